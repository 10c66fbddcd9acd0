// SPDX-License-Identifier: Apache-2.0
// Numbers from environment variables: seeds and lengths of property tests.
#pragma once

#include <cstdint>
#include <cstdlib>

namespace audit::test {

inline std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

}  // namespace audit::test
