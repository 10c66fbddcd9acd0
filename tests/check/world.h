// SPDX-License-Identifier: Apache-2.0
//
// What the tests of rules/ and check/ judge by: the small model of tests/check/model, packs of
// tests/check/packs, and results as lines of text.
//
//   const World& world = World::get();
//   Judged j = world.judge("outcomes", "area: 39", "2024-06-30");
//   dump(j.results, "WHEN")              // fail /area: 面积 39 ㎡ …
#pragma once

#include "check/audit.h"
#include "model/submission.h"
#include "rules/library.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace audit::test {

struct Judged {
  std::unique_ptr<model::Submission> submission;
  std::vector<results::Result> results;
};

class World {
 public:
  static World& get();

  const model::Model& model() const { return *model_; }

  /// A pack of tests/check/packs, a file or a folder; throws where it has an error.
  const rules::Pack& pack(const std::string& name);

  /// Judges the first document of a text.
  Judged judge(const std::string& pack, std::string_view station, std::string_view as_of,
               bool show_personal = false);

 private:
  World();
  std::unique_ptr<model::Model> model_;
  std::unique_ptr<rules::Library> library_;
};

/// The results of one rule, one a line: outcome, item, place, message and what else a result
/// carries.
std::string dump(const std::vector<results::Result>& results, std::string_view rule);

}  // namespace audit::test
