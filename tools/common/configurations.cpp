// SPDX-License-Identifier: Apache-2.0
#include "common/configurations.h"

#include "common/configuration_diagnostics.h"
#include "common/inputs.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace audit::tools {
namespace {

namespace fs = std::filesystem;

std::string parent_of(const std::string& path) {
  return fs::path(path).parent_path().string();
}

/// Cheap for the many: nobody names a folder a.yaml.
bool is_folder(const std::string& operand) {
  std::error_code error;
  return !operand.ends_with(".yaml") && !operand.ends_with(".yml") && operand != "-" &&
         fs::is_directory(operand, error);
}

fs::path common_part(const fs::path& a, const fs::path& b) {
  fs::path common;
  for (auto left = a.begin(), right = b.begin();
       left != a.end() && right != b.end() && *left == *right; ++left, ++right) {
    common /= *left;
  }
  return common;
}

/// Steps up; false at the top.
bool go_up(fs::path& folder) {
  fs::path parent = folder.parent_path();
  if (parent.empty() || parent == folder) {
    return false;
  }
  folder = std::move(parent);
  return true;
}

/// The folder's own path is not.
bool is_below(const fs::path& folder, const fs::path& top) {
  return folder != top && common_part(folder, top) == top;
}

}  // namespace

Configurations::Folder Configurations::folder_of(const std::string& path) {
  std::error_code error;
  const fs::path given = path.empty() ? fs::path(".") : fs::path(path);
  fs::path found = fs::weakly_canonical(fs::absolute(given, error), error);
  if (found.filename().empty()) {
    found = found.parent_path();
  }
  return {.path = std::move(found), .is_absolute = given.is_absolute()};
}

/// The configuration in this very folder, read when it is first asked for.
const Configuration* Configurations::in(const Folder& folder) {
  const auto [entry, is_new] = read_.try_emplace(folder.path);
  std::error_code error;
  if (is_new && fs::is_regular_file(folder.path / configuration_file, error)) {
    const fs::path path = folder.path / configuration_file;
    const std::string shown = folder.is_absolute
                                  ? path.string()
                                  : path.lexically_relative(fs::current_path(error)).string();
    entry->second = std::make_unique<Configuration>(read_configuration(shown, *model_, problems_));
  }
  return entry->second.get();
}

void Configurations::use_only(const std::string& path) {
  if (model_ == nullptr) {
    return;
  }
  auto& entry = read_[path];
  entry = std::make_unique<Configuration>(read_configuration(path, *model_, problems_));
  only_ = entry.get();
  settings_ = only_;
}

void Configurations::find(const std::vector<std::string>& operands) {
  looks_ = model_ != nullptr;
  if (!looks_) {
    return;
  }
  Folder folder;
  std::string last;
  for (const std::string& operand : operands) {
    std::string given = is_folder(operand) ? operand : parent_of(operand);
    if (!folder.path.empty() && given == last) {
      continue;
    }
    const Folder next = folder_of(given);
    folder = folder.path.empty() ? next
                                 : Folder{.path = common_part(folder.path, next.path),
                                          .is_absolute = folder.is_absolute && next.is_absolute};
    last = std::move(given);
  }
  if (folder.path.empty()) {
    return;
  }
  common_ = folder.path;
  do {
    const Configuration* found = in(folder);
    if (found != nullptr && found->has_settings()) {
      settings_ = found;
      return;
    }
  } while (go_up(folder.path));
}

const Configuration* Configurations::nearest_region(Folder folder) {
  do {
    const Configuration* found = in(folder);
    if (found != nullptr && found->has_region()) {
      return found;
    }
  } while (go_up(folder.path));
  return nullptr;
}

/// The nearer ones that have settings which do not count.
void Configurations::tell_ignored(Folder folder) {
  while (is_below(folder.path, common_)) {
    const Configuration* found = in(folder);
    const bool is_told = std::find(ignored_.begin(), ignored_.end(), found) != ignored_.end();
    if (found != nullptr && found->has_settings() && !is_told) {
      ignored_.push_back(found);
      problems_.add(configuration_ignored({found->text.file.source.get(), {}},
                                          settings_ == nullptr ? "" : settings_->path));
    }
    if (!go_up(folder.path)) {
      return;
    }
  }
}

void Configurations::look_around(const std::string& path) {
  if (!looks_) {
    return;
  }
  const auto [entry, is_new] = regions_.try_emplace(parent_of(path));
  if (is_new) {
    const Folder folder = folder_of(entry->first);
    entry->second = nearest_region(folder);
    tell_ignored(folder);
  }
}

const Configuration* Configurations::naming_region_of(const std::string& path) const {
  if (!looks_) {
    return only_ != nullptr && only_->has_region() ? only_ : nullptr;
  }
  const auto found = regions_.find(parent_of(path));
  return found == regions_.end() ? nullptr : found->second;
}

const model::Region* Configurations::region_of(const std::string& path) const {
  const Configuration* found = naming_region_of(path);
  return found == nullptr ? nullptr : &found->region();
}

std::vector<const Configuration*> Configurations::used() const {
  std::vector<const Configuration*> all;
  const auto add = [&all](const Configuration* one) {
    if (one != nullptr && std::find(all.begin(), all.end(), one) == all.end()) {
      all.push_back(one);
    }
  };
  add(settings_);
  for (const auto& [folder, configuration] : regions_) {
    add(configuration);
  }
  std::sort(all.begin(), all.end(),
            [](const Configuration* a, const Configuration* b) { return a->path < b->path; });
  return all;
}

base::Diagnostics Configurations::take_problems() {
  return std::exchange(problems_, base::Diagnostics());
}

}  // namespace audit::tools
