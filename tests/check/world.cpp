// SPDX-License-Identifier: Apache-2.0
#include "check/world.h"

#include "base/diagnostic.h"
#include "support/files.h"

#include <algorithm>
#include <stdexcept>

namespace audit::test {
namespace {

void stop_at_errors(const base::Diagnostics& diagnostics) {
  std::string text;
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    text += to_text(diagnostic, base::Language::Chinese);
  }
  if (diagnostics.has_errors()) {
    throw std::runtime_error(text);
  }
}

}  // namespace

World::World() {
  base::Diagnostics diagnostics;
  model_ = model::Model::load(source_path("tests/check/model"), diagnostics);
  stop_at_errors(diagnostics);
  library_ = std::make_unique<rules::Library>(*model_, std::vector<std::filesystem::path>{});
}

World& World::get() {
  static World world;
  return world;
}

const rules::Pack& World::pack(const std::string& name) {
  base::Diagnostics diagnostics;
  const std::string folder = source_path("tests/check/packs/" + name);
  const rules::Pack* pack = library_->load(
      std::filesystem::is_directory(folder) ? folder : folder + ".yaml", diagnostics);
  stop_at_errors(diagnostics);
  return *pack;
}

Judged World::judge(const std::string& pack_name, std::string_view station, std::string_view as_of,
                    bool show_personal) {
  Judged judged;
  judged.submission = std::make_unique<model::Submission>(
      model::load(*model_, "a.yaml", std::string(station) + "\n"));
  const check::Options options{.as_of = *base::Date::parse(as_of), .show_personal = show_personal};
  judged.results = check::audit(pack(pack_name), judged.submission->documents.at(0),
                                *judged.submission, options);
  return judged;
}

std::string dump(const std::vector<results::Result>& results, std::string_view rule) {
  std::string text;
  for (const results::Result& result : results) {
    if (result.rule != rule) {
      continue;
    }
    text += text.empty() ? "" : "\n";
    text += id_of(result.outcome);
    text += result.subject.item.empty() ? "" : " [" + result.subject.item + "]";
    text += result.at ? " " + (result.at->pointer.empty() ? "/" : result.at->pointer) : "";
    text += result.message.zh.empty() ? "" : ": " + result.message.zh;
    text += result.due.empty() ? "" : " | due " + result.due;
    for (const results::MissingField& missing : result.missing) {
      text += std::string(" | ") + (missing.written ? "written " : "missing ") + missing.field;
    }
    text += result.ruling ? " | " + result.ruling->verdict.zh + ": " + result.ruling->reason : "";
    for (const results::Location& related : result.related) {
      text += " | " + std::to_string(related.line) + ":" + std::to_string(related.column) + " " +
              related.message.zh;
    }
    for (const base::Text& conflict : result.conflicts) {
      text += " | " + conflict.zh;
    }
  }
  return text;
}

}  // namespace audit::test
