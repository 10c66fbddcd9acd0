// SPDX-License-Identifier: Apache-2.0
#include "cel/constraints.h"

#include "cel/eval/plan.h"
#include "cel/program_impl.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace audit::cel {
namespace {

using base::Language;

/// `5 <= x` is `x >= 5`.
std::string_view turned(std::string_view operation) {
  constexpr std::pair<std::string_view, std::string_view> pairs[] = {
      {"_>=_", "_<=_"}, {"_<=_", "_>=_"}, {"_>_", "_<_"}, {"_<_", "_>_"}};
  for (const auto& [from, to] : pairs) {
    if (operation == from) {
      return to;
    }
  }
  return operation;
}

/// `!(x >= 5)` is `x < 5`.
std::string_view opposite(std::string_view operation) {
  constexpr std::pair<std::string_view, std::string_view> pairs[] = {
      {"_>=_", "_<_"}, {"_<_", "_>=_"},  {"_>_", "_<=_"},
      {"_<=_", "_>_"}, {"_==_", "_!=_"}, {"_!=_", "_==_"}};
  for (const auto& [from, to] : pairs) {
    if (operation == from) {
      return to;
    }
  }
  return {};
}

bool is_comparison(std::string_view operation) {
  return !opposite(operation).empty();
}

class Reader {
 public:
  explicit Reader(const Meanings& meanings) : meanings_(meanings) {}

  void conjuncts(const Node& node, bool is_negated, base::Span at) {
    switch (node.op) {
      case Op::And:
        if (!is_negated) {
          return each(node, is_negated, at);
        }
        break;
      case Op::Or:
        if (is_negated) {
          return each(node, is_negated, at);
        }
        break;
      case Op::Not:
        return conjuncts(*node.arguments[0], !is_negated, at);
      case Op::Let:
        return conjuncts(*node.program->impl().plan, is_negated, at);
      case Op::Call:
        if (comparison(node, is_negated, at)) {
          return;
        }
        break;
      case Op::Constant:
      case Op::Slot:
      case Op::Local:
      case Op::Field:
      case Op::Has:
      case Op::At:
      case Op::Find:
      case Op::Conditional:
      case Op::MakeList:
      case Op::Macro:
      case Op::Standard:
        break;
    }
    add(text_of(node), Range::truth(!is_negated), at);
  }

  std::string text_of(const Node& node) {
    if (!locals_.empty() && node.type != nullptr && node.type->kind == Kind::Date && is_day(node)) {
      return "day";
    }
    if (const auto value = fixed(node)) {
      return "=" + to_text(*value, node.type, {.language = Language::English});
    }
    switch (node.op) {
      case Op::Let:
        return text_of(*node.program->impl().plan);
      case Op::Slot: {
        const auto known = meanings_.slots.find(node.slot);
        return known != meanings_.slots.end() ? known->second : "#" + std::to_string(node.slot);
      }
      case Op::Local:
        return local(node.slot);
      case Op::Field:
      case Op::Has:
        return text_of(*node.arguments[0]) + (node.op == Op::Has ? "?" : ".") + node.field->en;
      case Op::Macro:
        return macro(node);
      case Op::Call:
        return list(std::string(node.overload->name), node);
      case Op::At:
        return list("at", node);
      case Op::Find:
        return list("find", node);
      case Op::And:
        return list("and", node);
      case Op::Or:
        return list("or", node);
      case Op::Not:
        return list("not", node);
      case Op::Conditional:
        return list("if", node);
      case Op::MakeList:
        return list("list", node);
      case Op::Constant:
      case Op::Standard:
        break;
    }
    return "?";
  }

  const List* rows(const Node& node) const {
    if (node.op == Op::Let) {
      return rows(*node.program->impl().plan);
    }
    if (node.op == Op::Macro &&
        (node.macro == MacroKind::Filter || node.macro == MacroKind::SortBy)) {
      return rows(*node.arguments[0]);
    }
    const auto value = fixed(node);
    return value ? value->list() : nullptr;
  }

  std::vector<Constraint> take() { return std::move(found_); }

 private:
  void each(const Node& node, bool is_negated, base::Span at) {
    for (const Node* argument : node.arguments) {
      conjuncts(*argument, is_negated, at.empty() ? argument->span : at);
    }
  }

  /// A constant, a parameter that has a value, a cell of a row.
  std::optional<Value> fixed(const Node& node) const {
    if (node.op == Op::Constant) {
      return node.constant;
    }
    if (node.op == Op::Let) {
      return fixed(*node.program->impl().plan);
    }
    if (node.op != Op::Field || node.arguments[0]->op != Op::Slot) {
      return std::nullopt;
    }
    const int slot = node.arguments[0]->slot;
    const auto row = meanings_.rows.find(slot);
    const Record* record = row != meanings_.rows.end()        ? row->second
                           : slot == meanings_.parameter_slot ? meanings_.parameters
                                                              : nullptr;
    if (record == nullptr || record->is_absent() || node.field->derived != nullptr) {
      return std::nullopt;
    }
    const Value& value = record->fields[static_cast<std::size_t>(node.field->index)];
    const bool is_known = value.kind() != Kind::Null && value.unknown() == nullptr;
    return is_known ? std::optional(value) : std::nullopt;
  }

  /// A day that is not written down in the rule, and not in the document either.
  bool is_day(const Node& node) const {
    bool moves = false;
    return is_outside_of_document(node, moves) && moves;
  }

  bool is_outside_of_document(const Node& node, bool& moves) const {
    if (node.op == Op::Let) {
      return is_outside_of_document(*node.program->impl().plan, moves);
    }
    if (node.op == Op::Slot) {
      const bool is_row = meanings_.rows.contains(node.slot);
      const bool is_day_slot = std::find(meanings_.day_slots.begin(), meanings_.day_slots.end(),
                                         node.slot) != meanings_.day_slots.end();
      moves = moves || is_row || is_day_slot;
      return is_row || is_day_slot || node.slot == meanings_.parameter_slot;
    }
    if (node.op == Op::Local || node.op == Op::Macro) {
      return false;
    }
    return std::all_of(node.arguments.begin(), node.arguments.end(), [&](const Node* argument) {
      return is_outside_of_document(*argument, moves);
    });
  }

  bool comparison(const Node& node, bool is_negated, base::Span at) {
    if (!node.is_operator || node.arguments.size() != 2) {
      return false;
    }
    const Node& left = *node.arguments[0];
    const Node& right = *node.arguments[1];
    const std::string_view name = node.overload->name;
    if (name == "_in_" && !is_negated) {
      const auto words = fixed(right);
      if (!words || words->list() == nullptr || fixed(left)) {
        return false;
      }
      add(text_of(left), Range::one_of(*words->list(), left.type), at);
      return true;
    }
    if (!is_comparison(name)) {
      return false;
    }
    const auto left_value = fixed(left);
    const auto right_value = fixed(right);
    if (left_value.has_value() == right_value.has_value()) {
      return false;
    }
    std::string_view operation = left_value ? turned(name) : name;
    operation = is_negated ? opposite(operation) : operation;
    const Node& asked = left_value ? right : left;
    const auto range =
        Range::compared(operation, left_value ? *left_value : *right_value, asked.type);
    if (range) {
      add(text_of(asked), *range, at);
    }
    return range.has_value();
  }

  void add(std::string subject, const Range& range, base::Span at) {
    const auto same = std::find_if(found_.begin(), found_.end(),
                                   [&](const Constraint& c) { return c.subject == subject; });
    if (same == found_.end()) {
      found_.push_back({.subject = std::move(subject), .range = range, .span = at});
    } else {
      same->range = same->range & range;
    }
  }

  std::string list(std::string name, const Node& node) {
    name += '(';
    for (const Node* argument : node.arguments) {
      name += (name.ends_with('(') ? "" : ",") + text_of(*argument);
    }
    return name + ')';
  }

  std::string local(int slot) const {
    const auto known = std::find(locals_.rbegin(), locals_.rend(), slot);
    return "$" + std::to_string(known == locals_.rend() ? -1 : locals_.rend() - known);
  }

  /// Variables are called by the depth at which they are bound.
  std::string macro(const Node& node) {
    std::string text =
        "macro" + std::to_string(static_cast<int>(node.macro)) + "(" + text_of(*node.arguments[0]);
    locals_.push_back(node.slot);
    for (const Node* argument : node.arguments.subspan(1)) {
      text += "," + text_of(*argument);
    }
    locals_.pop_back();
    return text + ")";
  }

  const Meanings& meanings_;
  std::vector<Constraint> found_;
  std::vector<int> locals_;
};

base::Text shown(const Value& value, TypeRef type) {
  return {.zh = to_text(value, type, {.language = Language::Chinese}),
          .en = to_text(value, type, {.language = Language::English})};
}

/// The place of a value on the line of all that are compared with it.
std::optional<base::Number> position(const Value& value) {
  if (const auto* number = value.get<base::Number>()) {
    return *number;
  }
  if (const auto* date = value.get<base::Date>()) {
    return base::Number(date->days());
  }
  const auto* word = value.get<EnumValue>();
  return word != nullptr && word->type->ordered ? std::optional(base::Number(word->index))
                                                : std::nullopt;
}

}  // namespace

std::optional<Range> Range::compared(std::string_view operation, const Value& value, TypeRef type) {
  Range result;
  const base::Text text = shown(value, type);
  const bool is_equal = operation == "_==_";
  if (const bool* flag = value.get<bool>()) {
    return truth(is_equal == *flag);
  }
  if (const auto at = position(value); at && operation != "_!=_") {
    const bool is_included = operation == "_>=_" || operation == "_<=_" || is_equal;
    const Bound bound{.at = *at, .is_included = is_included, .shown = text};
    if (is_equal || operation == "_>=_" || operation == "_>_") {
      result.low_ = bound;
    }
    if (is_equal || operation == "_<=_" || operation == "_<_") {
      result.high_ = bound;
    }
    return result;
  }
  const bool is_word =
      value.get<EnumValue>() != nullptr || value.get<std::string_view>() != nullptr;
  if (!is_word || (!is_equal && operation != "_!=_")) {
    return std::nullopt;
  }
  if (is_equal) {
    result.words_.emplace().emplace(text.en, text);
  } else {
    result.without_.emplace(text.en, text);
  }
  return result;
}

Range Range::one_of(const List& words, TypeRef type) {
  Range result;
  result.words_.emplace();
  for (const Value& word : words.items) {
    const base::Text text = shown(word, type);
    result.words_->emplace(text.en, text);
  }
  return result;
}

Range Range::truth(bool is_true) {
  Range result;
  const base::Text text =
      is_true ? base::Text{.zh = "是", .en = "yes"} : base::Text{.zh = "否", .en = "no"};
  result.words_.emplace().emplace(text.en, text);
  return result;
}

Range Range::operator&(const Range& other) const {
  Range result = *this;
  const auto tighter = [](std::optional<Bound>& own, const std::optional<Bound>& theirs,
                          bool is_low) {
    if (!theirs) {
      return;
    }
    const bool beats = !own || (is_low ? theirs->at > own->at : theirs->at < own->at) ||
                       (theirs->at == own->at && !theirs->is_included);
    if (beats) {
      own = theirs;
    }
  };
  tighter(result.low_, other.low_, true);
  tighter(result.high_, other.high_, false);
  if (other.words_) {
    if (result.words_) {
      std::erase_if(*result.words_,
                    [&](const auto& word) { return !other.words_->contains(word.first); });
    } else {
      result.words_ = other.words_;
    }
  }
  result.without_.insert(other.without_.begin(), other.without_.end());
  if (result.words_) {
    std::erase_if(*result.words_,
                  [&](const auto& word) { return result.without_.contains(word.first); });
  }
  return result;
}

bool Range::is_empty() const {
  if (words_ && words_->empty()) {
    return true;
  }
  return low_ && high_ &&
         (low_->at > high_->at ||
          (low_->at == high_->at && !(low_->is_included && high_->is_included)));
}

bool Range::contains(const Range& other) const {
  const auto holds = [](const std::optional<Bound>& own, const std::optional<Bound>& theirs,
                        bool is_low) {
    if (!own) {
      return true;
    }
    return theirs && ((is_low ? theirs->at > own->at : theirs->at < own->at) ||
                      (theirs->at == own->at && (own->is_included || !theirs->is_included)));
  };
  if (!holds(low_, other.low_, true) || !holds(high_, other.high_, false)) {
    return false;
  }
  const auto is_allowed = [&](const auto& word) {
    return (!words_ || words_->contains(word.first)) && !without_.contains(word.first);
  };
  if (other.words_) {
    return std::all_of(other.words_->begin(), other.words_->end(), is_allowed);
  }
  return !words_ && std::all_of(without_.begin(), without_.end(), [&](const auto& word) {
    return other.without_.contains(word.first);
  });
}

base::Text Range::text() const {
  const auto join = [](const std::map<std::string, base::Text>& words) {
    base::Text text;
    for (const auto& [key, word] : words) {
      text.zh += (text.zh.empty() ? "" : "、") + word.zh;
      text.en += (text.en.empty() ? "" : ", ") + word.en;
    }
    return text;
  };
  if (words_) {
    return join(*words_);
  }
  if (low_ && high_ && low_->at == high_->at) {
    return {.zh = "= " + low_->shown.zh, .en = "= " + low_->shown.en};
  }
  base::Text text;
  if (low_) {
    const std::string sign = low_->is_included ? "≥ " : "> ";
    text = {.zh = sign + low_->shown.zh, .en = sign + low_->shown.en};
  }
  if (high_) {
    const std::string sign = high_->is_included ? "≤ " : "< ";
    text.zh += (text.zh.empty() ? "" : "、") + sign + high_->shown.zh;
    text.en += (text.en.empty() ? "" : ", ") + sign + high_->shown.en;
  }
  if (text.empty()) {
    const base::Text others = join(without_);
    text = {.zh = "不是 " + others.zh, .en = "not " + others.en};
  }
  return text;
}

std::vector<Constraint> constraints(const Program& program, const Meanings& meanings) {
  Reader reader(meanings);
  const Node& plan = *program.impl().plan;
  reader.conjuncts(plan, false, plan.op == Op::And ? base::Span() : plan.span);
  return reader.take();
}

const List* rows_of(const Program& list, const Meanings& meanings) {
  return Reader(meanings).rows(*list.impl().plan);
}

std::string canonical_text(const Program& program, const Meanings& meanings) {
  return Reader(meanings).text_of(*program.impl().plan);
}

}  // namespace audit::cel
