// SPDX-License-Identifier: Apache-2.0
#include "common/area_looks.h"

#include <algorithm>

namespace audit::tools {

AreaLooks::AreaLooks(const model::Model& model) {
  const cel::Field* kind = model.document(model::DocumentKind::County).find("kind");
  if (kind == nullptr || kind->type->enumeration == nullptr) {
    return;
  }
  keys_ = {kind->en, kind->zh};
  keys_.insert(keys_.end(), kind->synonyms.begin(), kind->synonyms.end());
  for (const cel::EnumType::Member& member : kind->type->enumeration->members) {
    if (member.id == "county" || member.id == "city") {
      words_.push_back(member.id);
      words_.push_back(member.zh);
      words_.insert(words_.end(), member.synonyms.begin(), member.synonyms.end());
    }
  }
}

bool AreaLooks::like_an_area(std::string_view text) const {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    if (is_kind(line)) {
      return true;
    }
  }
  return false;
}

bool AreaLooks::is_kind(std::string_view line) const {
  const bool is_key = line.starts_with('{') || line.starts_with("\xEF\xBB\xBF") ||
                      line.starts_with('"') || line.starts_with('\'') || line.starts_with('?') ||
                      line.starts_with("---") ||
                      std::any_of(keys_.begin(), keys_.end(),
                                  [&](const std::string& key) { return line.starts_with(key); });
  return is_key && std::any_of(words_.begin(), words_.end(), [&](const std::string& word) {
           return line.find(word) != std::string_view::npos;
         });
}

}  // namespace audit::tools
