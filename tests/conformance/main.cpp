// SPDX-License-Identifier: Apache-2.0
//
// The public CEL conformance cases against Dialect::Standard: a test case `file/section/name` for
// each, and at the end the counts of each file. Cases that contradict a decision of this project
// stand in skips.txt with the reason; those whose expected value came damaged stand in escapes.txt.
// One that is listed and would pass all the same is a failure.
//
//   conformance_test --run_test='timestamps/*'
//   CEL_CONFORMANCE_DIR=… conformance_test
//
// Exits with 77, a skipped test to ctest, where there are no cases.
#include "cases.h"
#include "cel/program.h"
#include "support/files.h"
#include "tagged.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

namespace audit::test {
namespace {

using nlohmann::json;
namespace unit_test = boost::unit_test;

struct Counts {
  int passed = 0;
  int failed = 0;
  int skipped = 0;
};

std::map<std::string, Counts>& counts() {
  static std::map<std::string, Counts> all;
  return all;
}

/// What a case leads to, as a case would write it; {"error": …} for mistakes and run-time errors.
struct Outcome {
  json value;
  std::string type;
};

/// The declared variables of a case; what is only bound is declared as dyn.
void declare(const json& data, cel::Environment& environment, std::map<std::string, int>& slots) {
  if (data.contains("variables")) {
    for (const auto& [name, type] : data["variables"].items()) {
      slots[name] =
          environment.declare(name, read_type(type.get<std::string>(), environment.types()));
    }
  }
  if (data.contains("bindings")) {
    for (const auto& [name, value] : data["bindings"].items()) {
      if (!slots.contains(name)) {
        slots[name] = environment.declare(name, cel::TypeTable::simple(cel::Kind::Dyn));
      }
    }
  }
}

Outcome run(const json& data) {
  cel::TypeTable types;
  cel::Environment environment(cel::Dialect::Standard, types);
  environment.set_container(data.value("container", ""));
  std::map<std::string, int> slots;
  declare(data, environment, slots);
  base::Diagnostics diagnostics;
  const auto program = cel::compile(cel::Source::of(data.at("expr").get<std::string>()),
                                    environment, nullptr, diagnostics,
                                    {.macros = !data.value("disable_macros", false),
                                     .check = !data.value("disable_check", false)});
  if (program == nullptr) {
    const bool is_said = !diagnostics.items().empty();
    return {.value = {{"error", is_said ? diagnostics.items()[0].message.en : "nothing said"}},
            .type = {}};
  }
  std::string type = cel::to_text(program->type());
  type.erase(std::remove(type.begin(), type.end(), ' '), type.end());
  if (data.value("check_only", false)) {
    return {.value = {}, .type = type};
  }
  cel::Arena arena;
  cel::Activation activation(arena, environment.slot_count());
  for (const auto& [name, slot] : slots) {
    if (data.contains("bindings") && data["bindings"].contains(name)) {
      activation.set(slot, read_tagged(data["bindings"][name], arena));
    }
  }
  return {.value = to_tagged(cel::evaluate(*program, activation)), .type = type};
}

/// What is wrong with the outcome of a case; empty if nothing is.
std::string complaint(const json& data) {
  const Outcome outcome = run(data);
  if (data.contains("type") && outcome.type != data["type"].get<std::string>()) {
    return "type " + outcome.type + ", expected " + data["type"].get<std::string>();
  }
  if (data.value("error", false)) {
    return outcome.value.contains("error") ? "" : outcome.value.dump() + ", expected an error";
  }
  const bool good = !data.contains("expect") || same_tagged(outcome.value, data["expect"]);
  return good ? "" : outcome.value.dump() + ", expected " + data["expect"].dump();
}

/// How a case is taken.
enum class Taken { AsItIs, WithEscapesUndone, Skipped };

void check_case(const ConformanceCase& one, Taken taken) {
  std::string problem = complaint(one.data);
  const bool needs_no_list = problem.empty();
  if (taken == Taken::WithEscapesUndone) {
    json data = one.data;
    data["expect"] = with_escapes_undone(data["expect"]);
    problem = complaint(data);
  }
  Counts& count = counts()[one.file];
  (taken == Taken::Skipped ? count.skipped : problem.empty() ? count.passed : count.failed) += 1;
  BOOST_TEST_CONTEXT(one.path << ":" << one.line << ": " << one.data["expr"]) {
    BOOST_CHECK_MESSAGE(taken == Taken::AsItIs || !needs_no_list,
                        "passes as it is, but is listed in skips.txt or escapes.txt");
    BOOST_CHECK_MESSAGE(taken == Taken::Skipped || problem.empty(), problem);
  }
}

/// The names of a list of cases, a line each; `#` begins a comment. Where a reason is wanted it
/// stands behind ` - `.
std::set<std::string> read_list(std::string_view file, bool with_reason) {
  std::set<std::string> names;
  std::istringstream lines(read_source_file(file));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') {
      continue;
    }
    const std::size_t reason = line.find(" - ");
    if (with_reason && reason == std::string::npos) {
      throw std::runtime_error(std::string(file) + ": a reason is missing: " + line);
    }
    names.insert(line.substr(0, with_reason ? reason : line.size()));
  }
  return names;
}

void register_cases(const std::filesystem::path& folder) {
  std::set<std::string> skips = read_list("tests/conformance/skips.txt", true);
  std::set<std::string> escapes = read_list("tests/conformance/escapes.txt", false);
  std::map<std::string, unit_test::test_suite*> suites;
  const auto suite = [&suites](unit_test::test_suite& parent, const std::string& path,
                               const std::string& name, const ConformanceCase& one) {
    unit_test::test_suite*& found = suites[path];
    if (found == nullptr) {
      found = new unit_test::test_suite(name, one.path, 1);  // the framework owns it
      parent.add(found);
    }
    return found;
  };
  for (const ConformanceCase& one : read_cases(folder)) {
    const auto section = one.data.at("section").get<std::string>();
    const std::string section_path = one.file + "/" + section;
    unit_test::test_suite* file =
        suite(unit_test::framework::master_test_suite(), one.file, one.file, one);
    const Taken taken = skips.erase(one.name) > 0     ? Taken::Skipped
                        : escapes.erase(one.name) > 0 ? Taken::WithEscapesUndone
                                                      : Taken::AsItIs;
    suite(*file, section_path, section, one)
        ->add(unit_test::make_test_case([one, taken] { check_case(one, taken); },
                                        one.name.substr(section_path.size() + 1), one.path,
                                        static_cast<std::size_t>(one.line)));
  }
  skips.merge(escapes);
  if (!skips.empty()) {
    throw std::runtime_error("skips.txt or escapes.txt: there is no case " + *skips.begin());
  }
}

void print_counts() {
  Counts all;
  for (const auto& [file, count] : counts()) {
    std::cout << file << ": " << count.passed << " passed, " << count.failed << " failed, "
              << count.skipped << " skipped\n";
    all.passed += count.passed;
    all.failed += count.failed;
    all.skipped += count.skipped;
  }
  std::cout << "all: " << all.passed << " passed, " << all.failed << " failed, " << all.skipped
            << " skipped\n";
}

bool initialise() {
  unit_test::framework::master_test_suite().p_name.value = "conformance";
  register_cases(*cases_folder());
  return true;
}

}  // namespace
}  // namespace audit::test

int main(int argc, char* argv[]) {
  constexpr int skipped_test = 77;
  if (!audit::test::cases_folder()) {
    std::cout << "skipped: no folder of conformance cases (CEL_CONFORMANCE_DIR)\n";
    return skipped_test;
  }
  const int status = boost::unit_test::unit_test_main(&audit::test::initialise, argc, argv);
  audit::test::print_counts();
  return status;
}
