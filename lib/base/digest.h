// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 of bytes, as the results name files and packs and as fingerprints are made (libmd).
//
//   sha256("abc")                                  // "ba7816bf…", 64 lower-case hex digits
//   Digest d; d.add("WH-26d"); d.add("A01"); d.hex()   // parts cannot run into each other
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace audit::base {

std::string sha256(std::string_view bytes);

/// A digest of several parts; each is preceded by its length, so that "ab" + "c" is not "a" + "bc".
class Digest {
 public:
  Digest();
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void add(std::string_view part);

  /// 64 lower-case hex digits; the digest is used up.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace audit::base
