// SPDX-License-Identifier: Apache-2.0
#include "writers/comparison/writer.h"

#include <array>

namespace audit::writers {

std::span<const ComparisonFormat> comparison_formats() {
  static constexpr std::array<ComparisonFormat, 3> formats{{
      {"text", make_comparison_text},
      {"jsonl", make_comparison_jsonl},
      {"markdown", make_comparison_markdown},
  }};
  return formats;
}

}  // namespace audit::writers
