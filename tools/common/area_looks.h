// SPDX-License-Identifier: Apache-2.0
//
// Finds the files of areas among many without reading all of them as YAML.
//
//   const AreaLooks looks(model);
//   if (looks.like_an_area(text)) …                   // worth reading: it may be one
#pragma once

#include "model/model.h"

#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {

/// Whether a text may be that of an area: a line begins with the key of `kind` and goes on with a
/// word for a county or city, or the text is in braces. Says yes too often, never too rarely.
class AreaLooks {
 public:
  explicit AreaLooks(const model::Model& model);

  bool like_an_area(std::string_view text) const;

 private:
  bool is_kind(std::string_view line) const;

  std::vector<std::string> keys_, words_;
};

}  // namespace audit::tools
