// SPDX-License-Identifier: Apache-2.0
// The language by tables: tests/cel/cases/*.txt. What a row shows depends on its table.
#include "cel/conditions.h"
#include "cel/describe.h"
#include "cel/measures.h"
#include "cel/mutations.h"
#include "support/table.h"
#include "world.h"

#include <boost/test/unit_test.hpp>

#include <map>

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

/// What the expression says, without a file, in Chinese and English.
std::string described(const Row& row) {
  World world;
  base::Diagnostics diagnostics;
  const auto program = world.compile(row.text, diagnostics, true);
  if (program == nullptr) {
    return dump(diagnostics);
  }
  const auto activation = world.activation();
  const base::Text sentence = cel::describe(*program, *activation).sentence;
  return sentence.zh + "\n" + sentence.en;
}

/// Value, which way is worse, and the limit; the note is the field that the rule points at.
std::string measured(const Row& row) {
  World world;
  base::Diagnostics diagnostics;
  const auto program = world.compile(row.text, diagnostics);
  const auto aim = row.note.empty() ? nullptr : world.compile(row.note.substr(3), diagnostics);
  if (program == nullptr) {
    return dump(diagnostics);
  }
  static const std::map<cel::Worse, std::string> ways{
      {cel::Worse::Larger, "larger than "},
      {cel::Worse::Smaller, "smaller than "},
      {cel::Worse::Farther, "farther from "},
      {cel::Worse::Changed, "changed"}};
  const auto activation = world.activation();
  const cel::Field* aimed = aim == nullptr ? nullptr : aim->fields().back();
  std::string result;
  for (const cel::Measure& measure : cel::measures(*program, *activation, aimed, false)) {
    const bool has_limit = measure.worse != cel::Worse::Changed && measure.limit_type != nullptr;
    result += (result.empty() ? "" : "\n") + dump(measure.value, measure.type) + " worse when " +
              ways.at(measure.worse) + (has_limit ? dump(measure.limit, measure.limit_type) : "") +
              (measure.is_one_of_several ? ", one of several" : "");
  }
  return result.empty() ? "nothing" : result;
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

/// The mutants, one a line.
std::string mutants(const Row& row) {
  World world;
  base::Diagnostics diagnostics;
  const auto program = world.compile(row.text, diagnostics);
  if (program == nullptr) {
    return dump(diagnostics);
  }
  std::string result;
  for (const cel::Mutation& mutation : cel::mutations(*program)) {
    result += (result.empty() ? "" : "\n") + cel::mutated_text(*program, mutation);
  }
  return result;
}

/// What the expression gives, then what each mutant of it gives: the change is really made.
std::string mutated_values(const Row& row) {
  World world;
  world.change(row.note);
  base::Diagnostics diagnostics;
  const auto program = world.compile(row.text, diagnostics);
  if (program == nullptr) {
    return dump(diagnostics);
  }
  const auto value = [&](const cel::Program& of) {
    return dump(cel::evaluate(of, *world.activation()), of.type());
  };
  std::string result = value(*program);
  for (const cel::Mutation& mutation : cel::mutations(*program)) {
    result += "\n" + cel::mutated_text(*program, mutation) + ": " +
              value(*cel::Mutator(mutation).apply(program));
  }
  return result;
}

/// Each sub-condition and what it gave in one run; `-`: it was not looked at.
std::string watched(const Row& row) {
  World world;
  world.change(row.note);
  base::Diagnostics diagnostics;
  const auto program = world.compile(row.text, diagnostics, true);
  if (program == nullptr) {
    return dump(diagnostics);
  }
  cel::Watch watch;
  const auto activation = world.activation();
  cel::evaluate(*watch.over(program), *activation);
  std::string result;
  for (const cel::Condition& condition : cel::conditions(*program)) {
    const cel::Seen seen = watch.seen(condition);
    std::string words = seen.yes ? " true" : "";
    words += seen.no ? " false" : "";
    words += seen.unknown ? " unknown" : "";
    result += (result.empty() ? "" : "\n") + cel::in_one_line(program->source(), condition.span) +
              ":" + (words.empty() ? " -" : words);
  }
  return result;
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
const TableTest descriptions("describe", "tests/cel/cases/describe.txt", described);
const TableTest measures("measures", "tests/cel/cases/measures.txt", measured);
const TableTest templates("templates", "tests/cel/cases/templates.txt", rendered);
const TableTest mutations("mutations", "tests/cel/cases/mutations.txt", mutants);
const TableTest mutation_values("mutation_values", "tests/cel/cases/mutation_values.txt",
                                mutated_values);
const TableTest conditions("conditions", "tests/cel/cases/conditions.txt", watched);

}  // namespace
}  // namespace audit::test
