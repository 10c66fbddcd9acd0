// SPDX-License-Identifier: Apache-2.0
#include "cel/environment.h"

#include "cel/program_impl.h"

#include <algorithm>
#include <cassert>

namespace audit::cel {

bool Variable::is_named(std::string_view wanted) const {
  return name == wanted || std::find(synonyms.begin(), synonyms.end(), wanted) != synonyms.end();
}

const Variable* Environment::Impl::find_variable(std::string_view name) const {
  const auto found = std::find_if(variables.rbegin(), variables.rend(),
                                  [name](const Variable& v) { return v.is_named(name); });
  return found == variables.rend() ? nullptr : &*found;
}

const Variable& Environment::Impl::variable_of(int slot) const {
  const auto found = std::find_if(variables.begin(), variables.end(),
                                  [slot](const Variable& v) { return v.slot == slot; });
  assert(found != variables.end());
  return *found;
}

Environment::Impl::RootField Environment::Impl::find_root_field(std::string_view name) const {
  for (auto slot = root_records.rbegin(); slot != root_records.rend(); ++slot) {
    const Variable& variable = variable_of(*slot);
    if (const Field* field = variable.type->record->find(name)) {
      return {.record = &variable, .field = field};
    }
  }
  return {};
}

std::vector<std::string_view> Environment::Impl::names() const {
  std::vector<std::string_view> all;
  for (const Variable& variable : variables) {
    all.push_back(variable.name);
    all.insert(all.end(), variable.synonyms.begin(), variable.synonyms.end());
  }
  for (const int slot : root_records) {
    for (const Field& field : variable_of(slot).type->record->fields) {
      all.push_back(field.en);
      all.push_back(field.zh);
    }
  }
  return all;
}

Environment::Environment(Dialect dialect, TypeTable& types) {
  auto impl = std::make_shared<Impl>();
  impl->dialect = dialect;
  impl->types = &types;
  impl_ = std::move(impl);
}

Environment::Impl& Environment::writable() {
  auto copy = impl_.use_count() == 1 ? std::const_pointer_cast<Impl>(impl_)
                                     : std::make_shared<Impl>(*impl_);
  impl_ = copy;
  return *copy;
}

Dialect Environment::dialect() const {
  return impl_->dialect;
}

TypeTable& Environment::types() const {
  return *impl_->types;
}

int Environment::slot_count() const {
  return impl_->next_slot;
}

int Environment::declare(std::string_view name, TypeRef type, std::vector<std::string> synonyms) {
  Impl& impl = writable();
  Variable& variable = impl.variables.emplace_back();
  variable.name = name;
  variable.synonyms = std::move(synonyms);
  variable.type = type;
  variable.slot = impl.next_slot++;
  return variable.slot;
}

int Environment::declare_element(std::string_view name, const Program& list) {
  const TypeRef type = list.type();
  const int slot = declare(name, type->kind == Kind::List ? type->element : type);
  Variable& variable = writable().variables.back();
  variable.personal = list.is_personal();
  variable.path = list.impl().path;
  variable.is_element = true;
  return slot;
}

void Environment::declare_fields(int slot) {
  Impl& impl = writable();
  assert(impl.variable_of(slot).type->kind == Kind::Record);
  impl.root_records.push_back(slot);
}

int Environment::declare_let(std::string_view name, std::shared_ptr<const Program> program) {
  const int slot = declare(name, program->impl().literal_type);
  Variable& variable = writable().variables.back();
  variable.personal = program->is_personal();
  variable.path = program->impl().path;
  variable.program = std::move(program);
  return slot;
}

void Environment::set_container(std::string_view container) {
  writable().container = container;
}

Environment derived_environment(const RecordType& record, TypeTable& types, TypeRef period) {
  Environment environment(Dialect::Pack, types);
  [[maybe_unused]] const int slot = environment.declare("", types.record(&record));
  assert(slot == derived_record_slot);
  environment.declare("as_of", TypeTable::simple(Kind::Date), {"审核日"});
  environment.declare("base_date", TypeTable::simple(Kind::Date), {"基准日"});
  environment.declare("period", period != nullptr ? period : types.record(&window_record()));
  environment.declare_fields(derived_record_slot);
  return environment;
}

const RecordType& window_record() {
  static const RecordType record = [] {
    RecordType type;
    type.name = "window";
    type.title = {.zh = "时段", .en = "window"};
    const auto add = [&type](std::string en, std::string zh, Kind kind) {
      Field field;
      field.title = {.zh = zh, .en = en};
      field.en = std::move(en);
      field.zh = std::move(zh);
      field.type = TypeTable::simple(kind);
      field.index = static_cast<int>(type.fields.size());
      type.fields.push_back(std::move(field));
    };
    add("number", "序号", Kind::Number);
    add("first", "首日", Kind::Date);
    add("last", "末日", Kind::Date);
    return type;
  }();
  return record;
}

}  // namespace audit::cel
