// SPDX-License-Identifier: Apache-2.0
// Templates of files (rules/file_template.h), of every pack, kind of file and key language: fresh
// they leave everything open, filled in they say all that a sample says to the rules.
#include "rules/file_template.h"

#include "check/audit.h"
#include "model/expected_form.h"
#include "model/schema.h"
#include "rules/library.h"
#include "rules/yaml_tree.h"
#include "support/files.h"
#include "yaml/reader.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

using namespace audit;
using base::Language;
using model::DocumentKind;
using model::Form;
using model::RecordSpec;
using results::Outcome;
using rules::Pack;
using rules::YamlTree;

namespace {

constexpr DocumentKind kinds[] = {DocumentKind::Station, DocumentKind::County, DocumentKind::City};
constexpr Language languages[] = {Language::Chinese, Language::English};

class Packs {
 public:
  Packs()
      : model(model::Model::load(test::source_path("rules/model"), diagnostics_)),
        library_(*model, {test::source_path("rules")}) {
    for (const std::string& id : library_.available()) {
      all.push_back(library_.load(id, diagnostics_));
      BOOST_REQUIRE(all.back() != nullptr);
    }
  }

  static const Packs& get() {
    static const Packs packs;
    return packs;
  }

  std::string text(const Pack& pack, DocumentKind kind, Language keys) const {
    return rules::file_template(*model, {&pack}, {.kind = kind, .keys = keys, .comments = keys});
  }

  const RecordSpec& document(DocumentKind kind) const {
    return *model->impl().documents[static_cast<std::size_t>(kind)];
  }

 private:
  base::Diagnostics diagnostics_;

 public:
  std::unique_ptr<model::Model> model;

 private:
  rules::Library library_;

 public:
  std::vector<const Pack*> all;
};

std::string told(const model::Submission& submission) {
  std::string text;
  for (const base::Diagnostic& diagnostic : submission.diagnostics.items()) {
    text += to_text(diagnostic, Language::English);
  }
  return text;
}

std::vector<results::Result> judge(const Pack& pack, const model::Submission& submission,
                                   const model::BoundDocument& document) {
  static const base::Text more{.zh = "可能还有", .en = "there may be more"};
  check::Members members;
  members.more_stations = &more;
  members.more_counties = &more;
  check::Auditor auditor({.as_of = *base::Date::parse("2024-06-30"), .explain = false});
  const Pack* const packs[] = {&pack};
  return auditor.audit(packs, document, submission, {}, members);
}

/// Takes the `# ` off all items, those within items too.
std::string uncommented(const std::string& text) {
  static const std::regex item("^( *)# (- |  )");
  std::istringstream lines(text);
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    while (std::regex_search(line, item)) {
      line = std::regex_replace(line, item, "$1$2");
    }
    result += line + '\n';
  }
  return result;
}

YamlTree tree_of(const std::string& text) {
  base::Diagnostics diagnostics;
  const yaml::File file = yaml::read("a.yaml", text, diagnostics);
  BOOST_REQUIRE(!file.documents.empty() && file.documents.front().root != nullptr);
  BOOST_TEST(!diagnostics.has_errors());
  return YamlTree::of(*file.documents.front().root);
}

const RecordSpec* record_of(const model::ValueSpec& value) {
  return value.form == Form::List ? record_of(*value.element) : value.record;
}

const model::ValueSpec& value_of(const RecordSpec& record, const cel::Field& field) {
  return record.fields[static_cast<std::size_t>(field.index)].value;
}

/// What a filled-in template says of a file: of each record the fields that the template has.
YamlTree copied(const YamlTree& form, const YamlTree& file, const RecordSpec& record) {
  YamlTree copy = file;
  if (form.kind == yaml::Kind::Sequence) {  // one empty item
    for (YamlTree& item : copy.children) {
      item = copied(form.children.front(), item, record);
    }
    return copy;
  }
  if (form.kind != yaml::Kind::Mapping || file.kind != yaml::Kind::Mapping) {
    return copy;
  }
  copy.children.clear();
  for (const YamlTree& part : file.children) {
    const cel::Field* field = record.type.find(part.key);
    const auto place =
        std::find_if(form.children.begin(), form.children.end(), [&](const YamlTree& one) {
          return field != nullptr && record.type.find(one.key) == field;
        });
    if (place != form.children.end()) {
      const RecordSpec* inner = record_of(value_of(record, *field));
      copy.children.push_back(inner == nullptr ? part : copied(*place, part, *inner));
      copy.children.back().key = place->key;
    }
  }
  return copy;
}

/// Writes an example of what may be written into every field that is empty.
void fill_in(YamlTree& form, const RecordSpec& record, Language keys) {
  for (YamlTree& part : form.children) {
    if (form.kind == yaml::Kind::Sequence) {
      fill_in(part, record, keys);
      continue;
    }
    const cel::Field* field = record.type.find(part.key);
    BOOST_REQUIRE_MESSAGE(field != nullptr, part.key);
    const model::ValueSpec& value = value_of(record, *field);
    const RecordSpec* inner = record_of(value);
    if (part.kind != yaml::Kind::Null) {
      if (inner != nullptr) {
        fill_in(part, *inner, keys);
      }
    } else if (inner != nullptr) {
      part.kind = yaml::Kind::Scalar;  // the period
      part.text = "2023";
    } else {
      const bool is_list = value.form == Form::List;
      part.kind = yaml::Kind::Scalar;
      part.text = model::example(is_list ? *value.element : value, keys);
    }
  }
}

using Verdicts = std::set<std::tuple<std::string, std::string, Outcome>>;

Verdicts verdicts(const std::vector<results::Result>& results) {
  Verdicts found;
  for (const results::Result& result : results) {
    found.emplace(result.rule, result.subject.key, result.outcome);
  }
  return found;
}

std::string shown(const Verdicts& verdicts) {
  std::string text;
  for (const auto& [rule, item, outcome] : verdicts) {
    text += rule + " " + item + " " + results::id_of(outcome) + "\n";
  }
  return text;
}

Verdicts without(const Verdicts& all, const Verdicts& some) {
  Verdicts rest;
  std::set_difference(all.begin(), all.end(), some.begin(), some.end(),
                      std::inserter(rest, rest.end()));
  return rest;
}

struct Case {
  const Pack& pack;
  DocumentKind kind;
  Language keys;
};

/// Every template that there is.
template <class Test>
void for_each_template(Test test) {
  int count = 0;
  for (const Pack* pack : Packs::get().all) {
    for (const DocumentKind kind : kinds) {
      for (const Language keys : languages) {
        const std::string text = Packs::get().text(*pack, kind, keys);
        if (!text.empty()) {
          BOOST_TEST_CONTEXT(pack->info.id << " " << static_cast<int>(kind) << "\n" << text) {
            test(Case{*pack, kind, keys}, text);
          }
          ++count;
        }
      }
    }
  }
  BOOST_TEST(count > 30);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(file_template)

BOOST_AUTO_TEST_CASE(a_fresh_one_has_no_mistakes_and_no_violations) {
  for_each_template([](const Case& one, const std::string& text) {
    const model::Submission submission = load(*Packs::get().model, "a.yaml", text);
    BOOST_TEST(told(submission) == "");
    BOOST_REQUIRE(submission.documents.size() == 1);
    const model::BoundDocument& document = submission.documents.front();
    BOOST_TEST((document.kind == one.kind));
    const bool is_by_name = !one.pack.applies_to.names_a_region();
    BOOST_TEST((is_by_name || rules::covers(one.pack.applies_to, document.region)));
    for (const results::Result& result : judge(one.pack, submission, document)) {
      BOOST_TEST((result.outcome != Outcome::Fail && result.outcome != Outcome::Error),
                 result.rule);
    }
  });
}

BOOST_AUTO_TEST_CASE(its_items_become_items_without_their_comment_marks) {
  for_each_template([](const Case& /*one*/, const std::string& text) {
    const std::string open = uncommented(text);
    BOOST_TEST(told(load(*Packs::get().model, "a.yaml", open)) == "");
  });
}

BOOST_AUTO_TEST_CASE(what_its_comments_offer_is_understood) {
  for_each_template([](const Case& one, const std::string& text) {
    YamlTree form = tree_of(uncommented(text));
    fill_in(form, Packs::get().document(one.kind), one.keys);
    BOOST_TEST(told(load(*Packs::get().model, "a.yaml", form.to_yaml())) == "");
  });
}

BOOST_AUTO_TEST_CASE(filled_in_from_a_sample_it_gives_the_verdicts_of_the_sample) {
  const Packs& packs = Packs::get();
  int count = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(test::source_path("samples"))) {
    if (entry.path().extension() != ".yaml") {
      continue;
    }
    std::ostringstream name;
    name << entry.path().lexically_relative(test::source_path("")).generic_string();
    const model::Submission sample =
        load(*packs.model, name.str(), test::read_source_file(name.str()));
    for (const model::BoundDocument& document : sample.documents) {
      const bool is_sound = !sample.diagnostics.has_errors() && sample.documents.size() == 1;
      for (const Pack* pack : packs.all) {
        const bool is_asked = pack->applies_to.names_a_region()
                                  ? rules::covers(pack->applies_to, document.region)
                                  : name.str().find(pack->info.id) != std::string::npos;
        if (!is_sound || !is_asked || document.kind == DocumentKind::Rulings) {
          continue;
        }
        const std::string text = packs.text(*pack, document.kind, Language::English);
        if (text.empty()) {
          continue;
        }
        const RecordSpec& record = packs.document(document.kind);
        const YamlTree filled =
            copied(tree_of(uncommented(text)), YamlTree::of(*document.node), record);
        const model::Submission copy = load(*packs.model, "copy.yaml", filled.to_yaml());
        const Verdicts wanted = verdicts(judge(*pack, sample, document));
        const Verdicts found = verdicts(judge(*pack, copy, copy.documents.front()));
        BOOST_TEST_CONTEXT(name.str() << " " << pack->info.id) {
          BOOST_TEST(told(copy) == "");
          BOOST_TEST(shown(without(wanted, found)) == "");
          BOOST_TEST(shown(without(found, wanted)) == "");
        }
        ++count;
      }
    }
  }
  BOOST_TEST(count > 30);
}

BOOST_AUTO_TEST_SUITE_END()
