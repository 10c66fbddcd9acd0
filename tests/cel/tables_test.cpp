// SPDX-License-Identifier: Apache-2.0
// The language by tables: tests/cel/cases/*.txt. What a row shows depends on its table.
#include "support/table.h"
#include "world.h"

#include <boost/test/unit_test.hpp>

namespace audit::test {
namespace {

/// Value of an expression over the station of world.cpp; the note takes facts away.
std::string value_of(const Row& row) {
  World world;
  world.change(row.note);
  base::Diagnostics diagnostics;
  const auto program = world.compile(row.text, diagnostics, true);
  if (program == nullptr) {
    return dump(diagnostics);
  }
  const auto activation = world.activation();
  return dump(cel::evaluate(*program, *activation), program->type());
}

/// Type, or the diagnostics.
std::string type_of(const Row& row) {
  World world;
  base::Diagnostics diagnostics;
  const auto program = world.compile(row.text, diagnostics);
  return program == nullptr ? dump(diagnostics) : cel::to_text(program->type());
}

std::string chinese_diagnostics(const Row& row) {
  World world;
  base::Diagnostics diagnostics;
  const auto program = world.compile(row.text, diagnostics);
  return program == nullptr ? dump(diagnostics, base::Language::Chinese)
                            : cel::to_text(program->type());
}

std::string reads_of(const Row& row) {
  World world;
  base::Diagnostics diagnostics;
  const auto program = world.compile(row.text, diagnostics);
  if (program == nullptr) {
    return dump(diagnostics);
  }
  std::string result = program->is_personal() ? "personal:" : "";
  for (const std::string& path : program->reads()) {
    result += (result.empty() ? "" : " ") + path;
  }
  return result;
}

/// The sentence in Chinese and English, then each reason.
std::string why(const Row& row) {
  World world;
  world.change(row.note);
  base::Diagnostics diagnostics;
  const auto program = world.compile(row.text, diagnostics);
  if (program == nullptr) {
    return dump(diagnostics);
  }
  const auto activation = world.activation();
  const cel::Why found = cel::explain(*program, *activation, false);
  std::string result = found.sentence.zh + "\n" + found.sentence.en;
  for (const cel::Reason& reason : found.reasons) {
    result += "\n- " + reason.expression.zh + ": " + reason.value.zh +
              (reason.missing == nullptr ? "" : " <" + path_of(*reason.missing) + ">");
  }
  return result;
}

std::string rendered(const Row& row) {
  World world;
  world.change(row.note);
  base::Diagnostics diagnostics;
  const auto text =
      cel::compile_template(cel::Source::of(row.text), world.environment(), diagnostics);
  if (text == nullptr) {
    return dump(diagnostics);
  }
  const auto activation = world.activation();
  return cel::render(*text, *activation, {.language = base::Language::Chinese}) + "\n" +
         cel::render(*text, *activation,
                     {.language = base::Language::English, .show_personal = true});
}

const TableTest operators("operators", "tests/cel/cases/operators.txt", value_of);
const TableTest macros("macros", "tests/cel/cases/macros.txt", value_of);
const TableTest lists("lists", "tests/cel/cases/lists.txt", value_of);
const TableTest dates("dates", "tests/cel/cases/dates.txt", value_of);
const TableTest numbers("numbers", "tests/cel/cases/numbers.txt", value_of);
const TableTest strings("strings", "tests/cel/cases/strings.txt", value_of);
const TableTest partial("partial", "tests/cel/cases/partial.txt", value_of);
const TableTest gaps("gaps", "tests/cel/cases/gaps.txt", value_of);
const TableTest lookup("lookup", "tests/cel/cases/lookup.txt", value_of);
const TableTest types("types", "tests/cel/cases/types.txt", type_of);
const TableTest mistakes("mistakes", "tests/cel/cases/mistakes.txt", type_of);
const TableTest mistakes_zh("mistakes_zh", "tests/cel/cases/mistakes_zh.txt", chinese_diagnostics);
const TableTest reads("reads", "tests/cel/cases/reads.txt", reads_of);
const TableTest explanations("why", "tests/cel/cases/why.txt", why);
const TableTest templates("templates", "tests/cel/cases/templates.txt", rendered);

}  // namespace
}  // namespace audit::test
