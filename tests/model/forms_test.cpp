// SPDX-License-Identifier: Apache-2.0
// Tables of what is accepted and refused, one for each value form: tests/model/cases/forms/*.txt.
// The note of a row says what is asked for; what is refused is shown with the message that a file
// would get.
#include "model/diagnostics.h"
#include "model/expected_form.h"
#include "model/forms/absence.h"
#include "model/forms/date_form.h"
#include "model/forms/number_form.h"
#include "model/forms/period_form.h"
#include "model/forms/region_form.h"
#include "model/forms/unit_words.h"
#include "model/forms/word_list.h"
#include "model/forms/yes_no_form.h"
#include "support/table.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using namespace audit::model;
using audit::base::Language;
using audit::test::Row;
using audit::test::TableTest;

/// The message without its code, both languages, one a line.
std::string message(const std::string& text, const ValueSpec& spec, const Refusal& refusal) {
  audit::yaml::Node node;
  node.kind = audit::yaml::Kind::Scalar;
  node.text = text;
  node.key_text = "键";
  const audit::base::Diagnostic diagnostic = value_refused(node, spec, refusal, {});
  return diagnostic.code + " " + diagnostic.message.zh + "\n" + diagnostic.message.en;
}

/// `count(人)`, `number(元)`, `ratio`, as in model files.
ValueSpec number_spec(const std::string& note, audit::cel::TypeTable& types) {
  ValueSpec spec;
  const std::size_t open = note.find('(');
  const std::string word = note.substr(0, open);
  spec.form = word == "count" ? Form::Count : word == "ratio" ? Form::Ratio : Form::Number;
  const std::string unit =
      open == std::string::npos ? "" : note.substr(open + 1, note.size() - open - 2);
  spec.type = types.number(unit.empty() ? audit::base::Unit() : unit_of(unit).value());
  return spec;
}

std::string read_as_number(const Row& row) {
  audit::cel::TypeTable types;
  const ValueSpec spec = number_spec(row.note, types);
  const NumberReading reading = read_number(row.text, number_asked(spec));
  if (const auto* number = std::get_if<audit::base::Number>(&reading)) {
    return to_text(*number);
  }
  return message(row.text, spec, std::get<Refusal>(reading));
}

std::string show(const Row& row, const DateReading& reading, Form form) {
  if (const auto* span = std::get_if<DateSpan>(&reading)) {
    return span->is_day() ? to_text(span->first)
                          : to_text(span->first) + " .. " + to_text(span->last);
  }
  RecordSpec period;
  period.one_word = OneWord::Period;
  ValueSpec spec;
  spec.form = form;
  spec.record = &period;
  return message(row.text, spec, std::get<Refusal>(reading));
}

std::string read_as_date(const Row& row) {
  return show(row, read_date(row.text), Form::Date);
}

std::string read_as_year(const Row& row) {
  const std::variant<int, Refusal> reading = read_year(row.text);
  if (const int* year = std::get_if<int>(&reading)) {
    return std::to_string(*year);
  }
  ValueSpec spec;
  spec.form = Form::CalendarYear;
  return message(row.text, spec, std::get<Refusal>(reading));
}

std::string read_as_period(const Row& row) {
  return show(row, read_period(row.text), Form::Record);
}

std::string read_as_yes_no(const Row& row) {
  if (const std::optional<bool> value = read_yes_no(row.text)) {
    return *value ? "yes" : "no";
  }
  ValueSpec spec;
  spec.form = Form::YesNo;
  return message(row.text, spec, {});
}

std::string read_as_absence(const Row& row) {
  switch (absence_of(row.text)) {
    case Absence::Given:
      return "given";
    case Absence::Empty:
      return "empty";
    case Absence::NotKnown:
      return "not known";
    case Absence::None:
      return "none";
  }
  return {};
}

std::string read_as_region(const Row& row) {
  const RegionReading reading = read_region(row.text);
  if (const auto* words = std::get_if<RegionWords>(&reading)) {
    std::string text;
    for (const std::string_view part : words->parts) {
      text += (text.empty() ? "" : " | ") + (part.empty() ? std::string("-") : std::string(part));
    }
    return text;
  }
  RecordSpec region;
  region.one_word = OneWord::Region;
  ValueSpec spec;
  spec.form = Form::Record;
  spec.record = &region;
  return message(row.text, spec, std::get<Refusal>(reading));
}

std::string read_as_words(const Row& row) {
  std::string text;
  const Spaces spaces = row.note == "spaces separate" ? Spaces::Separate : Spaces::Kept;
  for_each_word(row.text, spaces, [&](std::string_view word, std::size_t offset) {
    BOOST_TEST(std::string_view(row.text).substr(offset, word.size()) == word);
    text += (text.empty() ? "" : " | ") + std::string(word);
  });
  return text;
}

BOOST_AUTO_TEST_SUITE(forms)

const TableTest numbers("numbers", "tests/model/cases/forms/numbers.txt", read_as_number);
const TableTest dates("dates", "tests/model/cases/forms/dates.txt", read_as_date);
const TableTest years("years", "tests/model/cases/forms/years.txt", read_as_year);
const TableTest periods("periods", "tests/model/cases/forms/periods.txt", read_as_period);
const TableTest yes_no("yes_no", "tests/model/cases/forms/yes_no.txt", read_as_yes_no);
const TableTest absence("absence", "tests/model/cases/forms/absence.txt", read_as_absence);
const TableTest regions("regions", "tests/model/cases/forms/regions.txt", read_as_region);
const TableTest words("words", "tests/model/cases/forms/words.txt", read_as_words);

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
