// SPDX-License-Identifier: Apache-2.0
#include "common/environment.h"

#include <cstdlib>

namespace audit::tools {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
  return value == nullptr ? std::string_view() : value;
}

}  // namespace audit::tools
