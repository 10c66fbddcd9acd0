// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "check/audit.h"
#include "check/fields.h"

#include <array>
#include <string_view>
#include <utility>

namespace audit::check {
namespace {

const char* kind_of(model::DocumentKind kind) {
  switch (kind) {
    case model::DocumentKind::Station:
      return "station";
    case model::DocumentKind::County:
      return "county";
    case model::DocumentKind::City:
      return "city";
    case model::DocumentKind::Rulings:
      return "rulings";
  }
  return "";
}

}  // namespace

Identity identity_of(const model::BoundDocument& document) {
  Identity identity;
  if (document.root == nullptr) {
    return identity;
  }
  identity.number = base::comparison_form(text_field(*document.root, "id"));
  const model::Region& region = document.region;
  const std::string name = base::comparison_form(base::visible(text_field(*document.root, "name")));
  for (const std::string_view part : std::array<std::string_view, 5>{
           region.province, region.city, region.county, region.township, name}) {
    if (!part.empty()) {
      identity.name += identity.name.empty() ? "" : "/";
      identity.name += part;
    }
  }
  return identity;
}

results::Subject subject_of(const model::BoundDocument& document) {
  results::Subject subject{
      .kind = kind_of(document.kind), .id = {}, .name = {}, .item = {}, .key = {}};
  if (document.root == nullptr) {
    return subject;
  }
  subject.name = base::visible(text_field(*document.root, "name"));
  Identity identity = identity_of(document);
  subject.id = std::move(identity.number.empty() ? identity.name : identity.number);
  if (subject.id.empty()) {
    subject.id =
        "#" + std::to_string(document.index + 1);  // all that tells two nameless documents apart
  }
  return subject;
}

}  // namespace audit::check
