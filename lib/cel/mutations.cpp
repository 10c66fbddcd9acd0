// SPDX-License-Identifier: Apache-2.0
#include "cel/mutations.h"

#include "cel/conditions.h"
#include "cel/eval/plan.h"
#include "cel/eval/rewriter.h"
#include "cel/program_impl.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace audit::cel {
namespace {

using base::Number;

/// A comparison and the operators that somebody could have written for it: the neighbour that
/// differs on the boundary alone, and the opposite.
struct Comparison {
  std::string_view operation;  ///< as overloads are named
  std::string_view written;
  std::array<std::string_view, 2> others;  ///< as they are written
};

constexpr Comparison comparisons[] = {
    {"_>=_", ">=", {">", "<"}}, {"_>_", ">", {">=", "<="}}, {"_<=_", "<=", {"<", ">"}},
    {"_<_", "<", {"<=", ">="}}, {"_==_", "==", {"!=", ""}}, {"_!=_", "!=", {"==", ""}},
};

constexpr int most_fraction_digits = 6;

/// How many fraction digits a number is written with; below one at least two, for shares.
std::optional<int> fraction_digits(const Number& number) {
  std::int64_t power = 1;
  for (int digits = 0; digits <= most_fraction_digits; ++digits, power *= 10) {
    if (power % number.denominator() == 0) {
      return digits > 0 && number < Number(1) ? std::max(digits, 2) : digits;
    }
  }
  return std::nullopt;
}

std::optional<Value> one_step(const Number& number, bool up) {
  const auto digits = fraction_digits(number);
  if (!digits) {
    return std::nullopt;
  }
  std::int64_t power = 1;
  for (int i = 0; i < *digits; ++i) {
    power *= 10;
  }
  const Number step = *Number::ratio(1, power);
  const auto result = up ? add(number, step) : subtract(number, step);
  return result && !result->is_negative() ? std::optional(Value::number(*result)) : std::nullopt;
}

std::optional<Value> one_step(base::Period period, bool up) {
  const std::int32_t sign = up ? 1 : -1;
  const bool is_years = period.months != 0 && period.months % 12 == 0 && period.days == 0;
  if (is_years) {
    period.months += 12 * sign;
  } else if (period.months != 0 && period.days == 0) {
    period.months += sign;
  } else {
    period.days += sign;
  }
  return Value(Value::Storage(period));
}

std::string written(const Value& value) {
  if (const auto* number = value.get<Number>()) {
    return base::to_text(*number);
  }
  if (const auto* date = value.get<base::Date>()) {
    return "date(\"" + base::to_text(*date) + "\")";
  }
  const auto* period = value.get<base::Period>();
  if (period == nullptr) {
    return {};
  }
  if (period->months % 12 == 0 && period->days == 0) {
    return "years(" + std::to_string(period->months / 12) + ")";
  }
  const std::string months = "months(" + std::to_string(period->months) + ")";
  const std::string days = "days(" + std::to_string(period->days) + ")";
  return period->days == 0 ? months : (period->months == 0 ? days : months + " + " + days);
}

const Node* logic(Op op, std::span<const Node* const> arguments, Arena& arena) {
  if (arguments.size() == 1) {
    return arguments[0];
  }
  Node node;
  node.op = op;
  node.type = arguments[0]->type;
  node.span = {arguments.front()->span.begin, arguments.back()->span.end};
  const std::span<const Node*> copy = arena.array<const Node*>(arguments.size());
  std::copy(arguments.begin(), arguments.end(), copy.begin());
  node.arguments = copy;
  return arena.make(node);
}

/// `a && b && c` with the operator in front of argument `at` as ||: && binds more strongly.
const Node* and_as_or(const Node& node, std::size_t at, Arena& arena) {
  const std::array<const Node*, 2> sides{logic(Op::And, node.arguments.first(at), arena),
                                         logic(Op::And, node.arguments.subspan(at), arena)};
  return logic(Op::Or, sides, arena);
}

/// `a || b || c` with the operator in front of argument `at` as &&.
const Node* or_as_and(const Node& node, std::size_t at, Arena& arena) {
  std::vector<const Node*> arguments(node.arguments.begin(), node.arguments.end());
  arguments[at - 1] = logic(Op::And, node.arguments.subspan(at - 1, 2), arena);
  arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(at));
  return logic(Op::Or, arguments, arena);
}

class Collector {
 public:
  explicit Collector(const Program& program) : text_(program.source().text) {}

  std::vector<Mutation> collect(const Node& root) {
    visit(root, root.span);
    std::stable_sort(all_.begin(), all_.end(),
                     [](const Mutation& a, const Mutation& b) { return a.at.begin < b.at.begin; });
    return std::move(all_);
  }

 private:
  /// `within`: the expression around the step.
  void visit(const Node& node, base::Span within) {
    if (node.op == Op::Constant) {
      threshold(node, within);
    } else if (node.op == Op::And || node.op == Op::Or) {
      connective(node);
    } else if (node.op == Op::Call && node.is_operator) {
      comparison(node);
    }
    for (const Node* argument : node.arguments) {
      visit(*argument, node.op == Op::Slot ? within : node.span);
    }
  }

  /// The operator between two operands: only brackets and white space stand there beside it.
  std::optional<base::Span> operator_between(const Node& left, const Node& right,
                                             std::string_view word) const {
    const std::size_t at = text_.find(word, left.span.end);
    if (at == std::string::npos || at + word.size() > right.span.begin) {
      return std::nullopt;
    }
    return base::Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
  }

  void comparison(const Node& node) {
    for (const Comparison& own : comparisons) {
      if (node.overload->name != own.operation) {
        continue;
      }
      const auto at = operator_between(*node.arguments[0], *node.arguments[1], own.written);
      for (const std::string_view other : own.others) {
        if (other.empty() || !at) {
          continue;
        }
        const std::string name = "_" + std::string(other) + "_";
        const Overload* overload = &find_overloads(name, Dialect::Pack).front();
        all_.push_back({.step = &node,
                        .at = *at,
                        .within = node.span,
                        .instead = std::string(other),
                        .make = [overload](const Node& now, Arena& arena) -> const Node* {
                          Node copy = now;
                          copy.overload = overload;
                          return arena.make(copy);
                        }});
      }
    }
  }

  void connective(const Node& node) {
    const bool is_and = node.op == Op::And;
    for (std::size_t i = 1; i < node.arguments.size(); ++i) {
      const Node& left = *node.arguments[i - 1];
      const Node& right = *node.arguments[i];
      const auto at = operator_between(left, right, is_and ? "&&" : "||");
      if (!at) {
        continue;
      }
      all_.push_back({.step = &node,
                      .at = *at,
                      .within = {left.span.begin, right.span.end},
                      .instead = is_and ? "||" : "&&",
                      .make = [is_and, i](const Node& now, Arena& arena) {
                        return is_and ? and_as_or(now, i, arena) : or_as_and(now, i, arena);
                      }});
    }
  }

  void threshold(const Node& node, base::Span within) {
    for (const bool up : {true, false}) {
      const auto value = cel::one_step(node.constant, up);
      if (!value) {
        continue;
      }
      all_.push_back({.step = &node,
                      .at = node.span,
                      .within = within,
                      .instead = written(*value),
                      .make = [value](const Node& now, Arena& arena) -> const Node* {
                        Node copy = now;
                        copy.constant = *value;
                        return arena.make(copy);
                      }});
    }
  }

  const std::string& text_;
  std::vector<Mutation> all_;
};

}  // namespace

std::optional<Value> one_step(const Value& value, bool up) {
  if (const auto* number = value.get<Number>()) {
    return one_step(*number, up);
  }
  if (const auto* date = value.get<base::Date>()) {
    const auto day = base::Date::from_days(date->days() + (up ? 1 : -1));
    return day ? std::optional(Value::date(*day)) : std::nullopt;
  }
  const auto* period = value.get<base::Period>();
  return period != nullptr ? one_step(*period, up) : std::nullopt;
}

std::vector<Mutation> mutations(const Program& program) {
  return Collector(program).collect(*program.impl().plan);
}

std::string original_text(const Program& program, const Mutation& mutation) {
  return in_one_line(program.source(), mutation.within);
}

std::string mutated_text(const Program& program, const Mutation& mutation) {
  const std::string_view text = program.source().text;
  std::string result(text.substr(mutation.within.begin, mutation.at.begin - mutation.within.begin));
  result += mutation.instead;
  result += text.substr(mutation.at.end, mutation.within.end - mutation.at.end);
  return in_one_line(result);
}

struct Mutator::Impl {
  Rewriter rewriter;
};

Mutator::Mutator(const Mutation& mutation)
    : impl_(new Impl{Rewriter([mutation](const Node& original, const Node* now, Arena& arena) {
        return &original == mutation.step ? mutation.make(*now, arena) : now;
      })}) {}

Mutator::~Mutator() = default;

std::shared_ptr<const Program> Mutator::apply(const std::shared_ptr<const Program>& program) {
  return impl_->rewriter.rewrite(program);
}

}  // namespace audit::cel
