// SPDX-License-Identifier: Apache-2.0
#include "results/tally.h"

#include <algorithm>
#include <unordered_map>

namespace audit::results {

Policy policy_of(const Run& run) {
  const auto option = [&run](const char* name) {
    const auto entry = run.options.find(name);
    return entry == run.options.end() ? std::string() : entry->second;
  };
  const Policy usual;
  return {.fail_on = level_of(option("fail_on")).value_or(usual.fail_on),
          .unknown = unknown_policy_of(option("unknown")).value_or(usual.unknown)};
}

/// What is known of the rules before results come: to which group each belongs, and its level.
struct Tally::Rules {
  static constexpr std::size_t no_bundle = ~std::size_t{0};

  struct Row {
    std::size_t group = 0;
    Level level = Level::Must;
  };

  struct GroupRow {
    std::string pack;
    Group group;
    std::size_t bundle = no_bundle;
  };

  struct BundleRow {
    std::string pack;
    Bundle bundle;
    std::uint64_t groups = 0;
  };

  std::unordered_map<std::string, Row> by_id;
  std::vector<GroupRow> groups;
  std::vector<BundleRow> bundles;

  std::size_t group_of(const std::string& pack, const Group& group);
  std::size_t bundle_of(const std::string& pack, const Bundle& bundle);
};

std::size_t Tally::Rules::bundle_of(const std::string& pack, const Bundle& bundle) {
  const auto found = std::find_if(bundles.begin(), bundles.end(), [&](const BundleRow& row) {
    return row.pack == pack && row.bundle.id == bundle.id;
  });
  if (found != bundles.end()) {
    return static_cast<std::size_t>(found - bundles.begin());
  }
  bundles.push_back({pack, bundle});
  return bundles.size() - 1;
}

std::size_t Tally::Rules::group_of(const std::string& pack, const Group& group) {
  const auto found = std::find_if(groups.begin(), groups.end(), [&](const GroupRow& row) {
    return row.pack == pack && row.group.id == group.id;
  });
  if (found != groups.end()) {
    return static_cast<std::size_t>(found - groups.begin());
  }
  GroupRow row{pack, group};
  if (!group.bundle.id.empty()) {
    row.bundle = bundle_of(pack, group.bundle);
    ++bundles[row.bundle].groups;
  }
  groups.push_back(std::move(row));
  return groups.size() - 1;
}

Tally::Tally() : rules_(std::make_shared<Rules>()) {}

Tally::Tally(const Policy& policy) : Tally() {
  policy_ = policy;
  policy_is_given_ = true;
}

void Tally::run(const Run& run) {
  if (!policy_is_given_) {
    policy_ = policy_of(run);
  }
  for (const PackInfo& pack : run.packs) {  // rules may come in another order than the groups
    for (const Group& group : pack.groups) {
      rules_->group_of(pack.id, group);
    }
  }
  make_room();
}

void Tally::rule(const RuleInfo& rule) {
  rules_->by_id[rule.id] = {rules_->group_of(rule.pack, rule.group), rule.level};
  make_room();
}

void Tally::make_room() {
  group_outcomes_.resize(rules_->groups.size());
  group_stations_.resize(rules_->groups.size());
  bundle_stations_.resize(rules_->bundles.size());
  current_.resize(rules_->groups.size());
}

void Tally::file(const File& file) {
  close_station();
  ++files_;
  stations_ += file.stations;
  unchecked_ += file.unchecked;
  areas_ += file.areas;
  rejected_ += file.read == Read::Rejected ? 1 : 0;
  partly_ += file.read == Read::Partly ? 1 : 0;
  if (file.read != Read::Ok || file.unchecked > 0) {
    status_ = worst(status_, Status::Input);
  }
}

void Tally::result(const Result& result) {
  const auto row = rules_->by_id.find(result.rule);
  ++outcomes_[static_cast<std::size_t>(result.outcome)];
  if (row == rules_->by_id.end()) {
    status_ = worst(status_, Status::Input);  // a stream that does not say what its rules are
    return;
  }
  const std::size_t group = row->second.group;
  const Level level = result.level.value_or(row->second.level);  // an overlay may give another
  if (!result.disabled.empty()) {
    ++disabled_[{result.rule, result.disabled}];
  }
  ++group_outcomes_[group][static_cast<std::size_t>(result.outcome)];
  weigh(result.outcome, level);
  if (result.subject.kind != "station") {
    return;
  }
  if (!has_current_ || result.subject.id != current_id_) {
    close_station();
    has_current_ = true;
    current_id_ = result.subject.id;
  }
  add_standing(group, result.outcome, level);
}

/// What the result makes of the status, or that it makes nothing of it.
void Tally::weigh(Outcome outcome, Level level) {
  const Status status = status_of(outcome, level, policy_.fail_on, policy_.unknown);
  status_ = worst(status_, status);
  const bool is_bad = outcome == Outcome::Fail || outcome == Outcome::Unknown;
  if (is_bad && status == Status::Ok) {
    ++uncounted_[static_cast<std::size_t>(outcome)];
  }
  const bool is_verdict =
      outcome == Outcome::Pass || outcome == Outcome::Fail || outcome == Outcome::Waived;
  verdicts_ += is_verdict && level <= policy_.fail_on ? 1 : 0;
}

void Tally::note(const Note& note) {
  status_ = worst(status_, status_of(note));
}

void Tally::summary(const Summary& /*summary*/) {
  close_station();
}

void Tally::add_standing(std::size_t group, Outcome outcome, Level level) {
  if (level > policy_.fail_on) {
    return;
  }
  Standing standing = Standing::None;
  switch (outcome) {
    case Outcome::Fail:
      standing = Standing::Failed;
      break;
    case Outcome::Unknown:
    case Outcome::Error:
      standing = Standing::Unknown;
      break;
    case Outcome::Pass:
    case Outcome::Waived:
      standing = Standing::Met;
      break;
    case Outcome::Manual:
      standing = Standing::Manual;
      break;
    case Outcome::NotApplicable:
    case Outcome::NotDue:
      break;
  }
  current_[group] = std::max(current_[group], standing);
}

void Tally::count(Standings& standings, Standing standing) {
  switch (standing) {
    case Standing::None:
      break;
    case Standing::Manual:
      ++standings.manual;
      break;
    case Standing::Met:
      ++standings.met;
      break;
    case Standing::Unknown:
      ++standings.unknown;
      break;
    case Standing::Failed:
      ++standings.failed;
      break;
  }
}

void Tally::close_station() {
  if (!has_current_) {
    return;
  }
  std::vector<Standing> bundles(bundle_stations_.size(), Standing::None);
  for (std::size_t i = 0; i < current_.size(); ++i) {
    count(group_stations_[i], current_[i]);
    if (const std::size_t bundle = rules_->groups[i].bundle; bundle != Rules::no_bundle) {
      bundles[bundle] = std::max(bundles[bundle], current_[i]);
    }
    current_[i] = Standing::None;
  }
  for (std::size_t i = 0; i < bundles.size(); ++i) {
    count(bundle_stations_[i], bundles[i]);
  }
  has_current_ = false;
}

Tally Tally::part() const {
  Tally part(policy_);
  part.rules_ = rules_;
  part.group_outcomes_.resize(group_outcomes_.size());
  part.group_stations_.resize(group_stations_.size());
  part.bundle_stations_.resize(bundle_stations_.size());
  part.current_.resize(current_.size());
  return part;
}

void Tally::merge(const Tally& part) {
  const auto add = [](Counts& sum, const Counts& counts) {
    for (std::size_t i = 0; i < outcome_count; ++i) {
      sum[i] += counts[i];
    }
  };
  const auto add_stations = [](Standings& sum, const Standings& standings) {
    sum.met += standings.met;
    sum.failed += standings.failed;
    sum.unknown += standings.unknown;
    sum.manual += standings.manual;
  };
  Tally closed = part;
  closed.close_station();
  add(outcomes_, closed.outcomes_);
  add(uncounted_, closed.uncounted_);
  verdicts_ += closed.verdicts_;
  for (std::size_t i = 0; i < group_outcomes_.size(); ++i) {
    add(group_outcomes_[i], closed.group_outcomes_[i]);
    add_stations(group_stations_[i], closed.group_stations_[i]);
  }
  for (std::size_t i = 0; i < bundle_stations_.size(); ++i) {
    add_stations(bundle_stations_[i], closed.bundle_stations_[i]);
  }
  for (const auto& [rule, count] : closed.disabled_) {
    disabled_[rule] += count;
  }
  files_ += closed.files_;
  stations_ += closed.stations_;
  rejected_ += closed.rejected_;
  partly_ += closed.partly_;
  unchecked_ += closed.unchecked_;
  areas_ += closed.areas_;
  status_ = worst(status_, closed.status_);
}

Status Tally::status() const {
  if (stations_ == unchecked_ && areas_ == 0) {
    return worst(status_, Status::Input);
  }
  return rules_->by_id.empty() ? worst(status_, Status::Rules) : status_;
}

Summary Tally::summary() const {
  Tally closed = *this;
  closed.close_station();
  const auto outcomes_of = [](const Counts& counts) {
    std::map<Outcome, std::uint64_t> outcomes;
    for (const Outcome outcome : all_outcomes()) {
      if (const std::uint64_t number = counts[static_cast<std::size_t>(outcome)]; number > 0) {
        outcomes[outcome] = number;
      }
    }
    return outcomes;
  };
  Summary summary;
  summary.outcomes = outcomes_of(closed.outcomes_);
  summary.uncounted = outcomes_of(closed.uncounted_);
  for (std::size_t i = 0; i < rules_->groups.size(); ++i) {
    const Rules::GroupRow& row = rules_->groups[i];
    summary.groups.push_back(
        {row.pack, row.group, outcomes_of(closed.group_outcomes_[i]), closed.group_stations_[i]});
  }
  for (std::size_t i = 0; i < rules_->bundles.size(); ++i) {
    const Rules::BundleRow& row = rules_->bundles[i];
    summary.bundles.push_back({row.pack, row.bundle, row.groups, closed.bundle_stations_[i]});
  }
  for (const auto& [rule, count] : closed.disabled_) {
    summary.disabled.push_back({.rule = rule.first, .by = rule.second, .results = count});
  }
  summary.files = files_;
  summary.stations = stations_;
  summary.rejected_files = rejected_;
  summary.partly_read_files = partly_;
  summary.unchecked_stations = unchecked_;
  summary.areas = areas_;
  summary.status = static_cast<int>(status());
  return summary;
}

}  // namespace audit::results
