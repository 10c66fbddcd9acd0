// SPDX-License-Identifier: Apache-2.0
#include "results/comparison/namesakes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_set>
#include <utility>

namespace audit::results {
namespace {

/// `张*` of `张* #2`.
std::string_view name_of_item(std::string_view key) {
  const std::size_t mark = key.rfind(" #");
  if (mark == std::string_view::npos || mark == 0) {
    return key;
  }
  const std::string_view number = key.substr(mark + 2);
  const bool is_number = !number.empty() && number.front() != '0' && number != "1" &&
                         number.find_first_not_of("0123456789") == std::string_view::npos;
  return is_number ? key.substr(0, mark) : key;
}

std::size_t total(const OutcomeCounts& counts) {
  std::size_t sum = 0;
  for (const auto& [outcome, count] : counts) {
    sum += count;
  }
  return sum;
}

std::size_t count_of(const OutcomeCounts& counts, Outcome outcome) {
  const auto entry = counts.find(outcome);
  return entry == counts.end() ? 0 : entry->second;
}

using Places = std::vector<std::size_t>;

/// What must be alike of two results that are paired; nullopt: it is not to be paired now.
using Likeness = std::optional<std::uint64_t>;

/// The namesakes of one name in both runs, paired step by step.
class NameGroup {
 public:
  NameGroup(const std::vector<FindingState>& before, const std::vector<FindingState>& after,
            Pairing& pairing)
      : before_(before), after_(after), pairing_(pairing) {}

  void add_before(std::size_t place) { old_.push_back(place); }

  void add_after(std::size_t place) { new_.push_back(place); }

  const Places& old() const { return old_; }

  bool is_gone() const { return new_.empty(); }

  /// `counts`: of all of them in OLD.
  void pair(const OutcomeCounts& counts);

 private:
  Outcome before(std::size_t place) const { return before_[place].result.outcome; }

  Outcome after(std::size_t place) const { return after_[place].result.outcome; }

  template <class OfOld, class OfNew>
  void pair_alike(OfOld of_old, OfNew of_new);
  void pair_settled(const OutcomeCounts& counts);

  const std::vector<FindingState>& before_;
  const std::vector<FindingState>& after_;
  Pairing& pairing_;
  Places old_, new_;  ///< those that are not paired yet
};

/// Each of the earlier ones with the first of the later ones that is like it.
template <class OfOld, class OfNew>
void NameGroup::pair_alike(OfOld of_old, OfNew of_new) {
  std::unordered_map<std::uint64_t, std::deque<std::size_t>> waiting;
  for (const std::size_t place : new_) {
    if (const Likeness likeness = of_new(place)) {
      waiting[*likeness].push_back(place);
    }
  }
  std::erase_if(old_, [&](std::size_t old) {
    const Likeness likeness = of_old(old);
    const auto found = likeness ? waiting.find(*likeness) : waiting.end();
    if (found == waiting.end() || found->second.empty()) {
      return false;
    }
    pairing_.old_of[found->second.front()] = old;
    found->second.pop_front();
    return true;
  });
  std::erase_if(new_,
                [this](std::size_t place) { return pairing_.old_of[place] != Pairing::none; });
}

/// Of an open finding; nothing of any other.
Likeness of_measure(const FindingState& state) {
  const auto outcome = static_cast<std::uint64_t>(state.result.outcome);
  return is_open(state.result.outcome) ? Likeness(state.measure * 31 + outcome) : std::nullopt;
}

Likeness of_open_outcome(const FindingState& state) {
  return is_open(state.result.outcome) ? Likeness(static_cast<std::uint64_t>(state.result.outcome))
                                       : std::nullopt;
}

Likeness of_openness(const FindingState& state) {
  return is_open(state.result.outcome) ? Likeness(0) : std::nullopt;
}

Likeness of_waiver(const FindingState& state) {
  return state.result.outcome == Outcome::Waived ? Likeness(0) : std::nullopt;
}

void NameGroup::pair(const OutcomeCounts& counts) {
  const std::size_t size_after = new_.size();
  const auto pair = [this](Likeness (*of_old)(const FindingState&),
                           Likeness (*of_new)(const FindingState&)) {
    pair_alike([&](std::size_t place) { return of_old(before_[place]); },
               [&](std::size_t place) { return of_new(after_[place]); });
  };
  pair(of_measure, of_measure);
  pair(of_open_outcome, of_open_outcome);
  pair(of_openness, of_openness);
  pair(of_waiver, of_waiver);
  pair(of_waiver, of_openness);  // it has lapsed
  if (size_after >= total(counts)) {
    pair_settled(counts);
  }
  for (const std::size_t old : old_) {
    pairing_.is_lost[old] = is_open(before(old));
  }
}

/// Open findings of which there are none left: what there is more of now than before is what they
/// came to, if that is one thing or as many as they are.
void NameGroup::pair_settled(const OutcomeCounts& counts) {
  constexpr std::array settled{Outcome::Pass, Outcome::Waived, Outcome::NotApplicable,
                               Outcome::NotDue, Outcome::Manual};
  OutcomeCounts counts_after;
  for (const std::size_t place : new_) {
    ++counts_after[after(place)];
  }
  OutcomeCounts more;
  for (const Outcome outcome : settled) {
    // A waiver that still holds was paired, so those that are left are new ones.
    const std::size_t had = outcome == Outcome::Waived ? 0 : count_of(counts, outcome);
    const std::size_t has = count_of(counts_after, outcome);
    if (has > had) {
      more[outcome] = has - had;
    }
  }
  const auto open = static_cast<std::size_t>(std::count_if(
      old_.begin(), old_.end(), [this](std::size_t old) { return is_open(before(old)); }));
  if (more.size() > 1 && total(more) != open) {
    return;
  }
  const auto of_old = [this](std::size_t old) { return of_openness(before_[old]); };
  const auto of_new = [&](std::size_t place) -> Likeness {
    const auto left = more.find(after(place));
    if (left == more.end() || left->second == 0) {
      return std::nullopt;
    }
    --left->second;
    return 0;
  };
  pair_alike(of_old, of_new);
}

}  // namespace

std::string finding_key(const Result& result) {
  return result.rule + '\n' + result.subject.key;
}

std::string namesake_key(const Result& result) {
  return result.rule + '\n' + std::string(name_of_item(result.subject.key));
}

void NamesakeCounter::add(const Result& result) {
  if (!result.subject.key.empty()) {
    ++all_[namesake_key(result)][result.outcome];
  }
}

Namesakes NamesakeCounter::take() {
  std::erase_if(all_, [](const auto& entry) { return total(entry.second) < 2; });
  return std::exchange(all_, {});
}

Pairing pair_namesakes(const std::vector<FindingState>& before,
                       const std::vector<FindingState>& after, const Namesakes& of_before) {
  Pairing pairing{.old_of = std::vector<std::size_t>(after.size(), Pairing::none),
                  .is_lost = std::vector<bool>(before.size()),
                  .is_namesake = std::vector<bool>(after.size())};
  NamesakeCounter counter;
  for (const FindingState& state : after) {
    counter.add(state.result);
  }
  const Namesakes of_after = counter.take();
  if (of_before.empty() && of_after.empty()) {
    return pairing;
  }
  std::map<std::string, NameGroup> groups;
  const auto group = [&](const Result& result) -> NameGroup* {
    const std::string key = result.subject.key.empty() ? std::string() : namesake_key(result);
    if (key.empty() || (of_before.count(key) == 0 && of_after.count(key) == 0)) {
      return nullptr;
    }
    return &groups.try_emplace(key, before, after, pairing).first->second;
  };
  std::unordered_set<std::string> known;  // the station may have come twice in OLD
  for (std::size_t i = 0; i < before.size(); ++i) {
    NameGroup* found = group(before[i].result);
    if (found != nullptr && known.insert(finding_key(before[i].result)).second) {
      found->add_before(i);
    }
  }
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (NameGroup* found = group(after[i].result)) {
      found->add_after(i);
      pairing.is_namesake[i] = true;
    }
  }
  for (auto& [key, found] : groups) {
    if (found.is_gone()) {
      continue;  // none of the name is left: as with any other item
    }
    OutcomeCounts counts;
    if (const auto counted = of_before.find(key); counted != of_before.end()) {
      counts = counted->second;
    } else if (!found.old().empty()) {  // it was the only one
      counts[before[found.old().front()].result.outcome] = 1;
    }
    found.pair(counts);
  }
  return pairing;
}

}  // namespace audit::results
