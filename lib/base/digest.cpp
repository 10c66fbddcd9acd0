// SPDX-License-Identifier: Apache-2.0
#include "base/digest.h"

#include <array>
#include <cstdint>
#include <sha2.h>
#include <sys/types.h>  // sha2.h uses its types

namespace audit::base {
namespace {

std::string finish(SHA2_CTX& context) {
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> bytes{};
  SHA256Final(bytes.data(), &context);
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

void update(SHA2_CTX& context, std::string_view bytes) {
  SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

struct Digest::State {
  SHA2_CTX context{};
};

Digest::Digest() : state_(std::make_unique<State>()) {
  SHA256Init(&state_->context);
}

Digest::~Digest() = default;

void Digest::add(std::string_view part) {
  update(state_->context, std::to_string(part.size()) + ':');
  update(state_->context, part);
}

std::string Digest::hex() {
  return finish(state_->context);
}

std::string sha256(std::string_view bytes) {
  SHA2_CTX context;
  SHA256Init(&context);
  update(context, bytes);
  return finish(context);
}

}  // namespace audit::base
