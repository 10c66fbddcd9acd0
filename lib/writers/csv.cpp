// SPDX-License-Identifier: Apache-2.0
#include "writers/csv.h"

#include "writers/entry.h"
#include "writers/entry_writer.h"

#include <array>

namespace audit::writers {
namespace {

using base::Text;

const std::array<Text, 10> further_headings{{
    {.zh = "结论", .en = "outcome"},
    {.zh = "规则", .en = "rule"},
    {.zh = "计算", .en = "why"},
    {.zh = "另见", .en = "see"},
    {.zh = "期限", .en = "due"},
    {.zh = "认定", .en = "ruling"},
    {.zh = "文件", .en = "file"},
    {.zh = "行", .en = "line"},
    {.zh = "列", .en = "column"},
    {.zh = "指纹", .en = "fingerprint"},
}};

/// Whether a spreadsheet takes the cell for a formula: blanks in front do not keep it from that,
/// and the full-width signs are formulas to an East Asian one.
bool is_formula(std::string_view cell) {
  constexpr std::string_view wide_blank = "\u3000";
  while (cell.starts_with(' ') || cell.starts_with(wide_blank)) {
    cell.remove_prefix(cell.front() == ' ' ? 1 : wide_blank.size());
  }
  constexpr std::array<std::string_view, 8> signs{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  for (const std::string_view sign : signs) {
    if (cell.starts_with(sign)) {
      return true;
    }
  }
  return false;
}

class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}

  void add(std::string_view cell) {
    out_ += is_first_ ? "\"" : ",\"";
    is_first_ = false;
    out_ += is_formula(cell) ? "'" : "";
    for (const char c : cell) {
      out_ += c;
      if (c == '"') {
        out_ += c;
      }
    }
    out_ += '"';
  }

  void add_number(std::uint32_t number) {  // empty for a file as a whole
    add(number == 0 ? std::string() : std::to_string(number));
  }

  void end() { out_ += "\r\n"; }

 private:
  std::string& out_;
  bool is_first_ = true;
};

class CsvWriter : public EntryWriter {
 public:
  using EntryWriter::EntryWriter;

  void run(const results::Run& run) override;

  std::unique_ptr<Writer> part(std::string& out) const override { return part_of<CsvWriter>(out); }

 private:
  void write(const results::Result& result) override {
    add(entry_of(result, path_, *book_, options_.language));
  }

  void write(const results::Note& note) override { add(entry_of(note, options_.language)); }

  void add(const Entry& entry);
};

void CsvWriter::run(const results::Run& run) {
  EntryWriter::run(run);
  out_ += "\xef\xbb\xbf";
  Row row(out_);
  for (const Text& heading : list_headings()) {
    row.add(heading.in(options_.language));
  }
  for (const Text& heading : further_headings) {
    row.add(heading.in(options_.language));
  }
  row.end();
}

void CsvWriter::add(const Entry& entry) {
  Row row(out_);
  for (const std::string* cell :
       {&entry.station, &entry.article, &entry.issue, &entry.basis, &entry.remedy, &entry.place,
        &entry.outcome, &entry.rule, &entry.calculation, &entry.related, &entry.due, &entry.ruling,
        &entry.path}) {
    row.add(*cell);
  }
  row.add_number(entry.line);
  row.add_number(entry.column);
  row.add(entry.fingerprint);
  row.end();
}

}  // namespace

std::unique_ptr<Writer> make_csv(std::string& out, const WriterOptions& options) {
  return std::make_unique<CsvWriter>(out, options);
}

}  // namespace audit::writers
