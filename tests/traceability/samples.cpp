// SPDX-License-Identifier: Apache-2.0
#include "check/audit.h"
#include "model/submission.h"
#include "rules/test_cases.h"
#include "support/files.h"
#include "traceability/report.h"

#include <algorithm>
#include <filesystem>

namespace audit::test {
namespace fs = std::filesystem;

namespace {

/// A pack without a region is asked of every station.
bool is_asked_of(const rules::Pack& pack, const model::BoundDocument& document) {
  return pack.applies_to.by_name_only() || rules::covers(pack.applies_to, document.region);
}

/// The county file of the folder is the one its stations lie in.
check::Area county_of(const model::Submission* county) {
  if (county == nullptr || county->documents.empty()) {
    return {};
  }
  return {.document = &county->documents.front(), .submission = county};
}

}  // namespace

struct Samples::File {
  std::string path;  ///< from the root of the source tree
  model::Submission submission;
};

Samples::Samples(const model::Model& model) {
  std::vector<std::string> paths;
  const fs::path root = source_path("");
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(source_path("samples"))) {
    if (entry.path().extension() == ".yaml") {
      paths.push_back(entry.path().lexically_relative(root).generic_string());
    }
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    files_.push_back({.path = path, .submission = load(model, path, read_source_file(path))});
  }
}

Samples::~Samples() = default;

void Samples::judge(const rules::Pack& pack, std::map<std::string, RuleFacts>& facts) const {
  const check::Options options{.as_of = *base::Date::parse(rules::default_test_day),
                               .explain = false};
  check::Auditor auditor(options);
  const rules::Pack* const packs[] = {&pack};
  for (const File& file : files_) {
    const std::string county_path =
        fs::path(file.path).replace_filename("county.yaml").generic_string();
    const auto county = std::find_if(files_.begin(), files_.end(),
                                     [&](const File& f) { return f.path == county_path; });
    const model::Submission* area = county == files_.end() ? nullptr : &county->submission;
    for (const model::BoundDocument& document : file.submission.documents) {
      if (document.root == nullptr || !is_asked_of(pack, document)) {
        continue;
      }
      for (const results::Result& result : auditor.audit(packs, document, file.submission,
                                                         {.county = county_of(area), .city = {}})) {
        RuleFacts& of_rule = facts[result.rule];
        if (result.outcome == results::Outcome::Pass && of_rule.passes_in.empty()) {
          of_rule.passes_in = file.path;
        }
        if (result.outcome == results::Outcome::Fail && of_rule.fails_in.empty()) {
          of_rule.fails_in = file.path;
        }
      }
    }
  }
}

}  // namespace audit::test
