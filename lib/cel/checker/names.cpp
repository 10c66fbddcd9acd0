// SPDX-License-Identifier: Apache-2.0
// Names: variables, root fields, fields of records; what they read and whether it is personal.
#include "base/utf8.h"
#include "cel/checker/pass.h"
#include "cel/diagnostics.h"
#include "cel/program_impl.h"

#include <algorithm>

namespace audit::cel {

std::string nearest(std::string_view name, const std::vector<std::string_view>& candidates) {
  // A third of the name may be wrong, two characters of a word (`aera`), one of a short one; never
  // all.
  const std::size_t length = base::count_code_points(name);
  const std::size_t slips = length < 4 ? 1 : std::max<std::size_t>(2, length / 3);
  const std::size_t limit = std::min(slips, std::max<std::size_t>(length, 1) - 1);
  std::size_t best = limit + 1;
  std::string_view found;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = base::edit_distance(name, candidate, limit);
    if (distance < best && !candidate.empty()) {
      best = distance;
      found = candidate;
    }
  }
  return std::string(found);
}

std::string CheckerPass::suggestion(std::string_view name,
                                    const std::vector<std::string_view>& candidates) const {
  std::vector<std::string_view> all = candidates;
  for (const LocalVariable& local : locals_) {
    all.push_back(local.name);
  }
  return nearest(name, all);
}

TypeRef CheckerPass::check_node(const Expr& expr, const Identifier& identifier) {
  Resolved& resolved = at(expr);
  const auto local = std::find_if(locals_.rbegin(), locals_.rend(), [&](const LocalVariable& l) {
    return l.name == identifier.name;
  });
  if (local != locals_.rend() && !identifier.absolute) {
    resolved.local = local->slot;
    resolved.personal = local->personal;
    resolved.path = local->path;
    return local->type;
  }
  if (const Variable* variable = environment_.find_variable(identifier.name)) {
    return check_variable(expr, *variable);
  }
  if (const auto root = environment_.find_root_field(identifier.name); root.field != nullptr) {
    resolved.variable = root.record;
    return check_field(expr, std::string(root_path), root.record->personal, *root.field);
  }
  return fail(diagnostic::unknown_name(source_, expr.span, identifier.name,
                                       suggestion(identifier.name, environment_.names())));
}

TypeRef CheckerPass::check_variable(const Expr& expr, const Variable& variable) {
  Resolved& resolved = at(expr);
  resolved.variable = &variable;
  resolved.personal = variable.personal;
  resolved.path = variable.path;
  if (variable.program != nullptr) {
    for (const std::string& path : variable.program->reads()) {
      read(path);
    }
    read(variable.program->fields());
    return variable.type;
  }
  const auto& roots = environment_.root_records;
  if (std::find(roots.begin(), roots.end(), variable.slot) != roots.end()) {
    resolved.path = root_path;
  } else if (!variable.is_element) {
    resolved.path = variable.name;
    if (variable.type->kind != Kind::Record) {
      read(resolved.path);
    }
  }
  return variable.type;
}

/// Select or root field: `path` is that of the record; a record that was computed (windows) has
/// none, and its fields are nothing that a file says.
TypeRef CheckerPass::check_field(const Expr& expr, const std::string& path, bool personal,
                                 const Field& field) {
  Resolved& resolved = at(expr);
  resolved.field = &field;
  read({&field});
  resolved.personal = personal || field.personal;
  resolved.path = path.empty()        ? std::string()
                  : path == root_path ? field.en
                                      : path + "." + field.en;
  if (field.type->kind != Kind::Record) {
    read(resolved.path);
  }
  if (field.derived != nullptr) {
    resolved.personal |= field.derived->is_personal() && field.type->kind != Kind::Bool;
    read(field.derived->fields());
    read_derived(field, path);
  }
  return field.type;
}

/// What a derived field reads are fields of its own record, and the dates.
void CheckerPass::read_derived(const Field& field, const std::string& owner) {
  for (const std::string& name : field.derived->reads()) {
    const std::string first = name.substr(0, name.find('.'));
    const bool is_date = first == "as_of" || first == "base_date" || first == "period";
    if (is_date || owner == root_path) {
      read(name);
    } else if (!owner.empty()) {
      read(owner + "." + name);
    }
  }
}

const Field* CheckerPass::find_field(const Expr& operand, std::string_view name, base::Span span) {
  TypeRef type = type_of(operand);
  if (type->kind == Kind::Error) {
    return nullptr;
  }
  if (type->kind != Kind::Record) {
    fail(diagnostic::no_fields(source_, span, name, type));
    return nullptr;
  }
  const Field* field = type->record->find(name);
  if (field == nullptr) {
    std::vector<std::string_view> names;
    for (const Field& one : type->record->fields) {
      names.push_back(one.en);
      names.push_back(one.zh);
    }
    fail(diagnostic::unknown_field(source_, span, name, type, nearest(name, names)));
  }
  return field;
}

TypeRef CheckerPass::check_node(const Expr& expr, const Select& select) {
  check(*select.operand);
  const Field* field = find_field(*select.operand, select.field, select.field_span);
  if (field == nullptr) {
    return error_type();
  }
  const Resolved& operand = at(*select.operand);
  return check_field(expr, operand.path, operand.personal, *field);
}

TypeRef CheckerPass::check_node(const Expr& expr, const Presence& presence) {
  if (!options_.allow_has && pack()) {
    return fail(diagnostic::about_the_file(source_, expr.span, "has"));
  }
  const Field* field = nullptr;
  std::string path(root_path);
  if (presence.operand != nullptr) {
    check(*presence.operand);
    field = find_field(*presence.operand, presence.field, presence.field_span);
    path = at(*presence.operand).path;
  } else {
    const auto root = environment_.find_root_field(presence.field);
    field = root.field;
    at(expr).variable = root.record;
    if (field == nullptr) {
      fail(diagnostic::has_needs_field(source_, presence.field_span));
    }
  }
  if (field == nullptr) {
    return error_type();
  }
  if (field->derived != nullptr) {
    return fail(diagnostic::has_derived(source_, presence.field_span, presence.field));
  }
  check_field(expr, path, false, *field);
  at(expr).personal = false;
  return bool_type();
}

void CheckerPass::read(const std::vector<const Field*>& fields) {
  for (const Field* field : fields) {
    if (std::find(checked_.fields.begin(), checked_.fields.end(), field) == checked_.fields.end()) {
      checked_.fields.push_back(field);
    }
  }
}

void CheckerPass::read(const std::string& path) {
  if (!path.empty() &&
      std::find(checked_.reads.begin(), checked_.reads.end(), path) == checked_.reads.end()) {
    checked_.reads.push_back(path);
  }
}

}  // namespace audit::cel
