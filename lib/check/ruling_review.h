// SPDX-License-Identifier: Apache-2.0
//
// What the rulings of a run came to: which were not needed, not in force, lapsed, of no station of
// the run, or of two. Its memory is that of the rulings, not of the stations.
//
//   RulingReview review(rulings);
//   review.add(auditor.take_ruling_uses());                // in the order of the run
//   for (const results::Note& note : review.notes()) …     // at the end
#pragma once

#include "check/document_rulings.h"
#include "check/rulings.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace audit::check {

class RulingReview {
 public:
  explicit RulingReview(const Rulings& rulings)
      : rulings_(rulings), states_(rulings.all().size()) {}

  void add(const std::vector<RulingUse>& uses);

  /// In the order of the rulings; then what is said of several at once.
  std::vector<results::Note> notes() const;

 private:
  static constexpr std::size_t kinds = 10;

  struct State {
    std::string subject;  ///< identity of the first station or area
    std::optional<results::Location> first, second;
    std::array<std::size_t, kinds> counts{};
    std::array<std::optional<RulingUse>, kinds> uses{};  ///< the first of those that are told

    std::size_t count(RulingUse::What what) const { return counts[static_cast<std::size_t>(what)]; }

    const RulingUse* use(RulingUse::What what) const {
      const auto& use = uses[static_cast<std::size_t>(what)];
      return use ? &*use : nullptr;
    }
  };

  void append_notes(const Ruling& ruling, const State& state,
                    std::vector<results::Note>& notes) const;
  void append_idle(const Ruling& ruling, const State& state,
                   std::vector<results::Note>& notes) const;

  const Rulings& rulings_;
  std::vector<State> states_;
};

}  // namespace audit::check
