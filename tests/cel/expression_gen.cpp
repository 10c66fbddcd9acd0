// SPDX-License-Identifier: Apache-2.0
#include "expression_gen.h"

namespace audit::test {

template <class Body>
std::string ExpressionGen::with_person(const std::string& list, const std::string& macro,
                                       const Body& body) {
  const std::string name = "p" + std::to_string(names_++);
  people_.push_back(name);
  const std::string inner = body();
  people_.pop_back();
  return list + "." + macro + "(" + name + ", " + inner + ")";
}

std::string ExpressionGen::person(int depth) {
  if (!people_.empty() && pick(4) != 0) {
    return people_[pick(people_.size())];
  }
  switch (pick(3)) {
    case 0:
      return "staff[\"李四\"]";
    case 1:
      return "staff[" + text(depth - 1) + "]";
    default:
      return staff(depth - 1) + "[" + std::to_string(pick(3)) + "]";
  }
}

std::string ExpressionGen::boolean(int depth) {
  static const std::vector<std::string> compare = {" < ", " <= ", " > ", " >= ", " == ", " != "};
  if (depth <= 0) {
    return one_of({"separate_account", "finance.audited", "true", "(area >= 3)"});
  }
  switch (pick(17)) {
    case 0:
      return "(" + boolean(depth - 1) + " && " + boolean(depth - 1) + ")";
    case 1:
      return "(" + boolean(depth - 1) + " || " + boolean(depth - 1) + ")";
    case 2:
      return "!" + boolean(depth - 1);
    case 3:
      return "(" + yuan(depth - 1) + one_of(compare) + yuan(depth - 1) + ")";
    case 4:
      return "(" + plain(depth - 1) + one_of(compare) + plain(depth - 1) + ")";
    case 5:
      return "(" + day(depth - 1) + one_of(compare) + day(depth - 1) + ")";
    case 6:
      return "(" + level(depth - 1) + one_of(compare) + level(depth - 1) + ")";
    case 7:
      return "(" + role(depth - 1) + one_of({" == ", " != "}) + role(depth - 1) + ")";
    case 8:
      return "(" + role(depth - 1) + " in " + roles(depth - 1) + ")";
    case 9:
      return "(" + yuan(depth - 1) + " in " + yuans(depth - 1) + ")";
    case 10:
      return with_person(staff(depth - 1), one_of({"all", "exists", "exists_one"}),
                         [&] { return boolean(depth - 1); });
    case 11:
      return trainings(depth - 1) + one_of({".all", ".exists", ".exists_one"}) + "(t, t.hours > 2)";
    case 12:
      return "(" + boolean(depth - 1) + " ? " + boolean(depth - 1) + " : " + boolean(depth - 1) +
             ")";
    case 13:
      return one_of({yuans(depth - 1), days(depth - 1)}) + ".isSorted()";
    case 14:
      return person(depth) + one_of({".sw_degree", ".on_post"});
    case 15:
      return "(" + yuans(depth - 1) + " == " + yuans(depth - 1) + ")";
    default:
      return "(" + text(depth - 1) + one_of({" == ", " < "}) + text(depth - 1) + ")";
  }
}

std::string ExpressionGen::yuan(int depth) {
  if (depth <= 0) {
    return one_of({"(true ? 3 : finance.total)", "finance.total", "finance.operation.fee",
                   "finance.operation.tax"});
  }
  switch (pick(13)) {
    case 0:
      return "(" + yuan(depth - 1) + " + " + yuan(depth - 1) + ")";
    case 1:
      return "(" + yuan(depth - 1) + " - " + yuan(depth - 1) + ")";
    case 2:
      return "(" + yuan(depth - 1) + " * " + plain(depth - 1) + ")";
    case 3:
      return "(" + yuan(depth - 1) + " / " + plain(depth - 1) + ")";
    case 4:
      return yuans(depth - 1) + ".sum()";
    case 5:
      return yuans(depth - 1) + one_of({".min()", ".max()"});
    case 6:
      return "(" + boolean(depth - 1) + " ? " + yuan(depth - 1) + " : " + yuan(depth - 1) + ")";
    case 7:
      return one_of({"math.least(", "math.greatest("}) + yuan(depth - 1) + ", " + yuan(depth - 1) +
             ")";
    case 8:
      return one_of({"math.floor(", "math.ceil(", "math.round(", "math.abs("}) + yuan(depth - 1) +
             ")";
    case 9:
      return person(depth) + ".wage";
    case 10:
      return "contracts[0].amount";
    case 11:
      return yuans(depth - 1) + "[" + plain(depth - 1) + "]";
    default:
      return "-" + yuan(depth - 1);
  }
}

std::string ExpressionGen::plain(int depth) {
  if (depth <= 0) {
    return one_of(
        {"0", "1", "2", "0.5", "ledgers[\"困难群众\"].visited", "ledgers[\"留守儿童\"].records"});
  }
  switch (pick(10)) {
    case 0:
      return "(" + plain(depth - 1) + " + " + plain(depth - 1) + ")";
    case 1:
      return "(" + plain(depth - 1) + " * " + plain(depth - 1) + ")";
    case 2:
      return "(" + plain(depth - 1) + " / " + plain(depth - 1) + ")";
    case 3:
      return "(" + yuan(depth - 1) + " / " + yuan(depth - 1) + ")";
    case 4:
      return staff(depth - 1) + ".size()";
    case 5:
      return roles(depth - 1) + one_of({".distinct()", ".duplicates()", ""}) + ".size()";
    case 6:
      return day(depth - 1) + one_of({".year()", ".month()", ".day()"});
    case 7:
      return "windows(" + day(depth - 1) + ", " + day(depth - 1) + ", months(3)).size()";
    case 8:
      return trainings(depth - 1) + ".size()";
    default:
      return text(depth - 1) + ".size()";
  }
}

std::string ExpressionGen::day(int depth) {
  if (depth <= 0) {
    return one_of({"founded_on", "date(\"2021-12-01\")", "contracts[0].start", "base_date"});
  }
  switch (pick(5)) {
    case 0:
      return "(" + day(depth - 1) + one_of({" + ", " - "}) +
             one_of({"months(1)", "days(20)", "years(1)"}) + ")";
    case 1:
      return days(depth - 1) + one_of({".min()", ".max()"});
    case 2:
      return person(depth) + one_of({".start_date", ".end_date"});
    case 3:
      return "(" + boolean(depth - 1) + " ? " + day(depth - 1) + " : " + day(depth - 1) + ")";
    default:
      return days(depth - 1) + "[" + std::to_string(pick(3)) + "]";
  }
}

std::string ExpressionGen::text(int depth) {
  if (depth <= 0) {
    return one_of({"name", "region.county", "\"甲\"", "\"张三\""});
  }
  switch (pick(3)) {
    case 0:
      return "(" + text(depth - 1) + " + " + text(depth - 1) + ")";
    case 1:
      return person(depth) + ".name";
    default:
      return one_of({"tags.join()", "tags[0]", "tags.max()", "name.substring(1)"});
  }
}

std::string ExpressionGen::role(int depth) {
  if (depth <= 0 || pick(4) == 0) {
    return "staff[\"张三\"].role";
  }
  return person(depth) + ".role";
}

std::string ExpressionGen::level(int depth) {
  switch (pick(3)) {
    case 0:
      return "staff[\"张三\"].cert_level";
    case 1:
      return with_person(staff(depth - 1), "map",
                         [&] { return person(depth - 1) + ".cert_level"; }) +
             one_of({".min()", ".max()"});
    default:
      return person(depth) + ".cert_level";
  }
}

std::string ExpressionGen::staff(int depth) {
  if (depth <= 0) {
    return "staff";
  }
  switch (pick(5)) {
    case 0:
      return "staff";
    case 1:
      return with_person(staff(depth - 1), "sortBy", [&] {
        return one_of({yuan(depth - 1), day(depth - 1)});
      });
    case 2:
      return "(" + boolean(depth - 1) + " ? " + staff(depth - 1) + " : " + staff(depth - 1) + ")";
    default:
      return with_person(staff(depth - 1), "filter", [&] { return boolean(depth - 1); });
  }
}

std::string ExpressionGen::yuans(int depth) {
  if (depth <= 0) {
    return "amounts";
  }
  switch (pick(9)) {
    case 0:
      return "amounts";
    case 1:
      return "amounts.filter(n, n > " + yuan(depth - 1) + ")";
    case 2:
      return yuans(depth - 1) + one_of({".sort()", ".distinct()", ".duplicates()"});
    case 3:
      return yuans(depth - 1) + ".without(" + yuans(depth - 1) + ")";
    case 4:
      return "(" + yuans(depth - 1) + " + " + yuans(depth - 1) + ")";
    case 5:
      return "[" + yuan(depth - 1) + ", " + yuan(depth - 1) + "]";
    case 6:
      return with_person(staff(depth - 1), "map",
                         [&] { return boolean(depth - 1) + ", " + yuan(depth - 1); });
    default:
      return with_person(staff(depth - 1), "map", [&] { return yuan(depth - 1); });
  }
}

std::string ExpressionGen::days(int depth) {
  switch (depth <= 0 ? pick(2) : pick(4)) {
    case 0:
      return "staff.map(s, s.start_date)";
    case 1:
      return "staff.map(s, s.end_date)";
    case 2:
      return days(depth - 1) + ".sort()";
    default:
      return trainings(depth - 1) + ".map(t, t.date)";
  }
}

std::string ExpressionGen::roles(int depth) {
  if (depth <= 0) {
    return one_of({"staff.map(s, s.role)", "(staff.map(s, s.role) + [\"联络员\"])"});
  }
  switch (pick(3)) {
    case 0:
      return "[\"站长\", \"社工\", \"联络员\"].without(" + roles(depth - 1) + ")";
    case 1:
      return roles(depth - 1) + one_of({".distinct()", ".duplicates()"});
    default:
      return with_person(staff(depth - 1), "map", [&] { return role(depth - 1); });
  }
}

std::string ExpressionGen::trainings(int depth) {
  if (depth <= 0 || pick(2) == 0) {
    return "staff.map(s, s.training).flatten()";
  }
  return with_person(staff(depth - 1), "map", [&] { return person(depth - 1) + ".training"; }) +
         ".flatten()";
}

}  // namespace audit::test
