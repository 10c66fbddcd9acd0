// SPDX-License-Identifier: Apache-2.0
#include "results/statistics_count.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace audit::results {
namespace {

/// True for the first time that `item` comes.
template <class Item>
bool add_once(std::vector<Item>& items, const Item& item) {
  if (std::find(items.begin(), items.end(), item) != items.end()) {
    return false;
  }
  items.push_back(item);
  return true;
}

}  // namespace

struct StatisticsCount::Rules {
  struct Row {
    std::string pack, article;
  };

  std::unordered_map<std::string, std::size_t> by_id;  ///< number of the rule's article
  std::unordered_map<std::string, std::size_t> order;  ///< of the rule
  std::vector<Row> articles;                           ///< in the order of packs and rules
};

std::string without_items(std::string_view field) {
  std::string path;
  int depth = 0;
  for (const char c : field) {
    depth += c == '[' ? 1 : 0;
    if (depth == 0) {
      path += c;
    }
    depth -= c == ']' && depth > 0 ? 1 : 0;
  }
  return path;
}

StatisticsCount::StatisticsCount() : rules_(std::make_shared<Rules>()) {}

void StatisticsCount::run(const Run& /*run*/) {}

void StatisticsCount::rule(const RuleInfo& rule) {
  const auto found =
      std::find_if(rules_->articles.begin(), rules_->articles.end(), [&](const Rules::Row& row) {
        return row.pack == rule.pack && row.article == rule.article && !rule.article.empty();
      });
  rules_->order.emplace(rule.id, rules_->order.size());
  rules_->by_id[rule.id] = static_cast<std::size_t>(found - rules_->articles.begin());
  if (found == rules_->articles.end()) {
    rules_->articles.push_back({rule.pack, rule.article});
  }
}

TownshipCount* StatisticsCount::count_of(const Township& township) {
  const auto found = townships_.find(township.key);
  if (found != townships_.end()) {
    return &found->second;
  }
  if (townships_.size() >= max_townships) {
    return nullptr;
  }
  return &townships_
              .emplace(township.key, TownshipCount{.city = township.city,
                                                   .county = township.county,
                                                   .township = township.township})
              .first->second;
}

void StatisticsCount::at(const Township& township) {
  close();
  if (TownshipCount* count = count_of(township)) {
    ++count->stations;
    current_.township = township.key;
  } else {
    ++left_out_;
  }
}

void StatisticsCount::file(const File& /*file*/) {
  close();
}

void StatisticsCount::result(const Result& result) {
  if (current_.has_results && current_.id != result.subject.id) {
    close();
  }
  current_.has_results = true;
  current_.id = result.subject.id;
  if (result.outcome == Outcome::Fail) {
    ++current_.failed;
    const auto article = rules_->by_id.find(result.rule);
    if (article == rules_->by_id.end()) {
      return;
    }
    Article& count = articles_[article->second];
    ++count.failed;
    count.stations += add_once(current_.articles, article->second) ? 1U : 0U;
    add_once(count.rules, result.rule);
  } else if (result.outcome == Outcome::Unknown) {
    ++current_.unknown;
    std::vector<std::string> once;
    for (const MissingField& missing : result.missing) {
      std::string field = without_items(missing.field);
      if (add_once(once, field)) {
        Field& count = fields_[field];
        ++count.unknown;
        count.stations += add_once(current_.fields, field) ? 1U : 0U;
      }
    }
  }
}

void StatisticsCount::note(const Note& /*note*/) {}

void StatisticsCount::summary(const Summary& /*summary*/) {
  close();
}

void StatisticsCount::close() {
  if (const auto found = townships_.find(current_.township);
      !current_.township.empty() && found != townships_.end()) {
    TownshipCount& count = found->second;
    count.failed += current_.failed;
    count.unknown += current_.unknown;
    count.failed_stations += current_.failed > 0 ? 1U : 0U;
    count.unknown_stations += current_.failed == 0 && current_.unknown > 0 ? 1U : 0U;
  }
  current_ = {};
}

StatisticsCount StatisticsCount::part() const {
  StatisticsCount part;
  part.rules_ = rules_;
  return part;
}

void StatisticsCount::merge(StatisticsCount part) {
  part.close();
  for (const auto& [number, article] : part.articles_) {
    Article& count = articles_[number];
    count.failed += article.failed;
    count.stations += article.stations;
    for (const std::string& rule : article.rules) {
      add_once(count.rules, rule);
    }
  }
  for (const auto& [name, field] : part.fields_) {
    fields_[name].unknown += field.unknown;
    fields_[name].stations += field.stations;
  }
  for (const auto& [key, other] : part.townships_) {
    TownshipCount* count = count_of(
        {.key = key, .city = other.city, .county = other.county, .township = other.township});
    if (count == nullptr) {
      left_out_ += other.stations;
      continue;
    }
    count->stations += other.stations;
    count->failed_stations += other.failed_stations;
    count->unknown_stations += other.unknown_stations;
    count->failed += other.failed;
    count->unknown += other.unknown;
  }
  left_out_ += part.left_out_;
}

Statistics StatisticsCount::statistics() const {
  StatisticsCount closed = *this;
  closed.close();
  Statistics result;
  for (auto& [number, article] : closed.articles_) {  // in the order of packs and rules
    const Rules::Row& row = rules_->articles[number];
    std::sort(article.rules.begin(), article.rules.end(),
              [this](const std::string& a, const std::string& b) {
                return rules_->order.at(a) < rules_->order.at(b);
              });
    result.articles.push_back({.pack = row.pack,
                               .article = row.article,
                               .rules = std::move(article.rules),
                               .failed = article.failed,
                               .stations = article.stations});
  }
  std::stable_sort(result.articles.begin(), result.articles.end(),
                   [](const ArticleCount& a, const ArticleCount& b) {
                     return std::tie(a.stations, a.failed) > std::tie(b.stations, b.failed);
                   });
  for (const auto& [key, count] : closed.townships_) {  // by name
    result.townships.push_back(count);
  }
  std::stable_sort(result.townships.begin(), result.townships.end(),
                   [](const TownshipCount& a, const TownshipCount& b) {
                     return std::tie(a.failed_stations, a.failed, a.unknown) >
                            std::tie(b.failed_stations, b.failed, b.unknown);
                   });
  for (const auto& [name, field] : closed.fields_) {
    result.missing.push_back(
        {.field = name, .title = {}, .unknown = field.unknown, .stations = field.stations});
  }
  std::stable_sort(result.missing.begin(), result.missing.end(),
                   [](const MissingCount& a, const MissingCount& b) {
                     return std::tie(a.stations, a.unknown) > std::tie(b.stations, b.unknown);
                   });
  result.stations_left_out = closed.left_out_;
  return result;
}

}  // namespace audit::results
