// SPDX-License-Identifier: Apache-2.0
#include "check/kept_fields.h"

#include <vector>

namespace audit::check {

void add_area_fields(const rules::Pack& pack, model::FieldSet& fields) {
  const auto add = [&fields](const std::vector<const cel::Field*>& read) {
    fields.insert(read.begin(), read.end());
  };
  const auto add_program = [&](const rules::ProgramRef& program) {
    if (program != nullptr) {
      add(program->fields());
    }
  };
  const auto add_text = [&](const rules::TemplateRef& text) {
    if (text != nullptr) {
      add(text->fields());
    }
  };
  for (const rules::Rule& rule : pack.rules) {
    if (rule.scope == rules::Scope::Station) {
      continue;
    }
    for (const rules::ProgramRef& program :
         {rule.group_when, rule.when, rule.require, rule.due, rule.at}) {
      add_program(program);
    }
    for (const rules::ForEach& entry : rule.for_each) {
      add_program(entry.list);
    }
    for (const rules::Let& let : rule.lets) {
      add_program(let.program);
    }
    for (const rules::TemplateRef& text :
         {rule.message, rule.message_en, rule.remedy, rule.remedy_en}) {
      add_text(text);
    }
  }
}

}  // namespace audit::check
