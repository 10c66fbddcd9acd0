// SPDX-License-Identifier: Apache-2.0
// The examples of docs/rule-language.md: expressions and messages over the station that the page
// shows, in the real model and with the parameters of the pack wuhan.
#include "check/audit.h"
#include "check/roots.h"
#include "model/submission.h"
#include "rules/library.h"
#include "rules/scopes.h"
#include "rules/yaml_tree.h"
#include "support/files.h"
#include "support/table.h"
#include "yaml/reader.h"

#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>

namespace audit::test {
namespace {

constexpr const char* page_file = "docs/rule-language.md";

/// Model and pack, loaded once.
struct Rules {
  Rules() {
    base::Diagnostics diagnostics;
    model = model::Model::load(source_path("rules/model"), diagnostics);
    library = std::make_unique<rules::Library>(*model, std::vector<std::filesystem::path>{});
    pack = library->load(source_path("rules/wuhan"), diagnostics);
    if (pack == nullptr) {
      throw std::runtime_error("rules/wuhan cannot be loaded");
    }
  }

  std::unique_ptr<model::Model> model;
  std::unique_ptr<rules::Library> library;
  const rules::Pack* pack = nullptr;
};

const Rules& the_rules() {
  static const Rules rules;
  return rules;
}

/// The first YAML block of the page.
std::string station_text() {
  const std::string text = read_source_file(page_file);
  const std::string fence = "```yaml\n";
  const std::size_t begin = text.find(fence) + fence.size();
  return text.substr(begin, text.find("```", begin) - begin);
}

/// `without a.b, c` takes fields away, `with a.b = c` writes one.
std::string edited_station(const std::string& note) {
  base::Diagnostics diagnostics;
  const auto file = yaml::read("page.yaml", station_text(), diagnostics);
  rules::YamlTree tree = rules::YamlTree::of(*file.documents.at(0).root);
  const model::Model& model = *the_rules().model;
  rules::PathEditor editor(tree, model, model.document(model::DocumentKind::Station));
  rules::PathEditor::Failure failure;
  if (note.starts_with("without ")) {
    std::istringstream paths(note.substr(8));
    for (std::string path; std::getline(paths >> std::ws, path, ',');) {
      bool was_there = false;
      failure = editor.unset(path, was_there);
      if (!was_there) {
        throw std::runtime_error("nothing to take away: " + path);
      }
    }
  } else if (note.starts_with("with ")) {
    const std::size_t equals = note.find(" = ");
    const auto value = yaml::read("value.yaml", note.substr(equals + 3), diagnostics);
    failure = editor.set(note.substr(5, equals - 5), *value.documents.at(0).root);
  }
  if (failure) {
    throw std::runtime_error("no such field: " + failure.part);
  }
  return tree.to_yaml();
}

/// The station of the page, bound, and the names of a rule.
class Page {
 public:
  explicit Page(const std::string& note)
      : submission_(model::load(*the_rules().model, "page.yaml", edited_station(note))),
        names_(rules::root_environment(*the_rules().model, rules::Scope::Station,
                                       *the_rules().pack->parameter_record->type)),
        activation_(arena_, names_.slot_count()) {
    check::set_roots(activation_, *the_rules().pack, the_rules().pack->parameter_record, document(),
                     {}, *base::Date::parse("2024-06-30"));
  }

  const model::BoundDocument& document() const { return submission_.documents.at(0); }

  const cel::Environment& names() const { return names_; }

  cel::Activation& activation() { return activation_; }

 private:
  cel::Arena arena_;
  model::Submission submission_;
  cel::Environment names_;
  cel::Activation activation_;
};

std::string text_of(const base::Diagnostics& diagnostics) {
  std::string text;
  for (const base::Diagnostic& one : diagnostics.items()) {
    text += (text.empty() ? "" : "\n") + one.code + " " + one.message.zh;
  }
  return text;
}

std::string text_of(const cel::Unknown& unknown, const Page& page, cel::TypeRef type) {
  std::string text = "unknown";
  for (const cel::Missing& missing : unknown.missing) {
    text += (text == "unknown" ? ": waits for " : ", ") +
            model::to_place(missing, page.document(), true).field;
  }
  const auto bound = [type](const base::Number& number) {
    return cel::to_text(cel::Value::number(number), type, {});
  };
  text += unknown.low ? "; at least " + bound(*unknown.low) : "";
  text += unknown.high ? "; at most " + bound(*unknown.high) : "";
  return text + (unknown.reason == nullptr ? "" : "; " + unknown.reason->zh);
}

std::string value_of(const Row& row) {
  Page page(row.note);
  base::Diagnostics diagnostics;
  const auto program = cel::compile(cel::Source::of(row.text), page.names(), nullptr, diagnostics);
  if (program == nullptr) {
    return text_of(diagnostics);
  }
  const cel::Value value = cel::evaluate(*program, page.activation());
  if (const bool* known = value.get<bool>()) {
    return *known ? "true" : "false";
  }
  return value.is_unknown() ? text_of(*value.unknown(), page, program->type())
                            : cel::to_text(value, program->type(), {.show_personal = true});
}

std::string message_of(const Row& row) {
  Page page(row.note);
  base::Diagnostics diagnostics;
  const auto message = cel::compile_template(cel::Source::of(row.text), page.names(), diagnostics);
  if (message == nullptr) {
    return text_of(diagnostics);
  }
  return cel::render(*message, page.activation(), {.language = base::Language::Chinese}) + "\n" +
         cel::render(*message, page.activation(), {.language = base::Language::English});
}

const TableTest expressions("rule_language", "docs/rule-language.md#cel", value_of);
const TableTest messages("rule_language_messages", "docs/rule-language.md#message", message_of);

}  // namespace
}  // namespace audit::test
