// SPDX-License-Identifier: Apache-2.0
#include "writers/writer.h"

#include "writers/csv.h"
#include "writers/github.h"
#include "writers/jsonl.h"
#include "writers/junit.h"
#include "writers/line.h"
#include "writers/markdown.h"
#include "writers/sarif.h"
#include "writers/text.h"

#include <array>

namespace audit::writers {
namespace {

const std::array<Format, 8> table{{
    {"text",
     {.zh = "给人看的报告，一处问题一段", .en = "a report to read, one block a finding"},
     make_text},
    {"line", {.zh = "一处问题一行", .en = "one line a finding"}, make_line},
    {"jsonl",
     {.zh = "结果流 station-results/1，一行一个 JSON 对象",
      .en = "the stream station-results/1, one JSON object a line"},
     make_jsonl},
    {"csv",
     {.zh = "整改清单，用表格软件打开", .en = "a rectification list for spreadsheets"},
     make_csv},
    {"markdown",
     {.zh = "整改清单或现场核查清单，可贴入 Word",
      .en = "a rectification list or on-site checklist to paste into Word"},
     make_markdown},
    {"github",
     {.zh = "GitHub Actions 的行内注释", .en = "annotations of GitHub Actions"},
     make_github},
    {"junit",
     {.zh = "JUnit XML，供持续集成读取", .en = "JUnit XML for continuous integration"},
     make_junit},
    {"sarif",
     {.zh = "SARIF 2.1.0，供代码扫描和编辑器", .en = "SARIF 2.1.0 for code scanning and editors"},
     make_sarif},
}};

}  // namespace

std::span<const Format> formats() {
  return table;
}

const Format* find_format(std::string_view name) {
  for (const Format& format : table) {
    if (format.name == name) {
      return &format;
    }
  }
  return nullptr;
}

}  // namespace audit::writers
