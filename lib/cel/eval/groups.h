// SPDX-License-Identifier: Apache-2.0
//
// Which elements of a list are equal, without comparing each with each: the known ones are sorted
// once.
#pragma once

#include "cel/eval/equality.h"
#include "cel/eval/frame.h"

namespace audit::cel {

/// For every item the number of its group (equal items share one), `unknown` where it is not known.
struct Groups {
  static constexpr std::size_t unknown = static_cast<std::size_t>(-1);
  std::span<std::size_t> of;
  std::size_t count = 0;
};

Groups group(Arena& arena, std::span<const Value> items);

/// Up to so many unknown elements of a list are told apart as reasons of a doubt; of more, each
/// doubt waits for all of them, so that memory does not grow with their square.
inline constexpr std::size_t told_apart = 16;

/// All unknown elements of a list, as one reason.
const Unknown* all_unknown(Arena& arena, std::span<const Value> items);

/// Answers "is it in the list?" for many values of one list.
class Members {
 public:
  Members(Arena& arena, const List& list);

  /// `reason` collects what an undecided answer waits for.
  Truth contains(const Value& value, class Gaps& reason) const;

 private:
  const List& list_;
  const Unknown* all_unknown_ = nullptr;  ///< where they are not told apart
  const Unknown* whole_ = nullptr;  ///< all that the list waits for, where it is open for much
  std::span<std::size_t> known_;    ///< positions of known items, sorted by value
  std::span<std::size_t> unknown_;  ///< positions of the others
};

/// Can the values of these items be put in order at all (periods and lists cannot)?
bool can_order(std::span<const Value> items);

}  // namespace audit::cel
