// SPDX-License-Identifier: Apache-2.0
#include "check/audit.h"
#include "check/kept_fields.h"
#include "model/kept.h"
#include "model/submission.h"
#include "rules/test_cases.h"
#include "support/files.h"
#include "traceability/report.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

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

bool gives(const model::BoundDocument& document, std::string_view name) {
  const cel::Field* field = document.root->type->find(name);
  return field != nullptr && !document.root->is_absent() &&
         document.root->fields[static_cast<std::size_t>(field->index)].list() != nullptr;
}

rules::AppliesTo bounds_of(const model::BoundDocument& area) {
  return {.province = area.region.province,
          .city = area.region.city,
          .county = area.region.county,
          .code = area.region.code};
}

}  // namespace

struct Samples::File {
  std::string path;  ///< from the root of the source tree
  model::Submission submission;
};

/// The stations and counties of an area: what lies in its region, in its folder or below. There may
/// be more where the area's file lists none.
class Samples::Around {
 public:
  Around(const std::vector<File>& files, const std::string& path, const model::BoundDocument& area,
         const model::FieldSet& fields) {
    static const base::Text more{.zh = "可能还有", .en = "there may be more"};
    const bool is_city = area.kind == model::DocumentKind::City;
    bool all_listed = gives(area, is_city ? "counties" : "stations");
    const std::string folder = fs::path(path).parent_path().generic_string() + "/";
    for (const File& file : files) {
      for (const model::BoundDocument& document : file.submission.documents) {
        if (!file.path.starts_with(folder) || document.root == nullptr ||
            !rules::covers(bounds_of(area), document.region)) {
          continue;
        }
        if (document.kind == model::DocumentKind::Station) {
          kept_.push_back(model::keep(file.submission, document, fields));
          members.stations.push_back({.station = kept_.back().get()});
        } else if (is_city && document.kind == model::DocumentKind::County) {
          members.counties.push_back({.document = &document, .submission = &file.submission});
          all_listed = all_listed && gives(document, "stations");
        }
      }
    }
    members.more_stations = all_listed ? nullptr : &more;
    members.more_counties = gives(area, "counties") ? nullptr : &more;
  }

  check::Members members;

 private:
  std::vector<std::shared_ptr<const model::Kept>> kept_;
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
  model::FieldSet fields;
  check::add_area_fields(pack, fields);
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
      std::optional<Around> around;
      if (document.kind != model::DocumentKind::Station) {
        around.emplace(files_, file.path, document, fields);
      }
      for (const results::Result& result :
           auditor.audit(packs, document, file.submission, {.county = county_of(area), .city = {}},
                         around ? around->members : check::Members())) {
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
