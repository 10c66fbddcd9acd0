// SPDX-License-Identifier: Apache-2.0
//
// Random well-typed expressions over the station of world.h, as text, for properties of the
// language.
//
//   ExpressionGen gen(random);
//   gen.boolean(3)      // staff.filter(a, a.sw_degree).map(a, a.wage).sum() <= finance.total * 2
//   && …
#pragma once

#include <random>
#include <string>
#include <vector>

namespace audit::test {

/// Each method gives an expression of its type with at most `depth` levels of choices.
class ExpressionGen {
 public:
  explicit ExpressionGen(std::mt19937_64& random) : random_(random) {}

  std::string boolean(int depth);
  std::string yuan(int depth);
  std::string plain(int depth);
  std::string day(int depth);
  std::string text(int depth);
  std::string role(int depth);
  std::string level(int depth);
  std::string staff(int depth);      ///< list of staff_member
  std::string yuans(int depth);      ///< list of number(元)
  std::string days(int depth);       ///< list of date
  std::string roles(int depth);      ///< list of role
  std::string trainings(int depth);  ///< list of training

 private:
  std::size_t pick(std::size_t count) { return random_() % count; }

  std::string one_of(const std::vector<std::string>& choices) {
    return choices[pick(choices.size())];
  }

  std::string person(int depth);

  /// An expression in which a new name stands for an element.
  template <class Body>
  std::string with_person(const std::string& list, const std::string& macro, const Body& body);

  std::mt19937_64& random_;
  std::vector<std::string> people_;  ///< names of staff members in scope
  int names_ = 0;
};

}  // namespace audit::test
