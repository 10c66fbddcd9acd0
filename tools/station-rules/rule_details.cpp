// SPDX-License-Identifier: Apache-2.0
#include "station-rules/rule_details.h"

#include "cel/program.h"
#include "model/model.h"
#include "rules/scopes.h"

#include <algorithm>
#include <utility>

namespace audit::tools {
namespace {

using base::Language;
using base::Text;

Text operator+(const Text& a, const Text& b) {
  return {.zh = a.zh + b.zh, .en = a.en + b.en};
}

Text both(const std::string& text) {
  return {.zh = text, .en = text};
}

/// The programs of a rule that decide it.
std::vector<rules::ProgramRef> programs_of(const rules::Rule& rule) {
  std::vector<rules::ProgramRef> programs;
  const auto add = [&](const rules::ProgramRef& program) {
    if (program != nullptr) {
      programs.push_back(program);
    }
  };
  add(rule.group_when);
  add(rule.when);
  for (const rules::ForEach& entry : rule.for_each) {
    add(entry.list);
  }
  add(rule.require);
  add(rule.due);
  return programs;
}

Text value_of(cel::TypeRef type) {
  switch (type->kind) {
    case cel::Kind::Bool:
      return {.zh = "是/否", .en = "yes or no"};
    case cel::Kind::Number: {
      const std::string zh = base::to_text(type->unit, Language::Chinese);
      const std::string en = base::to_text(type->unit, Language::English);
      return {.zh = zh.empty() ? "数" : "数（" + zh + "）",
              .en = en.empty() ? "number" : "number (" + en + ")"};
    }
    case cel::Kind::String:
      return {.zh = "文字", .en = "text"};
    case cel::Kind::Date:
      return {.zh = "日期", .en = "date"};
    case cel::Kind::Enum: {
      Text words{.zh = "选项：", .en = "one of "};
      for (const auto& member : type->enumeration->members) {
        const bool is_first = &member == &type->enumeration->members.front();
        words.zh += (is_first ? "" : "、") + member.zh;
        words.en += (is_first ? "" : ", ") + member.id;
      }
      return words;
    }
    case cel::Kind::List:
      return Text{.zh = "列表，每项为", .en = "list of "} + value_of(type->element);
    case cel::Kind::Record:
      return {.zh = "记录", .en = "record"};
    default:
      return both(cel::to_text(type));
  }
}

/// Paths of fields as programs name them, walked through the model.
class FieldList {
 public:
  FieldList(const rules::Pack& pack, const rules::Rule& rule) : pack_(pack), rule_(rule) {}

  std::vector<FieldUse> take() {
    for (const rules::ProgramRef& program : programs_of(rule_)) {
      for (const std::string& path : program->reads()) {
        add(path);
      }
    }
    // `staff` says nothing beside `staff.cert_level`.
    std::vector<FieldUse> leaves;
    for (const FieldUse& use : uses_) {
      const bool is_prefix = std::any_of(uses_.begin(), uses_.end(), [&](const FieldUse& other) {
        return other.path.en.starts_with(use.path.en + ".");
      });
      if (!is_prefix) {
        leaves.push_back(use);
      }
    }
    return leaves;
  }

 private:
  using DocumentKind = model::DocumentKind;

  void add(const std::string& path) {
    std::size_t from = 0;
    const std::string first = next(path, from);
    const cel::RecordType* record = &pack_.model->document(rules::document_kind(rule_.scope));
    Text prefix;
    const std::pair<std::string_view, DocumentKind> others[] = {{"county", DocumentKind::County},
                                                                {"city", DocumentKind::City},
                                                                {"stations", DocumentKind::Station},
                                                                {"counties", DocumentKind::County}};
    std::string name = first;
    const bool is_area = rule_.scope != rules::Scope::Station;
    for (const auto& [other, kind] : others) {
      const bool is_list = other == "stations" || other == "counties";
      if (first == other && (is_list ? is_area : kind != rules::document_kind(rule_.scope))) {
        record = &pack_.model->document(kind);
        prefix = record->title + both(".");
        prefix.en = first + ".";
        if (from >= path.size()) {
          return;
        }
        name = next(path, from);
      }
    }
    walk(path, from, name, *record, prefix);
  }

  void walk(const std::string& path, std::size_t from, std::string name,
            const cel::RecordType& document, Text prefix) {
    const cel::RecordType* record = &document;
    while (true) {
      const cel::Field* field = record->find(name);
      if (field == nullptr || field->derived != nullptr) {
        return;  // a name of the pack, or a field that nobody writes
      }
      prefix = prefix + Text{.zh = field->zh.empty() ? field->en : field->zh, .en = field->en};
      const cel::TypeRef inner = cel::innermost(field->type);
      if (from >= path.size() || inner->kind != cel::Kind::Record) {
        use(prefix, *field);
        return;
      }
      record = inner->record;
      name = next(path, from);
      prefix = prefix + both(".");
    }
  }

  void use(const Text& path, const cel::Field& field) {
    const bool is_known = std::any_of(uses_.begin(), uses_.end(),
                                      [&](const FieldUse& one) { return one.path.en == path.en; });
    if (!is_known) {
      uses_.push_back({.path = path, .title = field.title, .value = value_of(field.type)});
    }
  }

  static std::string next(const std::string& path, std::size_t& from) {
    const std::size_t dot = std::min(path.find('.', from), path.size());
    std::string name = path.substr(from, dot - from);
    from = dot + 1;
    return name;
  }

  const rules::Pack& pack_;
  const rules::Rule& rule_;
  std::vector<FieldUse> uses_;
};

/// Describes programs of one rule and gathers the lets that are told apart.
class Describer {
 public:
  explicit Describer(const rules::Pack& pack) : activation_(arena_, pack.slot_count) {
    activation_.set(rules::root_slots.param, cel::Value::record(pack.parameter_record));
  }

  /// A `when`; empty where it asks nothing.
  Text condition(const rules::ProgramRef& program, std::vector<cel::Description::Part>& parts) {
    if (program == nullptr || cel::describe(*program, activation_).is_always) {
      return {};
    }
    return (*this)(program, parts);
  }

  Text operator()(const rules::ProgramRef& program, std::vector<cel::Description::Part>& parts) {
    if (program == nullptr) {
      return {};
    }
    cel::Description description = cel::describe(*program, activation_);
    for (cel::Description::Part& part : description.parts) {
      const bool is_known =
          std::any_of(parts.begin(), parts.end(),
                      [&](const cel::Description::Part& other) { return other.name == part.name; });
      if (!is_known) {
        parts.push_back(std::move(part));
      }
    }
    return description.sentence;
  }

 private:
  cel::Arena arena_;
  cel::Activation activation_;
};

}  // namespace

RuleDetails details_of(const rules::Pack& pack, const rules::Rule& rule) {
  RuleDetails details;
  details.rule = &rule;
  Describer describe(pack);
  const Text of_group = describe.condition(rule.group_when, details.parts);
  const Text of_rule = describe.condition(rule.when, details.parts);
  const bool has_both = !of_group.empty() && !of_rule.empty();
  details.when = of_group + (has_both ? Text{.zh = "；并且 ", .en = "; and "} : Text()) + of_rule;
  for (const rules::ForEach& entry : rule.for_each) {
    details.for_each.push_back({.name = entry.name, .text = describe(entry.list, details.parts)});
  }
  details.require = describe(rule.require, details.parts);
  details.due = describe(rule.due, details.parts);
  details.fields = FieldList(pack, rule).take();
  for (const int index : rule.parameters) {
    details.parameters.push_back(&pack.parameters[static_cast<std::size_t>(index)]);
  }
  return details;
}

Text value_text(const rules::Parameter& parameter) {
  if (parameter.value.kind() == cel::Kind::Null) {
    return {.zh = "未定", .en = "not set"};
  }
  const auto in = [&](Language language) {
    return cel::to_text(parameter.value, parameter.type, {.language = language});
  };
  return {.zh = in(Language::Chinese), .en = in(Language::English)};
}

}  // namespace audit::tools
