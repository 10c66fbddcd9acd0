// SPDX-License-Identifier: Apache-2.0
#include "model/forms/region_form.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

namespace audit::model {
namespace {

constexpr std::size_t max_code_points = 60;  // the longest official name has far fewer

struct Suffix {
  std::string_view word;
  RegionLevel level;
};

// Longer ones first: 自治区 is not a 区.
constexpr Suffix suffixes[] = {
    {"特别行政区", RegionLevel::Province},
    {"街道办事处", RegionLevel::Township},
    {"民族苏木", RegionLevel::Township},
    {"自治区", RegionLevel::Province},
    {"自治州", RegionLevel::City},
    {"自治县", RegionLevel::County},
    {"自治旗", RegionLevel::County},
    {"民族乡", RegionLevel::Township},
    {"办事处", RegionLevel::Township},
    {"地区", RegionLevel::City},
    {"街道", RegionLevel::Township},
    {"苏木", RegionLevel::Township},
    {"省", RegionLevel::Province},
    {"市", RegionLevel::City},
    {"盟", RegionLevel::City},
    {"区", RegionLevel::County},
    {"县", RegionLevel::County},
    {"旗", RegionLevel::County},
    {"镇", RegionLevel::Township},
    {"乡", RegionLevel::Township},
    {"街", RegionLevel::Township},
};

constexpr auto suffix_words = [] {
  std::array<std::string_view, std::size(suffixes)> words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i] = suffixes[i].word;
  }
  return words;
}();

constexpr std::string_view municipalities[] = {"北京市", "天津市", "上海市", "重庆市"};

// What speaks against a reading. Names that end in such a character before their own (新乡市,
// 津市市) are known, names that go on behind one (样板镇武汉市) are two names.
constexpr int cost_of_city_at_end = 3;
constexpr int cost_of_level_at_end = 2;
constexpr int cost_of_level_at_begin = 2;
constexpr int cost_of_one_character = 2;
constexpr int not_a_name = 5;

const Suffix* suffix_of(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(suffixes), std::end(suffixes),
                   [name](const Suffix& suffix) { return name.ends_with(suffix.word); });
  return found == std::end(suffixes) ? nullptr : found;
}

/// Length of the level word at `offset` of a name; 0 when there is none. 东乡族 is a people, not a
/// 乡.
std::size_t level_word_at(std::string_view name, std::size_t offset) {
  const std::string_view rest = name.substr(offset);
  for (const Suffix& suffix : suffixes) {
    if (rest.starts_with(suffix.word) && suffix.word != "街") {
      return rest.substr(suffix.word.size()).starts_with("族") ? 0 : suffix.word.size();
    }
  }
  return 0;
}

int cost_of(std::string_view name, const Suffix& suffix) {
  const std::string_view stem = name.substr(0, name.size() - suffix.word.size());
  const std::size_t first = base::decode(stem, 0).length;
  int cost = stem.size() == first && suffix.word != "县" ? cost_of_one_character : 0;
  for (std::size_t i = 0; i < stem.size();) {
    const std::size_t length = level_word_at(stem, i);
    if (length > 0 && i == 0) {
      cost += cost_of_level_at_begin;
    } else if (length > 0 && i + length == stem.size()) {
      cost += stem.substr(i) == "市" ? cost_of_city_at_end : cost_of_level_at_end;
    } else if (length > 0) {
      cost += not_a_name;
    }
    i += length > 0 ? length : base::decode(stem, i).length;
  }
  return cost;
}

std::size_t separator_length(std::string_view text) {
  for (const std::string_view separator :
       {" ", "/", "-", ",", "\u3000", "\u3001", "\u00B7", "\uFF0C", "\uFF0F"}) {
    if (text.starts_with(separator)) {
      return separator.size();
    }
  }
  return 0;
}

/// All ways to take the text apart, the cheapest kept.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  void run() { split(0, RegionLevel::Province, RegionWords(), 0); }

  const std::vector<RegionWords>& best() const { return best_; }

 private:
  void split(std::size_t begin, RegionLevel lowest, const RegionWords& words, int cost) {
    while (begin < text_.size() && separator_length(text_.substr(begin)) > 0) {
      begin += separator_length(text_.substr(begin));
    }
    if (begin == text_.size()) {
      keep(words, cost);
      return;
    }
    for (std::size_t end = begin; end < text_.size() && separator_length(text_.substr(end)) == 0;) {
      end += base::decode(text_, end).length;
      take(begin, end, lowest, words, cost);
    }
  }

  /// One name, from begin to end, if it is one.
  void take(std::size_t begin, std::size_t end, RegionLevel lowest, const RegionWords& words,
            int cost) {
    const std::string_view name = text_.substr(begin, end - begin);
    const Suffix* suffix = suffix_of(name);
    if (suffix == nullptr || suffix->word.size() == name.size()) {
      return;
    }
    const int name_cost = cost_of(name, *suffix);
    if (name_cost >= not_a_name) {
      return;
    }
    RegionWords with = words;
    RegionLevel level = suffix->level;
    if (lowest == RegionLevel::Province &&
        std::find(std::begin(municipalities), std::end(municipalities), name) !=
            std::end(municipalities)) {
      with[RegionLevel::Province] = name;
    } else if (suffix->word == "市" && lowest == RegionLevel::County) {
      level = RegionLevel::County;  // a 县级市 below the city that was named
    }
    if (level < lowest) {
      return;
    }
    with[level] = name;
    split(end, static_cast<RegionLevel>(static_cast<int>(level) + 1), with, cost + name_cost);
  }

  void keep(const RegionWords& words, int cost) {
    if (best_.empty() || cost < cost_) {
      best_.assign(1, words);
      cost_ = cost;
    } else if (cost == cost_ && std::find(best_.begin(), best_.end(), words) == best_.end()) {
      best_.push_back(words);
    }
  }

  std::string_view text_;
  std::vector<RegionWords> best_;
  int cost_ = 0;
};

bool is_code(std::string_view text) {
  const bool digits =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && (text.size() == 6 || text.size() == 9 || text.size() == 12);
}

std::string joined(const RegionWords& words) {
  std::string text;
  for (const std::string_view part : words.parts) {
    if (!part.empty()) {
      text += (text.empty() ? "" : " ") + std::string(part);
    }
  }
  return text;
}

}  // namespace

std::span<const std::string_view> region_suffixes() {
  return suffix_words;
}

RegionReading read_region(std::string_view text) {
  if (is_code(text)) {
    RegionWords words;
    words[RegionLevel::Code] = text;
    return words;
  }
  if (text.empty() || base::count_code_points(text) > max_code_points) {
    return Refusal{.reason = Refused::OtherForm, .part = {}, .instead = {}};
  }
  Splitter splitter(text);
  splitter.run();
  const std::vector<RegionWords>& best = splitter.best();
  if (best.empty()) {
    return Refusal{.reason = Refused::OtherForm, .part = {}, .instead = {}};
  }
  if (best.size() > 1) {
    return Refusal{
        .reason = Refused::Ambiguous, .part = joined(best[0]), .instead = joined(best[1])};
  }
  return best.front();
}

}  // namespace audit::model
