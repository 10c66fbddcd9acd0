// SPDX-License-Identifier: Apache-2.0
//
// What a condition asks, as far as it is a row of plain comparisons with fixed values, so that two
// conditions can be compared without a document: can both hold, does one follow from the other?
//
// How many rooms there were on the day of judging, or at the end of the year of a row, is taken for
// the same number: a day inside of exists(), filter() … that depends on nothing of the document is
// `day`.
//
//   site.total_area >= 100 && mode in ["购买", "设岗"] && !(a || b)
//     site.total_area    [100, …)
//     mode               one of 购买, 设岗
//     a || b             no
//
// Everything that is not such a comparison is a condition of its own, which is met or is not: what
// it is made of is not looked into (of `a || b`, `x > 2 * y`, `all(…)` only that they are the same
// text or the opposite of it). Names of lets are replaced by what they stand for, names of fields
// by their English ones.
#pragma once

#include "base/number.h"
#include "base/source.h"
#include "base/text.h"
#include "cel/program.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audit::cel {

/// The values that a quantity, date or word may have: an interval, or some words, or all but some.
class Range {
 public:
  /// What `x operation value` leaves, operation as overloads are named (`_>=_`); nullopt where the
  /// value is of no kind that is understood.
  static std::optional<Range> compared(std::string_view operation, const Value& value,
                                       TypeRef type);
  static Range one_of(const List& words, TypeRef type);
  static Range truth(bool is_true);

  Range operator&(const Range& other) const;
  bool is_empty() const;
  /// Every value of the other is one of this.
  bool contains(const Range& other) const;

  /// `≥ 100 ㎡`, `5 至 8`, `购买、设岗`.
  base::Text text() const;

 private:
  struct Bound {
    base::Number at;
    bool is_included = true;
    base::Text shown;
  };

  std::optional<Bound> low_, high_;
  std::optional<std::map<std::string, base::Text>> words_;  ///< no others
  std::map<std::string, base::Text> without_;
};

struct Constraint {
  std::string subject;  ///< the same for the same quantity, however it is written
  Range range;
  base::Span span;  ///< in the text of the program that says it
};

/// What stands behind names while programs are read.
struct Meanings {
  int parameter_slot = -1;
  const Record* parameters = nullptr;
  std::map<int, std::string>
      slots;  ///< of the document, and of for_each: what its items are called
  std::map<int, const Record*> rows;  ///< of for_each over a table of a parameter: one row
  std::vector<int> day_slots;         ///< as_of, base_date, period
};

/// All of what must hold for the program to be true; each subject once.
std::vector<Constraint> constraints(const Program& program, const Meanings& meanings);

/// The rows that a list takes from a table of a parameter, whatever it may leave out of them; null
/// where it comes from elsewhere.
const List* rows_of(const Program& list, const Meanings& meanings);

/// What the program reads or computes, as a subject is called.
std::string canonical_text(const Program& program, const Meanings& meanings);

}  // namespace audit::cel
