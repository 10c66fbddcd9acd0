// SPDX-License-Identifier: Apache-2.0
#include "results/comparison/comparison.h"

#include <algorithm>
#include <array>

namespace audit::results {
namespace {

struct ChangeRow {
  Change change;
  const char* id;
  base::Text name;
};

const std::array<ChangeRow, 8> changes{{
    {Change::New, "new", {.zh = "新增", .en = "new"}},
    {Change::Changed, "changed", {.zh = "情况有变", .en = "changed"}},
    {Change::Remaining, "remaining", {.zh = "仍存在", .en = "remaining"}},
    {Change::Undecided, "undecided", {.zh = "未能判定", .en = "undecided"}},
    {Change::NotChecked, "not_checked", {.zh = "不再检查", .en = "no longer checked"}},
    {Change::NotApplicable, "not_applicable", {.zh = "不再适用", .en = "no longer applies"}},
    {Change::Waived, "waived", {.zh = "已豁免", .en = "waived"}},
    {Change::Fixed, "fixed", {.zh = "整改完成", .en = "fixed"}},
}};

struct GoneRow {
  Gone gone;
  const char* id;
  base::Text name;
};

const std::array<GoneRow, 5> reasons{{
    {Gone::Item,
     "item",
     {.zh = "新结果中没有这一项", .en = "the new results do not have this item"}},
    {Gone::Namesake,
     "namesake",
     {.zh = "同名的项比原来少，看不出是改好了还是不在了",
      .en = "fewer items have this name than before: it may be put right, or gone"}},
    {Gone::Rule,
     "rule",
     {.zh = "新结果没有用这条规则检查该站点",
      .en = "this rule was not checked here in the new results"}},
    {Gone::Station,
     "station",
     {.zh = "新结果中没有这个站点", .en = "the new results do not have this station"}},
    {Gone::File,
     "file",
     {.zh = "站点的文件这次没有读出来", .en = "the station's file could not be read this time"}},
}};

bool is_undecided(Outcome outcome) {
  return outcome == Outcome::Unknown || outcome == Outcome::Error;
}

}  // namespace

bool is_open(Outcome outcome) {
  return outcome == Outcome::Fail || is_undecided(outcome);
}

std::optional<Change> change_of(std::optional<Outcome> before, Outcome after) {
  const bool was_open = before && is_open(*before);
  switch (after) {
    case Outcome::Fail:
      return before == Outcome::Fail ? Change::Remaining : Change::New;
    case Outcome::Unknown:
    case Outcome::Error:
      return !was_open                 ? Change::New
             : before == Outcome::Fail ? Change::Undecided
                                       : Change::Remaining;
    case Outcome::Manual:
      return was_open ? std::optional(Change::Undecided) : std::nullopt;
    case Outcome::NotApplicable:
    case Outcome::NotDue:
      return was_open ? std::optional(Change::NotApplicable) : std::nullopt;
    case Outcome::Waived:
      return was_open ? std::optional(Change::Waived) : std::nullopt;
    case Outcome::Pass:
      return was_open ? std::optional(Change::Fixed) : std::nullopt;
  }
  return std::nullopt;
}

const char* id_of(Change change) {
  return changes[static_cast<std::size_t>(change)].id;
}

const char* id_of(Gone gone) {
  return reasons[static_cast<std::size_t>(gone)].id;
}

std::optional<Change> change_of_id(std::string_view id) {
  const auto row = std::find_if(changes.begin(), changes.end(),
                                [id](const ChangeRow& change) { return change.id == id; });
  return row == changes.end() ? std::nullopt : std::optional(row->change);
}

const base::Text& name_of(Change change) {
  return changes[static_cast<std::size_t>(change)].name;
}

const base::Text& name_of(Gone gone) {
  return reasons[static_cast<std::size_t>(gone)].name;
}

std::span<const Change> all_changes() {
  static const auto values = [] {
    std::array<Change, changes.size()> all{};
    std::transform(changes.begin(), changes.end(), all.begin(),
                   [](const ChangeRow& row) { return row.change; });
    return all;
  }();
  return values;
}

}  // namespace audit::results
