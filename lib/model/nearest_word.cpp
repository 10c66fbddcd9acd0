// SPDX-License-Identifier: Apache-2.0
#include "model/nearest_word.h"

#include "base/utf8.h"

#include <algorithm>
#include <string>

namespace audit::model {
namespace {

constexpr int one_of_two = 90;

/// One word contains the other, and what is left over is not most of it.
bool contains_most(std::string_view longer, std::string_view shorter, std::size_t long_size,
                   std::size_t short_size) {
  return short_size >= 2 && longer.find(shorter) != std::string_view::npos &&
         3 * short_size >= long_size;
}

}  // namespace

int nearness(std::string_view word, std::string_view name) {
  const std::string a = base::lookup_form(word);
  const std::string b = base::lookup_form(name);
  if (a == b) {
    return 0;
  }
  const std::size_t a_size = base::count_code_points(a);
  const std::size_t b_size = base::count_code_points(b);
  const std::size_t longest = std::max(a_size, b_size);
  const std::size_t limit = std::max<std::size_t>(1, longest / 3);
  const std::size_t distance = base::edit_distance(a, b, limit);
  if (distance <= limit && distance < std::min(a_size, b_size)) {
    // One of two characters is a weak likeness: 电脑 is not 电话.
    return longest <= 2 ? one_of_two : static_cast<int>(100 * distance / longest);
  }
  const bool contained = contains_most(a, b, a_size, b_size) || contains_most(b, a, b_size, a_size);
  return contained ? 60 + static_cast<int>(longest - std::min(a_size, b_size)) : no_likeness;
}

int nearest_word(std::string_view word, const cel::EnumType& type) {
  constexpr int weakest =
      80;  // a wrong suggestion is worse than none: the list of words follows anyway
  int best = -1;
  int best_nearness = weakest;
  // 社公 for 社工: one of two characters is enough where a single member is that near.
  int half = -1;
  bool is_one_half = true;
  for (std::size_t i = 0; i < type.members.size(); ++i) {
    const cel::EnumType::Member& member = type.members[i];
    const auto consider = [&](std::string_view name) {
      const int near = nearness(word, name);
      if (near < best_nearness) {
        best_nearness = near;
        best = static_cast<int>(i);
      } else if (near == one_of_two) {
        is_one_half = is_one_half && (half < 0 || half == static_cast<int>(i));
        half = static_cast<int>(i);
      }
    };
    consider(member.id);
    consider(member.zh);
    for (const std::string& synonym : member.synonyms) {
      consider(synonym);
    }
  }
  return best < 0 && is_one_half ? half : best;
}

}  // namespace audit::model
