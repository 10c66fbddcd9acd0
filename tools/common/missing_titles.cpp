// SPDX-License-Identifier: Apache-2.0
#include "common/missing_titles.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace audit::tools {
namespace {

/// The keys along a path of the model, behind `text`; nullopt where the document has no such field.
std::optional<base::Text> keys_along(const cel::RecordType& document, std::string_view path,
                                     base::Text text = {}) {
  const cel::RecordType* record = &document;
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

/// What the rules of an area read of the files of its stations, and those of a city of its
/// counties: `stations.staff.birth_date`.
std::optional<base::Text> keys_of_members(const model::Model& model, std::string_view path) {
  using model::DocumentKind;
  const std::size_t end = path.find('.');
  const std::string_view root = path.substr(0, end);
  if ((root != "stations" && root != "counties") || end == std::string_view::npos) {
    return std::nullopt;
  }
  const cel::RecordType& document =
      model.document(root == "stations" ? DocumentKind::Station : DocumentKind::County);
  return keys_along(document, path.substr(end + 1),
                    {.zh = document.title.zh, .en = std::string(root)});
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
    if (count.title.empty() && model != nullptr) {
      count.title = keys_of_members(*model, count.field).value_or(base::Text());
    }
  }
  return statistics;
}

}  // namespace audit::tools
