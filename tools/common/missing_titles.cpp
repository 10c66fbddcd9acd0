// SPDX-License-Identifier: Apache-2.0
#include "common/missing_titles.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace audit::tools {
namespace {

/// The keys along a path of the model; nullopt where the document has no such field.
std::optional<base::Text> keys_along(const cel::RecordType& document, std::string_view path) {
  const cel::RecordType* record = &document;
  base::Text text;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('.'), path.size());
    const cel::Field* field = record == nullptr ? nullptr : record->find(path.substr(0, end));
    if (field == nullptr) {
      return std::nullopt;
    }
    text.zh += (text.zh.empty() ? "" : " › ") + field->zh;
    text.en += (text.en.empty() ? "" : ".") + field->en;
    cel::TypeRef type = field->type;
    while (type->kind == cel::Kind::List) {
      type = type->element;
    }
    record = type->kind == cel::Kind::Record ? type->record : nullptr;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return text;
}

}  // namespace

results::Statistics with_titles(results::Statistics statistics, const model::Model* model) {
  using model::DocumentKind;
  for (results::MissingCount& count : statistics.missing) {
    for (const DocumentKind kind :
         {DocumentKind::Station, DocumentKind::County, DocumentKind::City}) {
      const auto text =
          model == nullptr ? std::nullopt : keys_along(model->document(kind), count.field);
      if (text) {
        count.title = *text;
        break;
      }
    }
  }
  return statistics;
}

}  // namespace audit::tools
