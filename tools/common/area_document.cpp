// SPDX-License-Identifier: Apache-2.0
#include "common/area_document.h"

#include "base/utf8.h"
#include "check/fields.h"

namespace audit::tools {
namespace {

using check::field;
using model::DocumentKind;

std::string name_of(const model::BoundDocument& document) {
  return base::comparison_form(check::text_field(*document.root, "name"));
}

}  // namespace

bool is_area(const model::BoundDocument& document) {
  return document.root != nullptr &&
         (document.kind == DocumentKind::County || document.kind == DocumentKind::City);
}

rules::Scope scope_of(const model::BoundDocument& document) {
  return document.kind == DocumentKind::County ? rules::Scope::County : rules::Scope::City;
}

std::string name_of_county(const model::BoundDocument& document) {
  return document.region.county.empty() ? name_of(document) : document.region.county;
}

rules::AppliesTo bounds_of(const model::BoundDocument& document) {
  const model::Region& region = document.region;
  rules::AppliesTo bounds{
      .province = region.province, .city = region.city, .county = {}, .code = region.code};
  if (document.kind == DocumentKind::County) {
    bounds.county = name_of_county(document);
  } else if (bounds.city.empty()) {
    bounds.city = name_of(document);
  }
  return bounds;
}

const cel::List* list_field(const cel::Record& record, std::string_view name) {
  return record.is_absent() ? nullptr : field(record, name).list();
}

base::Place key_place(const model::BoundDocument& document, const model::Submission& submission,
                      std::string_view name) {
  const base::Origin* origin = field(*document.root, name).origin();
  return {submission.file.source.get(), origin == nullptr ? base::Span() : origin->span};
}

}  // namespace audit::tools
