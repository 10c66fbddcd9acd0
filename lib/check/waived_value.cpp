// SPDX-License-Identifier: Apache-2.0
#include "check/waived_value.h"

#include "base/utf8.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

namespace audit::check {
namespace {

using base::Language;
using base::Text;
using cel::Value;
using cel::Worse;

/// What has an order as a number: dates by their days, words by their rank.
std::optional<base::Number> rank(const Value& value) {
  if (const auto* number = value.get<base::Number>()) {
    return *number;
  }
  if (const auto* date = value.get<base::Date>()) {
    return base::Number(date->days());
  }
  const auto* word = value.get<cel::EnumValue>();
  return word != nullptr && word->type->ordered ? std::optional(base::Number(word->index))
                                                : std::nullopt;
}

std::string shown(const Value& value, cel::TypeRef type, bool personal, bool show_personal,
                  Language language) {
  return cel::to_text(value, type, {.language = language, .show_personal = show_personal},
                      personal);
}

std::string form_of(const Value& value, cel::TypeRef type) {
  return base::comparison_form(shown(value, type, false, true, Language::Chinese));
}

bool can_be_recorded(cel::TypeRef type) {
  switch (type->kind) {
    case cel::Kind::Bool:
    case cel::Kind::String:
    case cel::Kind::Number:
    case cel::Kind::Date:
    case cel::Kind::Enum:
      return true;
    default:
      return false;
  }
}

/// The recorded value as what the rule measures; unknown or Null where it is none (`problem`).
Value read(const Value& written, cel::TypeRef type, const model::Model& model, cel::Arena& arena,
           Text& problem) {
  base::Diagnostics diagnostics;
  const Value value = model.read_as(written, type, arena, diagnostics);
  if (!diagnostics.empty()) {
    problem = diagnostics.items().front().message;
  } else if (value.kind() == cel::Kind::Null || value.is_unknown()) {
    problem = {.zh = "请写出确切的值", .en = "write the exact value"};
  }
  return value;
}

std::vector<cel::Measure> measures_of(const rules::Rule& rule, cel::Activation& activation,
                                      bool show_personal) {
  const cel::Field* aimed =
      rule.at == nullptr || rule.at->fields().empty() ? nullptr : rule.at->fields().back();
  return cel::measures(*rule.require, activation, aimed, show_personal);
}

/// Whether what is shown of a value is read as the same value again.
bool is_recorded_exactly(const Value& value, cel::TypeRef type, const model::Model& model,
                         cel::Arena& arena) {
  if (value.kind() == cel::Kind::Null || value.is_unknown() || !can_be_recorded(type)) {
    return false;
  }
  const std::string text = base::visible(shown(value, type, false, true, Language::Chinese));
  const std::optional<Value> again = model.read_text(text, type, arena);
  return again && form_of(*again, type) == form_of(value, type);
}

Text not_comparable() {
  return {
      .zh =
          "这条规则没有可以和认定值比较的单一数值；请改用不带「认定值」的豁免，用「有效期至」限制",
      .en =
          "the rule measures no single value to compare with the waived one; leave out `value` "
          "and limit the waiver by `until`"};
}

}  // namespace

bool is_worse(Worse worse, const Value& now, const Value& then, const Value& limit,
              cel::TypeRef type) {
  const std::optional<base::Number> a = rank(now);
  const std::optional<base::Number> b = rank(then);
  if (!a || !b || worse == Worse::Changed) {
    return form_of(now, type) != form_of(then, type);
  }
  switch (worse) {
    case Worse::Larger:
      return *a > *b;
    case Worse::Smaller:
      return *a < *b;
    case Worse::Farther: {
      const std::optional<base::Number> middle = rank(limit);
      if (!middle) {
        return *a != *b;
      }
      // On the side of the limit where it was, and no further away.
      return *b >= *middle ? *a > *b || *a < *middle : *a < *b || *a > *middle;
    }
    case Worse::Changed:
      break;
  }
  return true;
}

bool is_stricter(Worse worse, const Value& now, const Value& then, cel::TypeRef type) {
  const std::optional<base::Number> a = rank(now);
  const std::optional<base::Number> b = rank(then);
  if (a && b && worse == Worse::Larger) {
    return *a < *b;
  }
  if (a && b && worse == Worse::Smaller) {
    return *a > *b;
  }
  return form_of(now, type) != form_of(then, type);
}

std::optional<results::Measured> measured(const rules::Rule& rule, cel::Activation& activation,
                                          const model::Model& model, bool show_personal) {
  const std::vector<cel::Measure> measures = measures_of(rule, activation, show_personal);
  if (measures.size() != 1) {
    return std::nullopt;
  }
  const cel::Measure& measure = measures.front();
  if (measure.is_one_of_several || (measure.personal && !show_personal) ||
      !is_recorded_exactly(measure.value, measure.type, model, activation.arena())) {
    return std::nullopt;
  }
  const auto written = [](const Value& value, cel::TypeRef type) {
    return shown(value, type, false, true, Language::Chinese);
  };
  results::Measured result{.value = written(measure.value, measure.type), .limit = {}};
  if (is_recorded_exactly(measure.limit, measure.limit_type, model, activation.arena())) {
    result.limit = written(measure.limit, measure.limit_type);
  }
  return result;
}

Comparison compare(const Ruling& waiver, const rules::Rule& rule, cel::Activation& activation,
                   const model::Model& model, bool show_personal) {
  const bool has_value = waiver.value.kind() != cel::Kind::Null;
  const bool has_limit = waiver.limit.kind() != cel::Kind::Null;
  if (!has_value && !has_limit) {
    return {};
  }
  const std::vector<cel::Measure> measures = measures_of(rule, activation, show_personal);
  if (measures.size() > 1) {
    const std::string count = std::to_string(measures.size());
    return {.lapse = {.zh = "现在有 " + count + " 处不符合，认定值只记了一处",
                      .en = count + " things fail now, and one value was waived"}};
  }
  if (measures.empty() || !can_be_recorded(measures.front().type) ||
      (has_limit && measures.front().limit.kind() == cel::Kind::Null)) {
    return {.lapse = not_comparable()};
  }
  const cel::Measure& measure = measures.front();
  if (measure.is_one_of_several) {
    return {.lapse = {.zh = "这条规则比较不止一个数值，认定值不能说明是哪一个；"
                            "请改用不带「认定值」的豁免，用「有效期至」限制",
                      .en = "the rule compares more than one value, and the waived one does not "
                            "say which; leave out `value` and limit the waiver by `until`"}};
  }
  if (measure.value.is_unknown() || measure.limit.is_unknown()) {
    return {.lapse = {.zh = "现在的值不全，无法与认定时比较（" + measure.text.zh + "）",
                      .en = "the present value is not known in full and cannot be compared (" +
                            measure.text.in(Language::English) + ")"}};
  }
  if (has_value) {
    Text problem;
    const Value then = read(waiver.value, measure.type, model, activation.arena(), problem);
    if (!problem.empty()) {
      return {.lapse = problem, .not_understood = waiver.value.origin()};
    }
    if (is_worse(measure.worse, measure.value, then, measure.limit, measure.type)) {
      const auto was = [&](Language language) {
        return shown(then, measure.type, measure.personal, show_personal, language);
      };
      return {.lapse = {
                  .zh = fmt::format("认定时 {}，现在 {}", was(Language::Chinese), measure.text.zh),
                  .en = fmt::format("waived at {}, now {}", was(Language::English),
                                    measure.text.in(Language::English))}};
    }
  }
  if (has_limit) {
    Text problem;
    const Value then = read(waiver.limit, measure.limit_type, model, activation.arena(), problem);
    if (!problem.empty()) {
      return {.lapse = problem, .not_understood = waiver.limit.origin()};
    }
    if (is_stricter(measure.worse, measure.limit, then, measure.limit_type)) {
      const auto was = [&](Language language) {
        return shown(then, measure.limit_type, false, show_personal, language);
      };
      return {.lapse = {.zh = fmt::format("认定时限值 {}，现在 {}", was(Language::Chinese),
                                          measure.limit_text.zh),
                        .en = fmt::format("the limit was {}, now {}", was(Language::English),
                                          measure.limit_text.in(Language::English))}};
    }
  }
  return {};
}

}  // namespace audit::check
