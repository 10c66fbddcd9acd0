// SPDX-License-Identifier: Apache-2.0
#include "results/status.h"

#include <algorithm>
#include <array>
#include <utility>

namespace audit::results {
namespace {

const std::array<StatusRow, 8> table{{
    {Status::Ok,
     {.zh = "全部读懂；达到 --fail-on 强度的规则都是符合、不适用、未到期、已豁免或待现场核查",
      .en = "everything was read; every rule at or above --fail-on ended in pass, not applicable, "
            "not due, "
            "waived or on-site check"}},
    {Status::Failed, {.zh = "至少一条这样的规则不符合", .en = "at least one such rule failed"}},
    {Status::Unknown,
     {.zh = "没有不符合，但至少一条这样的规则待补充",
      .en = "none failed, at least one is unknown because the file does not say"}},
    {Status::Input,
     {.zh = "有文件读不了或没有全部读懂，有站点没有地区或没有规则包，或没有可检查的内容",
      .en = "an input could not be read or understood in full, a station has no region or no pack, "
            "or there "
            "was nothing to check"}},
    {Status::Rules,
     {.zh = "规则包、认定或配置无效，规则出错，或没有选中规则",
      .en = "a pack, ruling or configuration is invalid, a rule erred, or no rule was selected"}},
    {Status::Usage, {.zh = "命令用法不对", .en = "wrong usage"}},
    {Status::Defect, {.zh = "程序自身的缺陷", .en = "a defect of the program"}},
    {Status::Output,
     {.zh = "结果没有写完整（管道被关闭时不作声）",
      .en = "the output was not written completely (a closed pipe: silently)"}},
}};

constexpr std::array worst_first{Status::Defect, Status::Output, Status::Usage,   Status::Rules,
                                 Status::Input,  Status::Failed, Status::Unknown, Status::Ok};

constexpr std::array<std::pair<UnknownPolicy, const char*>, 3> policies{{
    {UnknownPolicy::Report, "report"},
    {UnknownPolicy::Fail, "fail"},
    {UnknownPolicy::Ok, "ok"},
}};

}  // namespace

std::span<const StatusRow> status_table() {
  return table;
}

Status worst(Status a, Status b) {
  return *std::find_if(worst_first.begin(), worst_first.end(),
                       [a, b](Status status) { return status == a || status == b; });
}

const char* id_of(UnknownPolicy policy) {
  return std::find_if(policies.begin(), policies.end(),
                      [policy](const auto& row) { return row.first == policy; })
      ->second;
}

std::optional<UnknownPolicy> unknown_policy_of(std::string_view id) {
  const auto row = std::find_if(policies.begin(), policies.end(),
                                [id](const auto& policy) { return policy.second == id; });
  return row == policies.end() ? std::nullopt : std::optional(row->first);
}

Status status_of(Outcome outcome, Level level, Level fail_on, UnknownPolicy unknown) {
  if (outcome == Outcome::Error) {
    return Status::Rules;
  }
  if (level > fail_on) {  // levels are in falling order of strength
    return Status::Ok;
  }
  switch (outcome) {
    case Outcome::Fail:
      return Status::Failed;
    case Outcome::Unknown:
      return unknown == UnknownPolicy::Report ? Status::Unknown
             : unknown == UnknownPolicy::Fail ? Status::Failed
                                              : Status::Ok;
    case Outcome::Error:
      return Status::Rules;
    case Outcome::Pass:
    case Outcome::NotApplicable:
    case Outcome::NotDue:
    case Outcome::Manual:
    case Outcome::Waived:
      return Status::Ok;
  }
  return Status::Defect;
}

Status status_of(const Note& note) {
  if (note.severity != Severity::Error) {
    return Status::Ok;
  }
  return note.about == About::Rules ? Status::Rules : Status::Input;
}

}  // namespace audit::results
