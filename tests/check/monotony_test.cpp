// SPDX-License-Identifier: Apache-2.0
//
// The law that gives "unknown" its meaning, held against the packs and samples as they are: what is
// decided of a file with gaps stays decided in the same way when the gaps are filled in. Fields are
// taken out of complete samples at random; a rule that is still decided must be decided as on the
// whole file.
//
// TEST_SEED in the environment repeats a run.
#include "check/audit.h"
#include "model/schema.h"
#include "rules/library.h"
#include "rules/yaml_tree.h"
#include "support/files.h"
#include "yaml/reader.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace {

using audit::results::Outcome;
using audit::results::Result;
using audit::rules::YamlTree;

constexpr int rounds = 150;
constexpr double share_of_gaps = 0.05;

/// Takes fields out of records; never a key field, nor one whose absence means something.
class Gaps {
 public:
  Gaps(const audit::model::Model& model, std::mt19937_64& random)
      : model_(model), random_(random) {}

  void make(YamlTree& tree, const audit::cel::RecordType& type) {
    const audit::model::RecordSpec& spec = *model_.impl().find(&type);
    std::erase_if(tree.children, [&](const YamlTree& child) {
      const audit::cel::Field* field = type.find(child.key);
      return field != nullptr && field->index != type.key &&
             spec.fields[static_cast<std::size_t>(field->index)].absent.kind() ==
                 audit::cel::Kind::Null &&
             std::bernoulli_distribution(share_of_gaps)(random_);
    });
    for (YamlTree& child : tree.children) {
      const audit::cel::Field* field = type.find(child.key);
      if (field != nullptr) {
        descend(child, field->type);
      }
    }
  }

 private:
  void descend(YamlTree& tree, audit::cel::TypeRef type) {
    if (type->kind == audit::cel::Kind::Record && tree.kind == audit::yaml::Kind::Mapping) {
      make(tree, *type->record);
    } else if (type->kind == audit::cel::Kind::List && tree.kind != audit::yaml::Kind::Scalar) {
      for (YamlTree& item : tree.children) {
        descend(item, type->element);
      }
    }
  }

  const audit::model::Model& model_;
  std::mt19937_64& random_;
};

using Outcomes = std::map<std::pair<std::string, std::string>, Outcome>;

struct Fixture {
  Fixture() {
    audit::base::Diagnostics diagnostics;
    model = audit::model::Model::load(audit::test::source_path("rules/model"), diagnostics);
    BOOST_REQUIRE(model != nullptr);
    library = std::make_unique<audit::rules::Library>(
        *model, std::vector<std::filesystem::path>{audit::test::source_path("rules")});
    for (const std::string& id : library->available()) {
      packs.push_back(library->load(id, diagnostics));
      BOOST_REQUIRE(packs.back() != nullptr);
    }
    for (const audit::rules::Pack* pack : packs) {
      for (const audit::rules::Rule& rule : pack->rules) {
        for (const auto& when : {rule.group_when, rule.when}) {
          if (when != nullptr && when->source().text.find("has(") != std::string::npos) {
            asks_the_file.insert(rule.info.id);  // has() asks what is written, not what is so
          }
        }
      }
    }
  }

  Outcomes judge(const std::string& text) {
    const auto submission = audit::model::load(*model, "sample.yaml", text);
    audit::check::Auditor auditor({.as_of = *audit::base::Date::parse("2024-06-30"),
                                   .show_personal = true,
                                   .explain = false});
    Outcomes outcomes;
    for (const Result& result : auditor.audit(packs, submission.documents.at(0), submission)) {
      outcomes[{result.rule, result.subject.item}] = result.outcome;
    }
    return outcomes;
  }

  std::unique_ptr<audit::model::Model> model;
  std::unique_ptr<audit::rules::Library> library;
  std::vector<const audit::rules::Pack*> packs;
  std::set<std::string> asks_the_file;
};

bool is_decided(Outcome outcome) {
  return outcome == Outcome::Pass || outcome == Outcome::Fail || outcome == Outcome::Waived ||
         outcome == Outcome::NotDue || outcome == Outcome::NotApplicable;
}

/// A result without item speaks of all items; an item that only may be one is none in the whole
/// file.
bool agrees(const Outcomes& whole, const std::pair<std::string, std::string>& subject,
            Outcome outcome) {
  const auto same = whole.find(subject);
  if (same != whole.end()) {
    // Before its day a rule is not due unless the file shows that it holds already.
    return same->second == outcome || (outcome == Outcome::NotDue && same->second == Outcome::Pass);
  }
  if (outcome != Outcome::NotApplicable) {
    return false;
  }
  for (const auto& [other, other_outcome] : whole) {
    if (subject.second.empty() && other.first == subject.first &&
        other_outcome != Outcome::NotApplicable) {
      return false;
    }
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_decided_with_gaps_stays_so_when_they_are_filled) {
  Fixture fixture;
  const char* given = std::getenv("TEST_SEED");
  const std::uint64_t seed = given != nullptr ? std::strtoull(given, nullptr, 10) : 20240630;
  std::mt19937_64 random(seed);
  std::size_t decided = 0;
  std::size_t undecided = 0;
  for (const std::string sample :
       {"samples/keys/chinese.yaml", "samples/keys/english.yaml", "samples/over-cap.yaml"}) {
    audit::base::Diagnostics diagnostics;
    const auto file = audit::yaml::read(sample, audit::test::read_source_file(sample), diagnostics);
    const YamlTree whole = YamlTree::of(*file.documents.at(0).root);
    const Outcomes expected = fixture.judge(whole.to_yaml());
    for (int round = 0; round < rounds; ++round) {
      YamlTree tree = whole;
      Gaps(*fixture.model, random)
          .make(tree, fixture.model->document(audit::model::DocumentKind::Station));
      for (const auto& [subject, outcome] : fixture.judge(tree.to_yaml())) {
        if (!is_decided(outcome) || fixture.asks_the_file.contains(subject.first)) {
          ++undecided;
          continue;
        }
        ++decided;
        if (!agrees(expected, subject, outcome)) {
          BOOST_ERROR(sample << ", seed " << seed << ", round " << round << ": " << subject.first
                             << " [" << subject.second << "] " << id_of(outcome) << "\n"
                             << tree.to_yaml());
        }
      }
    }
  }
  // The check must not become empty: gaps leave a good part decided, and some of it not.
  BOOST_TEST(2 * decided > undecided);
  BOOST_TEST(undecided > 0U);
}
