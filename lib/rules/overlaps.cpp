// SPDX-License-Identifier: Apache-2.0
#include "rules/overlaps.h"

#include "cel/constraints.h"
#include "model/submission.h"
#include "rules/library.h"
#include "rules/lint_diagnostics.h"
#include "rules/overlay.h"
#include "rules/tailor.h"
#include "rules/test_cases.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace audit::rules {
namespace {

using cel::Constraint;
using Constraints = std::vector<Constraint>;

const Constraint* find(const Constraints& constraints, const std::string& subject) {
  const auto found = std::find_if(constraints.begin(), constraints.end(),
                                  [&](const Constraint& c) { return c.subject == subject; });
  return found == constraints.end() ? nullptr : &*found;
}

void add(const Constraint& constraint, Constraints& to) {
  if (const Constraint* same = find(to, constraint.subject)) {
    Constraint& own = to[static_cast<std::size_t>(same - to.data())];
    own.range = own.range & constraint.range;
  } else {
    to.push_back(constraint);
  }
}

Constraints joined(const Constraints& a, const Constraints& b) {
  Constraints all = a;
  for (const Constraint& constraint : b) {
    add(constraint, all);
  }
  return all;
}

bool is_possible(const Constraints& constraints) {
  return std::none_of(constraints.begin(), constraints.end(),
                      [](const Constraint& c) { return c.range.is_empty(); });
}

/// A rule as far as it is made of comparisons; of one over a table, for one of its rows.
struct Statement {
  const Pack* pack = nullptr;
  const Rule* rule = nullptr;
  std::string items;  ///< of for_each, and the scope: only the same are compared
  std::string table;  ///< whose rows for_each takes; only the same rows of one are compared
  std::vector<std::string> rows;
  Constraints when, require;
};

/// More rows of tables than these are not looked at: pairs of them are compared.
constexpr std::size_t max_rows = 200;

class StatementReader {
 public:
  StatementReader(const Rule& rule, const Pack& pack, std::vector<Statement>& found)
      : rule_(rule), pack_(pack), found_(found) {}

  void read() {
    const bool is_set =
        std::all_of(rule_.parameters.begin(), rule_.parameters.end(), [&](int index) {
          return pack_.parameters[static_cast<std::size_t>(index)].value.kind() != cel::Kind::Null;
        });
    if (rule_.require != nullptr && !rule_.is_disabled && is_set) {
      each_row(0);
    }
  }

 private:
  void each_row(std::size_t level) {
    if (level == rule_.for_each.size()) {
      add_statement();
      return;
    }
    const ForEach& entry = rule_.for_each[level];
    const cel::List* rows = cel::rows_of(*entry.list, meanings_);
    if (rows == nullptr) {
      const std::string items = cel::canonical_text(*entry.list, meanings_) + "[]";
      meanings_.slots[entry.slot] = items;
      items_ += items;
      each_row(level + 1);
      return;
    }
    table_ += cel::canonical_text(*entry.list, meanings_);
    for (std::size_t i = 0; i < std::min(rows->items.size(), max_rows); ++i) {
      if (const cel::Record* row = rows->items[i].record()) {
        meanings_.rows[entry.slot] = row;
        rows_.push_back(model::item_name(*row));
        each_row(level + 1);
        rows_.pop_back();
      }
    }
  }

  void add_statement() {
    Statement statement{.pack = &pack_,
                        .rule = &rule_,
                        .items = items_,
                        .table = table_,
                        .rows = rows_,
                        .when = {},
                        .require = cel::constraints(*rule_.require, meanings_)};
    for (const ProgramRef& when : {rule_.group_when, rule_.when}) {
      if (when != nullptr) {
        statement.when = joined(statement.when, cel::constraints(*when, meanings_));
      }
    }
    found_.push_back(std::move(statement));
  }

  const Rule& rule_;
  const Pack& pack_;
  std::vector<Statement>& found_;
  cel::Meanings meanings_{.parameter_slot = root_slots.param,
                          .parameters = pack_.parameter_record,
                          .slots = {{root_slots.subject, ""}},
                          .rows = {},
                          .day_slots = {root_slots.as_of, root_slots.base_date, root_slots.period}};
  std::string items_ = std::to_string(static_cast<int>(rule_.scope));
  std::string table_;
  std::vector<std::string> rows_;
};

base::Place place_of(const Statement& statement, const std::string& subject) {
  const cel::Source& source = statement.rule->require->source();
  const Constraint* constraint = find(statement.require, subject);
  return source.place(constraint != nullptr
                          ? constraint->span
                          : base::Span{0, static_cast<std::uint32_t>(source.text.size())});
}

bool have_a_day_in_common(const Rule& a, const Rule& b) {
  const auto ends_before = [](const Rule& one, const Rule& other) {
    return one.until && other.effective && *one.until < *other.effective;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

/// On every day on which the other rule is in force.
bool is_in_force_with(const Rule& rule, const Rule& other) {
  const bool begins = !rule.effective || (other.effective && *rule.effective <= *other.effective);
  const bool lasts = !rule.until || (other.until && *other.until <= *rule.until);
  return begins && lasts;
}

bool is_declared(const Rule& a, const Rule& b) {
  const auto names = [](const Rule& one, const Rule& other) {
    return std::any_of(one.see.begin(), one.see.end(),
                       [&](const See& see) { return see.rule == other.info.id; });
  };
  return names(a, b) || names(b, a);
}

/// The subject on which the two cannot both be met.
const std::string* contradictory(const Statement& a, const Statement& b) {
  const Constraints both = joined(a.when, b.when);
  if (!is_possible(both) || !is_possible(joined(both, a.require)) ||
      !is_possible(joined(both, b.require))) {
    return nullptr;  // never both, or one of them alone is at odds with when the other applies
  }
  const Constraints all = joined(joined(both, a.require), b.require);
  for (const Constraint& constraint : a.require) {
    if (find(b.require, constraint.subject) != nullptr &&
        find(all, constraint.subject)->range.is_empty()) {
      return &constraint.subject;
    }
  }
  return nullptr;
}

/// Whenever `weaker` applies so does `stronger`, and meeting that one meets the weaker.
bool implies(const Statement& stronger, const Statement& weaker) {
  const auto follows = [](const Constraints& from, const Constraints& all) {
    return std::all_of(all.begin(), all.end(), [&](const Constraint& wanted) {
      const Constraint* given = find(from, wanted.subject);
      return given != nullptr && wanted.range.contains(given->range);
    });
  };
  return is_in_force_with(*stronger.rule, *weaker.rule) && follows(weaker.when, stronger.when) &&
         follows(stronger.require, weaker.require);
}

class Comparison {
 public:
  Comparison(const Pack& pack, base::Diagnostics& diagnostics)
      : pack_(pack), diagnostics_(diagnostics) {
    const Pack* const packs[] = {&pack};
    base::Diagnostics ignored;  // a single pack does not disagree with itself
    judging_ = tailor_.packs(packs, first_full_day(pack), ignored);
    for (const Pack* one : judging_) {
      add_statements(*one, one->info.id == pack.info.id ? own_ : bases_);
    }
  }

  void inside() {
    each_pair([this](const Statement& second, const Statement& first) { compare(second, first); });
  }

  void implications() {
    each_pair([this](const Statement& second, const Statement& first) { follow(second, first); });
  }

  /// With the packs that it extends, and of those the rules that it has tailored.
  void with_bases() {
    for (std::size_t i = 0; i < bases_.size(); ++i) {
      for (const Statement& own : own_) {
        compare(own, bases_[i]);
      }
      for (std::size_t j = 0; j < i; ++j) {
        if (is_tailored(bases_[i]) || is_tailored(bases_[j])) {
          compare(bases_[i], bases_[j]);
        }
      }
    }
  }

  void with(const Pack& other) {
    const bool is_related = std::any_of(judging_.begin(), judging_.end(), [&](const Pack* one) {
      return one->info.id == other.info.id;
    });
    if (is_related || extends(other, pack_) || !may_meet(pack_.applies_to, other.applies_to)) {
      return;
    }
    std::vector<Statement> others;
    add_statements(other, others);
    for (const Statement& own : own_) {
      for (const Statement& their : others) {
        compare(own, their);
      }
    }
  }

 private:
  template <class Look>
  void each_pair(Look look) const {
    for (std::size_t i = 0; i < own_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        look(own_[i], own_[j]);
      }
    }
  }

  static void add_statements(const Pack& pack, std::vector<Statement>& to) {
    for (const Rule& rule : pack.rules) {
      StatementReader(rule, pack, to).read();
    }
  }

  bool is_tailored(const Statement& statement) const {
    return std::any_of(statement.rule->settings.begin(), statement.rule->settings.end(),
                       [&](const Setting* setting) { return setting->by == pack_.info.id; });
  }

  static bool are_comparable(const Statement& a, const Statement& b) {
    const bool are_rows_apart =
        !a.table.empty() && !b.table.empty() && (a.table != b.table || a.rows != b.rows);
    return a.rule != b.rule && a.items == b.items && !are_rows_apart &&
           have_a_day_in_common(*a.rule, *b.rule) && !is_declared(*a.rule, *b.rule);
  }

  void compare(const Statement& second, const Statement& first) {
    if (!are_comparable(second, first)) {
      return;
    }
    const std::string* subject = contradictory(second, first);
    if (subject != nullptr && told_.emplace(second.rule, first.rule).second) {
      diagnostics_.add(contradiction(side(second, *subject), side(first, *subject)));
    }
  }

  void follow(const Statement& second, const Statement& first) {
    if (!are_comparable(second, first) || !second.table.empty() || !first.table.empty()) {
      return;
    }
    const auto tell = [&](const Statement& weaker, const Statement& stronger) {
      const std::string& subject = weaker.require.front().subject;
      diagnostics_.add(implied(side(weaker, subject), side(stronger, subject)));
    };
    if (implies(first, second)) {
      tell(second, first);
    } else if (implies(second, first)) {
      tell(first, second);
    }
  }

  static Asked side(const Statement& statement, const std::string& subject) {
    const Constraint* constraint = find(statement.require, subject);
    Asked result{.rule = statement.rule->info.id,
                 .row = {},
                 .at = place_of(statement, subject),
                 .what = constraint != nullptr ? constraint->range.text() : base::Text()};
    for (const std::string& row : statement.rows) {
      result.row += (result.row.empty() ? "" : " ") + row;
    }
    return result;
  }

  const Pack& pack_;
  base::Diagnostics& diagnostics_;
  Tailor tailor_;
  std::vector<const Pack*> judging_;
  std::vector<Statement> own_, bases_;
  std::set<std::pair<const Rule*, const Rule*>> told_;  ///< a pair once, whatever its rows
};

/// `WH-9` of `WH-9.2`; empty where the id has no such end.
std::string_view requirement_of(std::string_view id) {
  const std::size_t dot = id.rfind('.');
  const bool is_numbered = dot != std::string_view::npos && dot + 1 < id.size() &&
                           id.find_first_not_of("0123456789", dot + 1) == std::string_view::npos;
  return is_numbered ? id.substr(0, dot) : std::string_view();
}

}  // namespace

void find_contradictions(const Pack& pack, std::span<const Pack* const> loaded,
                         base::Diagnostics& diagnostics) {
  Comparison comparison(pack, diagnostics);
  comparison.inside();
  comparison.with_bases();
  for (const Pack* other : loaded) {
    if (other == &pack) {
      break;  // each pair once
    }
    comparison.with(*other);
  }
}

void find_implications(const Pack& pack, base::Diagnostics& diagnostics) {
  Comparison(pack, diagnostics).implications();
}

void find_version_gaps(const Pack& pack, base::Diagnostics& diagnostics) {
  std::map<std::string_view, std::vector<const Rule*>> versions;
  for (const Rule& rule : pack.rules) {
    const std::string_view requirement = requirement_of(rule.info.id);
    const bool has_dates = rule.effective != pack.effective || rule.until != pack.until;
    if (!requirement.empty() && has_dates) {
      versions[requirement].push_back(&rule);
    }
  }
  for (auto& [requirement, rules] : versions) {
    std::stable_sort(rules.begin(), rules.end(), [](const Rule* a, const Rule* b) {
      return a->effective < b->effective;  // without a date: from the beginning, nullopt is less
    });
    for (std::size_t i = 1; i < rules.size(); ++i) {
      const Rule& earlier = *rules[i - 1];
      const Rule& later = *rules[i];
      if (earlier.until == pack.until || later.effective == pack.effective) {
        continue;  // one of them does not end where the other begins: two rules, not two versions
      }
      if (*later.effective <= *earlier.until) {
        diagnostics.add(versions_overlap(later, earlier));
      } else if (later.effective->days() > earlier.until->days() + 1) {
        diagnostics.add(versions_leave_gap(later, earlier));
      }
    }
  }
}

base::Date first_full_day(const Pack& pack) {
  const Pack* const packs[] = {&pack};
  base::Date day = *base::Date::parse(default_test_day);
  std::optional<base::Date> first;
  for (const Pack* one : with_bases(packs)) {
    if (one->effective && (!first || *first < *one->effective)) {
      first = one->effective;
    }
  }
  return first.value_or(day);
}

}  // namespace audit::rules
