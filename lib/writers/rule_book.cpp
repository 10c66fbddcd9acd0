// SPDX-License-Identifier: Apache-2.0
#include "writers/rule_book.h"

namespace audit::writers {

void RuleBook::add(const results::Run& run) {
  policy_ = results::policy_of(run);
  as_of_ = run.as_of;
  for (const results::PackInfo& pack : run.packs) {
    packs_[pack.id] = pack;
  }
}

void RuleBook::add(const results::RuleInfo& rule) {
  rules_[rule.id] = rule;
}

const results::RuleInfo* RuleBook::find(std::string_view id) const {
  const auto entry = rules_.find(id);
  return entry == rules_.end() ? nullptr : &entry->second;
}

const results::PackInfo* RuleBook::find_pack(std::string_view id) const {
  const auto entry = packs_.find(id);
  return entry == packs_.end() ? nullptr : &entry->second;
}

std::string RuleBook::source_of(const results::RuleInfo& rule, base::Language language) const {
  std::string text;
  if (const results::PackInfo* pack = find_pack(rule.pack)) {
    text = !pack->number.empty() ? pack->number : pack->title.in(language);
  }
  if (text.empty()) {
    text = rule.pack;
  }
  return rule.article.empty() ? text : text + ' ' + rule.article;
}

results::Status RuleBook::status_of(const results::Result& result) const {
  const results::RuleInfo* rule = find(result.rule);
  return rule == nullptr ? results::Status::Rules
                         : results::status_of(result.outcome, effective_level(result, *rule),
                                              policy_.fail_on, policy_.unknown);
}

}  // namespace audit::writers
