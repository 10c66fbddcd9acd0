// SPDX-License-Identifier: Apache-2.0
#include "common/rulings_files.h"

#include "common/diagnostics.h"
#include "common/paths.h"
#include "common/read_file.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace audit::tools {
namespace {

results::Note about_rules(results::Note note) {
  note.about = results::About::Rules;
  return note;
}

}  // namespace

RulingsFiles::RulingsFiles(const std::vector<Input>& inputs, const model::Model& model,
                           const check::Options& options, int standard_input)
    : rulings_(model, options.as_of, options.show_personal) {
  for (const Input& input : inputs) {
    if (input.problem == Input::Problem::EmptyFolder) {
      unreadable_.push_back(about_rules(no_files_in_folder(input.path)));
      continue;
    }
    ReadFile file = read_file(input, model, standard_input);
    if (!file.submission) {
      unreadable_.push_back(about_rules(file.is_empty
                                            ? empty_file(input.path)
                                            : cannot_read(input.path, file.input.error_number)));
      continue;
    }
    heads_.push_back({.path = input.path, .sha256 = file.submission->sha256});
    rulings_.add(*std::move(file.submission));
  }
}

void RulingsFiles::bind(const Selection& selection, rules::Library& library) {
  const std::set<std::string> unknown = rulings_.unknown_rules(selection.packs());
  std::set<std::string> elsewhere;
  if (!unknown.empty()) {
    base::Diagnostics of_no_concern;  // a pack that is not used may have mistakes
    for (const std::string& id : library.available()) {
      const rules::Pack* pack = library.load(id, of_no_concern);
      for (std::size_t i = 0; pack != nullptr && i < pack->rules.size(); ++i) {
        elsewhere.insert(pack->rules[i].info.id);
      }
    }
  }
  rulings_.bind(selection.packs(), elsewhere);
}

std::vector<results::Note> RulingsFiles::notes() const {
  std::vector<results::Note> notes = unreadable_;
  notes.insert(notes.end(), rulings_.notes().begin(), rulings_.notes().end());
  return notes;
}

std::vector<Input> without(std::vector<Input> inputs, const std::vector<Input>& rulings) {
  std::set<std::string> paths;
  for (const Input& input : rulings) {
    paths.insert(canonical(input.path));
  }
  if (!paths.empty()) {
    std::erase_if(inputs,
                  [&](const Input& input) { return paths.contains(canonical(input.path)); });
  }
  return inputs;
}

}  // namespace audit::tools
