// SPDX-License-Identifier: Apache-2.0
#include "check/bound_case.h"

#include "check/expectation.h"
#include "check/kept_fields.h"
#include "rules/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace audit::check {

using base::Language;
using base::Text;
using results::Result;

rules::Pack with_rule_only(const rules::Pack& pack, const rules::Rule& rule) {
  rules::Pack result;
  result.info.id = pack.info.id;
  result.parameters = pack.parameters;
  result.parameter_record = pack.parameter_record;
  result.rules = {rule};
  result.slot_count = pack.slot_count;
  result.model = pack.model;
  result.storage = pack.storage;
  return result;
}

BoundCase::BoundCase(const rules::TestCase& test) : BoundCase(test, test.station, test.others) {}

BoundCase::BoundCase(const rules::TestCase& test, const std::string& station,
                     const std::vector<rules::CaseFile>& others)
    : test_(&test), submission_(model::load(*test.pack->model, "", station)) {
  const auto& documents = submission_.documents;
  const auto found = std::find_if(documents.begin(), documents.end(),
                                  [](const auto& d) { return d.root != nullptr; });
  document_ = found == documents.end() ? nullptr : &*found;
  report_unread(submission_);
  add_others(others);
}

/// A base that is not understood tests nothing; values that a case sets may be wrong on purpose.
void BoundCase::report_unread(const model::Submission& submission) {
  for (const base::Diagnostic& diagnostic : submission.diagnostics.items()) {
    if (diagnostic.severity == base::Severity::Error &&
        (test_->sets == 0 || submission.rejected())) {
      unread_.push_back(
          {.zh = "样本读不懂：" + diagnostic.message.zh,
           .en = "the base is not understood: " + diagnostic.message.in(Language::English)});
    }
  }
}

void BoundCase::add_others(const std::vector<rules::CaseFile>& files) {
  static const base::Text more{.zh = "可能还有其他社工站", .en = "there may be more stations"};
  model::FieldSet fields;
  add_area_fields(*test_->pack, fields);
  if (document_ != nullptr && document_->kind == model::DocumentKind::County) {
    given_->own_townships.emplace(*document_->root);
  }
  for (const rules::CaseFile& file : files) {
    if (file.is_unread) {
      given_->members.unread_stations.push_back(&given_->reasons.emplace_back(
          base::Text{.zh = fmt::format("社工站文件 {} 读不出来", file.name),
                     .en = fmt::format("the station file {} cannot be read", file.name)}));
      continue;
    }
    given_->submissions.push_back(model::load(*test_->pack->model, file.name, file.text));
    const model::Submission& submission = given_->submissions.back();
    report_unread(submission);
    for (const model::BoundDocument& document : submission.documents) {
      if (document.root != nullptr) {
        add_document(file.role, document, fields);
      }
    }
  }
  given_->members.more_stations = test_->more_members ? &more : nullptr;
  given_->members.more_counties = given_->members.more_stations;
}

void BoundCase::add_document(rules::CaseFile::Role role, const model::BoundDocument& document,
                             const model::FieldSet& fields) {
  const model::Submission& submission = given_->submissions.back();
  switch (role) {
    case rules::CaseFile::Role::County:
      given_->townships.emplace_back(*document.root);
      given_->areas.county = {&document, &submission, &given_->townships.back()};
      return;
    case rules::CaseFile::Role::City:
      given_->areas.city = {.document = &document, .submission = &submission};
      return;
    case rules::CaseFile::Role::Member:
      break;
  }
  if (document.kind == model::DocumentKind::Station) {
    given_->kept.push_back(model::keep(submission, document, fields));
    const cel::Record* township =
        given_->own_townships ? given_->own_townships->find(document.region.township) : nullptr;
    given_->members.stations.push_back(
        {.station = given_->kept.back().get(), .township = township});
  } else {
    given_->members.counties.push_back({.document = &document, .submission = &submission});
  }
}

std::vector<Text> BoundCase::problems(const rules::Pack& variant) const {
  std::vector<Text> problems = unread_;
  const std::vector<Result> results = judge(variant, true, problems);
  if (document_ != nullptr && problems.size() == unread_.size()) {
    for (Text& difference : differences(*test_, results)) {
      problems.push_back(std::move(difference));
    }
  }
  return problems;
}

void BoundCase::run(const rules::Pack& variant) const {
  std::vector<Text> ignored;
  judge(variant, false, ignored);
}

std::vector<Result> BoundCase::judge(const rules::Pack& variant, bool explain,
                                     std::vector<Text>& problems) const {
  cel::Arena arena;
  base::Diagnostics diagnostics;
  const cel::Record* parameters =
      rules::with_parameters(variant, test_->parameters, arena, diagnostics);
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    problems.push_back(diagnostic.message);
  }
  if (document_ == nullptr || parameters == nullptr) {
    return {};
  }
  Auditor auditor({.as_of = test_->as_of, .show_personal = true, .explain = explain});
  auditor.set_parameters(variant, parameters);
  const rules::Pack* const packs[] = {&variant};
  std::vector<Result> results =
      auditor.audit(packs, *document_, submission_, given_->areas, given_->members);
  std::erase_if(results, [&](const Result& result) { return result.rule != test_->rule->info.id; });
  return results;
}

}  // namespace audit::check
