// SPDX-License-Identifier: Apache-2.0
// What is said to somebody who calls a command wrongly, and what the options mean.
#include "common/command.h"
#include "common/main.h"
#include "common/options.h"

#include <boost/test/unit_test.hpp>

#include <sstream>

namespace audit::tools {
namespace {

using base::Language;
using results::Status;

Arguments last;  // what the command below was called with

Status remember(const Arguments& arguments, const Session& /*session*/) {
  last = arguments;
  return Status::Ok;
}

Command sample(std::string_view name = "station-sample") {
  return {
      .name = name,
      .purpose = {.zh = "示例", .en = "A sample."},
      .operands = {.zh = "文件 …", .en = "FILE …"},
      .options = joined({verdict_options(), input_options(), output_options(), general_options()}),
      .examples = {{"station-sample a", {.zh = "甲", .en = "a"}}},
      .run = remember};
}

struct Said {
  Status status;
  std::string text;
};

Said call(const std::vector<std::string>& words, Language language = Language::English) {
  last = {};
  std::ostringstream err;
  const Status status = run_command({sample()}, words, {.language = language, .err = err});
  return {status, err.str()};
}

bool says(const Said& said, std::string_view part) {
  BOOST_TEST_INFO(said.text);
  return said.status == Status::Usage && said.text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(command_line)

BOOST_AUTO_TEST_CASE(options_and_operands_may_come_in_any_order) {
  BOOST_TEST((call({"a", "--lang=en", "b", "--jobs", "2", "--", "--c"}).status == Status::Ok));
  BOOST_TEST(last.operands == (std::vector<std::string>{"a", "b", "--c"}),
             boost::test_tools::per_element());
  BOOST_TEST(*last.value("jobs") == "2");
  BOOST_TEST(*last.value("lang") == "en");
  BOOST_TEST(!last.has("color"));
}

BOOST_AUTO_TEST_CASE(a_dash_is_an_operand) {
  BOOST_TEST((call({"-"}).status == Status::Ok));
  BOOST_TEST(last.operands == std::vector<std::string>{"-"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_repeatable_option_keeps_its_values_and_leaves_the_operands) {
  BOOST_TEST((call({"--format", "text", "a", "--format", "jsonl:x", "b"}).status == Status::Ok));
  BOOST_TEST(last.values("format") == (std::vector<std::string>{"text", "jsonl:x"}),
             boost::test_tools::per_element());
  BOOST_TEST(last.operands == (std::vector<std::string>{"a", "b"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(short_options_work) {
  BOOST_TEST((call({"-j", "3", "-oout.txt", "a"}).status == Status::Ok));
  BOOST_TEST(*last.value("jobs") == "3");
  BOOST_TEST(*last.value("output") == "out.txt");
}

BOOST_AUTO_TEST_CASE(a_misspelt_option_is_named_with_a_suggestion) {
  BOOST_TEST(
      says(call({"--fromat", "text", "a"}), "there is no option --fromat; did you mean --format?"));
  BOOST_TEST(
      says(call({"--fromat=text", "a"}), "there is no option --fromat; did you mean --format?"));
  BOOST_TEST(says(call({"--zzz"}), "there is no option --zzz\n"));
  BOOST_TEST(says(call({"-x"}), "there is no option -x\n"));
  BOOST_TEST(says(call({"--fromat", "a"}, Language::Chinese),
                  "没有选项 --fromat；您是不是要写 --format？"));
  BOOST_TEST(says(call({"--zzz"}), "see station-sample --help"));
}

BOOST_AUTO_TEST_CASE(a_value_that_is_missing_wrong_or_too_much_is_told) {
  BOOST_TEST(says(call({"a", "--lang"}), "--lang needs a value: --lang LANG"));
  BOOST_TEST(says(call({"--lang", "fr"}), "--lang cannot be fr: use zh, en"));
  BOOST_TEST(says(call({"--fail-on", "principel"}), "did you mean principle?"));
  BOOST_TEST(says(call({"--show-personal=yes", "a"}), "--show-personal takes no value"));
  BOOST_TEST(says(call({"--lang", "zh", "--lang", "en"}), "--lang may be given once only"));
  BOOST_TEST(says(call({"--lang", "a\x1b[31m"}), "--lang cannot be a\\x1b[31m"));
}

BOOST_AUTO_TEST_CASE(help_goes_to_standard_output_and_is_success) {
  // Standard output of this process; what matters here is the status and that nothing is complained
  // of.
  const std::string help = help_of(sample(), Language::English);
  BOOST_TEST(help.find("--format NAME[:FILE]") != std::string::npos);
  for (const results::StatusRow& row : results::status_table()) {
    const std::string first_words = row.meaning.en.substr(0, row.meaning.en.find(' '));
    BOOST_TEST(help.find(std::to_string(static_cast<int>(row.status)) + "  " + first_words) !=
               std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(every_text_of_the_help_is_there_in_both_languages) {
  for (const Option& option : sample().options) {
    BOOST_TEST_CONTEXT(option.name) {
      BOOST_TEST(!option.help.zh.empty());
      BOOST_TEST(!option.help.en.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_manual_page_is_not_made_where_a_text_lacks_a_language) {
  for (const Language language : {Language::Chinese, Language::English}) {
    Command half = sample();
    half.options.front().help.en.clear();
    std::ostringstream err;
    const Session session{.language = language, .err = err};
    BOOST_TEST((run_command({half}, {"--generate", "man"}, session) == Status::Defect));
    BOOST_TEST(err.str().find("--rules lacks Chinese or English") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(one_of_several_jobs_is_chosen_by_the_first_word) {
  const std::vector<Command> jobs{sample("station-x list"), sample("station-x lint")};
  std::ostringstream err;
  const Session session{.language = Language::English, .err = err};
  BOOST_TEST((run_command(jobs, {"lint", "a"}, session) == Status::Ok));
  BOOST_TEST(last.operands == std::vector<std::string>{"a"}, boost::test_tools::per_element());
  BOOST_TEST((run_command(jobs, {"lin"}, session) == Status::Usage));
  BOOST_TEST(err.str().find("there is no job lin: there are list, lint; did you mean lint?") !=
             std::string::npos);
  BOOST_TEST((run_command(jobs, {}, session) == Status::Usage));
}

BOOST_AUTO_TEST_CASE(dates_and_numbers_of_options_are_checked) {
  const auto with = [](const std::string& option, const std::string& value) {
    Arguments arguments;
    arguments.options[option] = {value};
    return arguments;
  };
  BOOST_TEST(to_text(as_of(with("as-of", "2024-02-29"))) == "2024-02-29");
  BOOST_CHECK_THROW(as_of(with("as-of", "2024-02-30")), UsageError);
  BOOST_CHECK_THROW(as_of(with("as-of", "29.2.2024")), UsageError);
  BOOST_TEST(jobs(with("jobs", "7")) == 7U);
  for (const char* wrong : {"0", "-1", "x", "2x", "", "99999999999"}) {
    BOOST_CHECK_THROW(jobs(with("jobs", wrong)), UsageError);
  }
  BOOST_TEST((*shown_outcomes(with("show", "pass,manual"))).size() == 2U);
  BOOST_TEST((*shown_outcomes(with("show", "all"))).size() == results::all_outcomes().size());
  BOOST_CHECK_THROW(shown_outcomes(with("show", "passed")), UsageError);
  BOOST_TEST((unknown_policy(with("unknown", "report")) == results::UnknownPolicy::Report));
  BOOST_TEST((fail_on({}) == results::Level::Principle));
}

BOOST_AUTO_TEST_CASE(exceptions_end_as_statuses) {
  Command broken = sample();
  std::ostringstream err;
  const Session session{.language = Language::English, .err = err};
  broken.run = [](const Arguments&, const Session&) -> Status { throw std::runtime_error("oops"); };
  BOOST_TEST((run_command({broken}, {}, session) == Status::Defect));
  BOOST_TEST(err.str().find("oops") != std::string::npos);
  broken.run = [](const Arguments&, const Session&) -> Status {
    throw UsageError{{.zh = "乱", .en = "odd"}};
  };
  BOOST_TEST((run_command({broken}, {}, session) == Status::Usage));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::tools
