// SPDX-License-Identifier: Apache-2.0
//
// What a failed condition measured, and which way is worse: a waiver of the failure holds as long
// as the measured value is no worse than the one that was waived.
//
//   // finance.operation.admin_fee <= cap, and it is not
//   for (const Measure& m : measures(*rule.require, activation, aimed, false))
//     m.value, m.worse                                    // 37,500, Worse::Larger
//
// Of the two sides of a comparison the measured one is that which reads facts and not only limits
// (constants, parameters, dates of the audit); where both do, the one that reads the field which
// the rule points at, else the first.
#pragma once

#include "base/text.h"
#include "cel/program.h"

#include <cstdint>
#include <vector>

namespace audit::cel {

/// What makes the measured value worse than it was.
enum class Worse : std::uint8_t {
  Larger,   ///< it should be at most the limit, or there should be none of it
  Smaller,  ///< it should be at least the limit
  Farther,  ///< it should equal the limit: a greater distance, or the other side of it
  Changed,  ///< there is no better and worse: any other value is another case
};

struct Measure {
  Value value;  ///< unknown where bounds decided
  TypeRef type = nullptr;
  Value limit;  ///< Null where there is none (Changed)
  TypeRef limit_type = nullptr;
  Worse worse = Worse::Changed;
  bool personal = false;
  /// The condition measures something else of this kind too, so that a value alone does not say
  /// which of them it is of.
  bool is_one_of_several = false;
  base::Text text;        ///< 管理费 37,500 元
  base::Text limit_text;  ///< 项目总经费 300,000 元 × 10 % = 30,000 元
};

/// The comparisons by which `program` came to be false. A list of which all (none) should be such
/// measures how many are not (are). Empty where a part that decided measures nothing: a list in
/// which something should be found, for one.
/// `aimed`: the field that the rule points at, or null.
std::vector<Measure> measures(const Program& program, Activation& activation, const Field* aimed,
                              bool show_personal);

}  // namespace audit::cel
