// SPDX-License-Identifier: Apache-2.0
#include "writers/text_statistics.h"

#include "base/utf8.h"
#include "writers/columns.h"
#include "writers/phrases.h"

#include <algorithm>
#include <vector>

namespace audit::writers {
namespace {

using base::Language;
using base::Text;
using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t most_articles = 10;   // what one page of a report has room for
constexpr std::size_t most_townships = 40;  // a large county
constexpr std::size_t most_fields = 10;
const std::string indent = "   ";

/// A table with its heading; `whole`: how many rows there would be.
void append_table(std::string& out, const Text& heading, Rows rows, std::string_view sides,
                  std::size_t whole, Language language) {
  const std::size_t shown = rows.size() - 1;  // the first are the words above the columns
  if (shown == 0) {
    return;
  }
  for (auto& row : rows) {
    row.front().insert(0, indent);
  }
  out += '\n' + heading.in(language) + '\n';
  append_columns(out, rows, sides);
  if (whole > shown) {
    const std::string rest = std::to_string(whole - shown);
    const Text text{.zh = "另有 " + rest + " 行，见 --format jsonl",
                    .en = rest + " more rows: see --format jsonl"};
    out += indent + text.in(language) + '\n';
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

std::string number(std::uint64_t count) {
  return std::to_string(count);
}

/// `武民政规〔2022〕1号 第二十六条`.
std::string source_of(const results::ArticleCount& count, const RuleBook& book, Language language) {
  const results::PackInfo* pack = book.find_pack(count.pack);
  std::string text = count.pack;
  if (pack != nullptr) {
    text = pack->number.empty() ? shown(pack->title, language) : base::visible(pack->number);
  }
  return count.article.empty() ? text : text + ' ' + base::visible(count.article);
}

void append_articles(std::string& out, const results::Statistics& statistics, const RuleBook& book,
                     Language language) {
  const bool is_chinese = language == Language::Chinese;
  Rows rows{is_chinese ? std::vector<std::string>{"依据", "站点", "处", "规则"}
                       : std::vector<std::string>{"article", "stations", "findings", "rules"}};
  for (const results::ArticleCount& count : statistics.articles) {
    if (rows.size() > most_articles) {
      break;
    }
    rows.push_back({source_of(count, book, language), number(count.stations), number(count.failed),
                    joined(count.rules)});
  }
  append_table(out, {.zh = "不符合最多的条款", .en = "Articles violated most"}, std::move(rows),
               "lrrl", statistics.articles.size(), language);
}

void append_townships(std::string& out, const results::Statistics& statistics, Language language) {
  const bool is_chinese = language == Language::Chinese;
  Rows rows{is_chinese ? std::vector<std::string>{"乡镇街道", "站点", "有不符合的", "只有待补充的",
                                                  "不符合", "待补充"}
                       : std::vector<std::string>{"township", "stations", "with failures",
                                                  "with unknowns only", "failures", "unknowns"}};
  for (const results::TownshipCount& count : statistics.townships) {
    if (rows.size() > most_townships) {
      break;
    }
    std::string name = base::visible(count.city + count.county + count.township);
    if (name.empty()) {
      name = is_chinese ? "（没有写明地区）" : "(no region given)";
    }
    rows.push_back({std::move(name), number(count.stations), number(count.failed_stations),
                    number(count.unknown_stations), number(count.failed), number(count.unknown)});
  }
  append_table(out, {.zh = "各乡镇街道", .en = "Townships"}, std::move(rows), "lrrrrr",
               statistics.townships.size(), language);
  if (statistics.stations_left_out > 0) {
    const std::string count = number(statistics.stations_left_out);
    const Text text{.zh = "另有 " + count + " 个站点的乡镇街道没有统计",
                    .en = count + " stations of further townships are not counted"};
    out += indent + text.in(language) + '\n';
  }
}

void append_missing(std::string& out, const results::Statistics& statistics, Language language) {
  const bool is_chinese = language == Language::Chinese;
  Rows rows{is_chinese ? std::vector<std::string>{"字段", "站点", "待补充"}
                       : std::vector<std::string>{"field", "stations", "unknowns"}};
  for (const results::MissingCount& count : statistics.missing) {
    if (rows.size() > most_fields) {
      break;
    }
    const std::string title = shown(count.title, language);
    rows.push_back({title.empty() ? base::visible(count.field) : title, number(count.stations),
                    number(count.unknown)});
  }
  append_table(out, {.zh = "缺得最多的字段", .en = "Fields missing most"}, std::move(rows), "lrr",
               statistics.missing.size(), language);
}

}  // namespace

void append_statistics(std::string& out, const results::Statistics& statistics,
                       const RuleBook& book, Language language) {
  append_articles(out, statistics, book, language);
  append_townships(out, statistics, language);
  append_missing(out, statistics, language);
}

}  // namespace audit::writers
