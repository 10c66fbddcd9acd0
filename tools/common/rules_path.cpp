// SPDX-License-Identifier: Apache-2.0
#include "common/rules_path.h"

#include "common/diagnostics.h"
#include "common/environment.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

namespace audit::tools {
namespace {

namespace fs = std::filesystem;

void add_folder(std::vector<fs::path>& folders, const fs::path& folder) {
  std::error_code ignored;
  if (fs::is_directory(folder, ignored) &&
      std::find(folders.begin(), folders.end(), folder) == folders.end()) {
    folders.push_back(folder);
  }
}

/// The folders of STATION_RULES_PATH, whether they exist or not.
std::vector<fs::path> environment_folders() {
  std::vector<fs::path> folders;
  std::string_view rest = environment("STATION_RULES_PATH");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    if (end > 0) {
      folders.emplace_back(rest.substr(0, end));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return folders;
}

}  // namespace

std::vector<fs::path> rules_path() {
  std::vector<fs::path> folders;
  for (const fs::path& folder : environment_folders()) {
    add_folder(folders, folder);
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = program.parent_path().parent_path() / "share/station-audit/rules";
  // What is installed looks nowhere else: the folder that it was built in may be anybody's by now.
  if (!error && fs::is_directory(installed, error)) {
    add_folder(folders, installed);
  } else {
    add_folder(folders, STATION_AUDIT_SOURCE_RULES);
  }
  return folders;
}

Rulebook open_rules(base::Diagnostics& diagnostics) {
  Rulebook book;
  book.path = rules_path();
  std::vector<fs::path> given;
  for (const fs::path& folder : environment_folders()) {
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
      diagnostics.add(no_rules_folder(folder));
    }
    add_folder(given, folder);
  }
  book.from_environment = given.size();
  for (const fs::path& folder : book.path) {
    std::error_code ignored;
    if (!fs::is_directory(folder / "model", ignored)) {
      continue;
    }
    book.model = model::Model::load(folder / "model", diagnostics);
    if (book.model != nullptr) {
      book.packs = std::make_unique<rules::Library>(*book.model, book.path);
    }
    return book;
  }
  diagnostics.add(no_model(book.path));
  return book;
}

void search_also(Rulebook& book, const std::vector<fs::path>& folders) {
  const auto end_of_environment =
      book.path.begin() + static_cast<std::ptrdiff_t>(book.from_environment);
  std::vector<fs::path> path(book.path.begin(), end_of_environment);
  for (const fs::path& folder : folders) {
    add_folder(path, folder);
  }
  book.from_configuration = path.size() - book.from_environment;
  for (auto folder = end_of_environment; folder != book.path.end(); ++folder) {
    add_folder(path, *folder);
  }
  book.path = std::move(path);
  if (book.model != nullptr) {
    book.packs = std::make_unique<rules::Library>(*book.model, book.path);
  }
}

}  // namespace audit::tools
