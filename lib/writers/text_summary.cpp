// SPDX-License-Identifier: Apache-2.0
#include "writers/text_summary.h"

#include "base/utf8.h"
#include "writers/columns.h"
#include "writers/phrases.h"
#include "writers/tailoring.h"
#include "writers/text_statistics.h"

#include <algorithm>
#include <array>
#include <vector>

namespace audit::writers {
namespace {

using base::Language;
using base::Text;
using results::BundleCount;
using results::GroupCount;
using results::Outcome;
using results::Standings;
using results::Summary;
using Rows = std::vector<std::vector<std::string>>;

const Text stations_word{.zh = "站点", .en = "stations"};
const std::string indent = "   ";

std::uint64_t number_of(const GroupCount& group, Outcome outcome) {
  const auto entry = group.outcomes.find(outcome);
  return entry == group.outcomes.end() ? 0 : entry->second;
}

/// The standings of a group or bundle as outcomes, so that they have the same words.
std::map<Outcome, std::uint64_t> outcomes_of(const Standings& standings) {
  return {{Outcome::Fail, standings.failed},
          {Outcome::Unknown, standings.unknown},
          {Outcome::Manual, standings.manual},
          {Outcome::Pass, standings.met}};
}

std::string ratio(std::uint64_t part, std::uint64_t whole) {
  return std::to_string(part) + '/' + std::to_string(whole);
}

/// A piece of the list of groups that are not met: `有制度 不符合`. Empty for one that is.
std::string shortfall(const GroupCount& group, Language language) {
  constexpr std::array order{Outcome::Fail, Outcome::Unknown, Outcome::Manual, Outcome::Pass};
  const std::map<Outcome, std::uint64_t> standings = outcomes_of(group.stations);
  const auto found = std::find_if(order.begin(), order.end(), [&standings](Outcome outcome) {
    return standings.at(outcome) > 0;
  });
  if (found != order.end() && *found == Outcome::Pass) {
    return {};
  }
  const Outcome outcome = found == order.end() ? Outcome::NotApplicable : *found;
  return base::visible(group.group.title.in(language)) + ' ' +
         results::name_of(outcome).in(language);
}

/// `六有  5/6   有制度 不符合`: how many of its groups the one station meets.
void add_bundle_of_one(Rows& rows, const Summary& summary, const BundleCount& bundle,
                       Language language) {
  std::uint64_t met = 0;
  std::string short_of;
  for (const GroupCount& group : summary.groups) {
    if (group.pack != bundle.pack || group.group.bundle.id != bundle.bundle.id) {
      continue;
    }
    met += group.stations.met;
    if (const std::string text = shortfall(group, language); !text.empty()) {
      short_of += (short_of.empty() ? "" : language == Language::Chinese ? "、" : ", ") + text;
    }
  }
  if (bundle.stations.total() > 0) {
    rows.push_back({indent + base::visible(bundle.bundle.title.in(language)),
                    ratio(met, bundle.groups), short_of});
  }
}

/// `资金管理  4/5   不符合 1`: how many of the results that matter are passes.
void add_group_of_one(Rows& rows, const GroupCount& group, Language language) {
  constexpr std::array bad{Outcome::Error, Outcome::Fail, Outcome::Unknown, Outcome::NotDue,
                           Outcome::Manual};
  const std::uint64_t met = number_of(group, Outcome::Pass) + number_of(group, Outcome::Waived);
  std::uint64_t whole = met;
  for (const Outcome outcome : bad) {
    whole += number_of(group, outcome);
  }
  if (whole > 0) {
    rows.push_back({indent + base::visible(group.group.title.in(language)), ratio(met, whole),
                    counts_text(group.outcomes, bad, language)});
  }
}

void add_standings(Rows& rows, std::string title, const Standings& standings) {
  if (standings.total() > 0) {
    rows.push_back({std::move(title), std::to_string(standings.total()),
                    std::to_string(standings.met), std::to_string(standings.failed),
                    std::to_string(standings.unknown), std::to_string(standings.manual)});
  }
}

/// Bundles with their groups below, then the groups that stand for themselves, of one pack.
Rows rows_of_one(const Summary& summary, const std::string& pack, Language language) {
  Rows rows;
  for (const BundleCount& bundle : summary.bundles) {
    if (bundle.pack == pack) {
      add_bundle_of_one(rows, summary, bundle, language);
    }
  }
  for (const GroupCount& group : summary.groups) {
    if (group.pack == pack && group.group.bundle.id.empty()) {
      add_group_of_one(rows, group, language);
    }
  }
  return rows;
}

Rows rows_of_many(const Summary& summary, const std::string& pack, Language language) {
  Rows rows;
  const auto add_groups = [&](const std::string& bundle, const std::string& margin) {
    for (const GroupCount& group : summary.groups) {
      if (group.pack == pack && group.group.bundle.id == bundle) {
        add_standings(rows, margin + base::visible(group.group.title.in(language)), group.stations);
      }
    }
  };
  for (const BundleCount& bundle : summary.bundles) {
    if (bundle.pack == pack) {
      add_standings(rows, indent + base::visible(bundle.bundle.title.in(language)),
                    bundle.stations);
      add_groups(bundle.bundle.id, indent + indent);
    }
  }
  add_groups("", indent);
  return rows;
}

/// The words above the columns; without the last column where no station has anything in it.
void add_heading(Rows& rows, Language language) {
  rows.insert(rows.begin(),
              {"", stations_word.in(language), name_of(Outcome::Pass).in(language),
               name_of(Outcome::Fail).in(language), name_of(Outcome::Unknown).in(language),
               name_of(Outcome::Manual).in(language)});
  const bool has_manual =
      std::any_of(rows.begin() + 1, rows.end(), [](const auto& row) { return row.back() != "0"; });
  for (auto& row : rows) {
    row.resize(has_manual ? row.size() : row.size() - 1);
  }
}

std::string pack_title(const std::string& id, const RuleBook& book, Language language) {
  const results::PackInfo* pack = book.find_pack(id);
  const std::string title = pack == nullptr ? "" : shown(pack->title, language);
  return title.empty() ? id : title;
}

void append_table(std::string& out, const Summary& summary, const RuleBook& book,
                  Language language) {
  // Areas have no standings: without stations the results of the groups are counted.
  const std::uint64_t checked = summary.stations - summary.unchecked_stations;
  const bool is_one = checked == 1 || (checked == 0 && summary.areas > 0);
  std::vector<std::string> packs;
  for (const GroupCount& group : summary.groups) {
    if (packs.empty() || packs.back() != group.pack) {
      packs.push_back(group.pack);
    }
  }
  for (const std::string& pack : packs) {
    Rows rows =
        is_one ? rows_of_one(summary, pack, language) : rows_of_many(summary, pack, language);
    if (rows.empty()) {
      continue;
    }
    out += '\n' + pack_title(pack, book, language) + '\n';
    if (!is_one) {
      add_heading(rows, language);
    }
    append_columns(out, rows, is_one ? "lrl" : "lrrrrr");
  }
}

/// Rules that nobody was judged by, and why: they are in no table.
void append_disabled(std::string& out, const Summary& summary, const RuleBook& book,
                     Language language) {
  if (summary.disabled.empty()) {
    return;
  }
  const Text heading{.zh = "停用的规则", .en = "Disabled rules"};
  out += '\n' + heading.in(language) + '\n';
  Rows rows;
  for (const results::DisabledCount& count : summary.disabled) {
    const results::RuleInfo* rule = book.find(count.rule);
    rows.push_back({indent + count.rule, rule != nullptr ? shown(rule->title, language) : "",
                    disabled_text(count.rule, count.by, book, language)});
  }
  append_columns(out, rows, "lll");
}

std::string chinese_counts(const Summary& summary) {
  std::string text = std::to_string(summary.files) + " 个文件";
  if (summary.rejected_files + summary.partly_read_files > 0) {
    text += "（" + std::to_string(summary.rejected_files + summary.partly_read_files) +
            " 个没有全部读懂）";
  }
  text += "，" + std::to_string(summary.stations) + " 个站点";
  if (summary.unchecked_stations > 0) {
    text += "（" + std::to_string(summary.unchecked_stations) + " 个未检查）";
  }
  if (summary.areas > 0) {
    text += "，" + std::to_string(summary.areas) + " 个县区或城市";
  }
  return text;
}

std::string english_counts(const Summary& summary) {
  std::string text = count_of(summary.files, "file", "files");
  if (summary.rejected_files + summary.partly_read_files > 0) {
    text += " (" + std::to_string(summary.rejected_files + summary.partly_read_files) +
            " not understood in full)";
  }
  text += ", " + count_of(summary.stations, "station", "stations");
  if (summary.unchecked_stations > 0) {
    text += " (" + std::to_string(summary.unchecked_stations) + " not checked)";
  }
  if (summary.areas > 0) {
    text += ", " + count_of(summary.areas, "area", "areas");
  }
  return text;
}

/// `退出状态 0；没有计入：不符合 2`: where nothing counts, what is left is easily taken for
/// nothing.
std::string status_text(const Summary& summary, Language language) {
  const std::string status = std::to_string(summary.status);
  Text text{.zh = "退出状态 " + status, .en = "exit status " + status};
  if (summary.status == 0 && !summary.uncounted.empty()) {
    text.zh += "；没有计入：" + counts_text(summary.uncounted, results::all_outcomes(), language);
    text.en +=
        "; not counted: " + counts_text(summary.uncounted, results::all_outcomes(), language);
  }
  return text.in(language);
}

}  // namespace

void append_summary(std::string& out, const Summary& summary, const RuleBook& book,
                    Language language) {
  append_table(out, summary, book, language);
  append_disabled(out, summary, book, language);
  if (summary.statistics) {
    append_statistics(out, *summary.statistics, book, language);
  }
  const bool is_chinese = language == Language::Chinese;
  const std::string outcomes = counts_text(summary.outcomes, results::all_outcomes(), language);
  const Text nothing{.zh = "没有检查任何站点", .en = "no station was checked"};
  out += '\n' + (is_chinese ? chinese_counts(summary) : english_counts(summary));
  out += (is_chinese ? "：" : ": ") + (outcomes.empty() ? nothing.in(language) : outcomes);
  out += in_brackets(status_text(summary, language), language) + '\n';
}

}  // namespace audit::writers
