// SPDX-License-Identifier: Apache-2.0
#include "results/fingerprint.h"

#include "base/digest.h"

#include <cstddef>

namespace audit::results {
namespace {

constexpr std::size_t fingerprint_digits =
    32;  // 128 bits: no collision among all findings there will ever be

}  // namespace

std::string fingerprint(const std::string& rule, const Subject& subject) {
  base::Digest digest;
  digest.add(rule);
  digest.add(subject.kind);
  digest.add(subject.id);
  digest.add(subject.key);
  return digest.hex().substr(0, fingerprint_digits);
}

std::string fingerprint_of(const Result& result) {
  return result.fingerprint.empty() ? fingerprint(result.rule, result.subject) : result.fingerprint;
}

}  // namespace audit::results
