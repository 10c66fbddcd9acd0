// SPDX-License-Identifier: Apache-2.0
//
// The station files that the file of a county or city lists, by path or pattern.
#include "common/area_document.h"
#include "common/areas.h"
#include "common/diagnostics.h"
#include "common/paths.h"

#include <algorithm>
#include <glob.h>
#include <string_view>
#include <utility>

namespace audit::tools {
namespace {

namespace fs = std::filesystem;
using model::DocumentKind;

/// Files that a path or pattern of an area's list stands for, beside the area's file.
std::vector<std::string> expand(const std::string& area_path, const std::string& pattern) {
  std::string folder = fs::path(area_path).parent_path().string();
  std::string escaped;
  for (const char c : folder) {
    escaped += std::string_view("*?[\\").find(c) == std::string_view::npos ? "" : "\\";
    escaped += c;
  }
  const bool is_absolute = pattern.starts_with('/');
  const std::string full = is_absolute || folder.empty() ? pattern : escaped + "/" + pattern;
  ::glob_t found{};
  std::vector<std::string> paths;
  if (::glob(full.c_str(), 0, nullptr, &found) == 0) {
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  ::globfree(&found);
  return paths;
}

/// A text that is not YAML may still show that it is of several documents.
bool has_several_documents(const model::Submission& submission) {
  return submission.file.source->text().find("\n---") != std::string_view::npos;
}

bool is_pattern(std::string_view text) {
  return text.find_first_of("*?[") != std::string_view::npos;
}

}  // namespace

void Areas::read_list(Entry& entry, const std::string& path) {
  const cel::List* list = list_field(*entry.document->root, "stations");
  if (list == nullptr) {
    return;
  }
  entry.lists_stations = list->is_certain();
  for (const cel::Value& item : list->items) {
    const auto* text = item.get<std::string_view>();
    if (text == nullptr) {
      entry.lists_stations = false;
      continue;
    }
    const base::Origin* origin = item.origin();
    const base::Place at{entry.submission->file.source.get(),
                         origin == nullptr ? base::Span() : origin->span};
    const std::vector<std::string> paths = expand(path, std::string(*text));
    for (const std::string& found : paths) {
      const std::string known_as = canonical(found);
      const std::string shown_as = fs::path(found).lexically_normal().string();
      std::error_code error;
      if (fs::is_directory(found, error)) {
        if (!is_pattern(*text)) {
          entry.problems.add(folder_listed(at, std::string(*text)));
          entry.lists_stations = false;
        }
        continue;
      }
      const Listed listed{
          .path = shown_as, .at = at, .pattern = is_pattern(*text) ? std::string(*text) : ""};
      if (entry.listed.emplace(known_as, listed).second) {
        listed_by_[known_as].push_back(entries_.size() - 1);
      }
    }
    if (!paths.empty()) {
      continue;
    }
    entry.problems.add(nothing_listed(at, std::string(*text)));
    if (is_pattern(*text)) {
      entry.lists_stations = false;
    } else {
      entry.unread.push_back(say(no_such_station_file(std::string(*text))));
    }
  }
}

void Areas::complete() {
  for (Entry& entry : entries_) {
    std::map<std::string, std::pair<base::Place, bool>>
        patterns;  // whether it found a station file
    for (const auto& [known_as, listed] : entry.listed) {
      const bool found = seen_.contains(known_as) || read_listed(entry, known_as, listed);
      if (!listed.pattern.empty()) {
        auto& pattern = patterns.try_emplace(listed.pattern, listed.at, false).first->second;
        pattern.second = pattern.second || found;
      }
    }
    for (const auto& [pattern, place] : patterns) {
      if (!place.second) {
        entry.problems.add(nothing_listed(place.first, pattern));
        entry.lists_stations = false;
      }
    }
  }
}

/// `*.yaml` matches the file of the county itself, configurations and rulings too.
bool Areas::is_no_station_file(const std::string& path, const ReadFile& file) const {
  if (fs::path(path).filename() == configuration_file) {
    return true;
  }
  return file.submission && !file.submission->diagnostics.has_errors() &&
         !file.submission->documents.empty() &&
         std::none_of(file.submission->documents.begin(), file.submission->documents.end(),
                      [](const model::BoundDocument& document) {
                        return document.kind == DocumentKind::Station;
                      });
}

/// One that is not among the inputs. False: it is no station file, and only a pattern names it.
bool Areas::read_listed(Entry& entry, const std::string& known_as, const Listed& listed) {
  const auto& [path, at, pattern] = listed;
  if (!pattern.empty() && std::any_of(files_.begin(), files_.end(), [&](const ReadFile& area) {
        return canonical(area.input.path) == known_as;
      })) {
    return false;
  }
  configurations_.look_around(path);
  const ReadFile file =
      read_file({.path = path, .problem = Input::Problem::None, .error_number = 0}, model_,
                standard_input_, configurations_.region_of(path));
  if (!pattern.empty() && is_no_station_file(path, file)) {
    return false;
  }
  KeptFile kept = keep(file);
  const std::string name = fs::path(path).filename().string();
  for (const auto& station : kept.stations) {
    const auto seen = station_at(station->document, *station->source);
    if (const auto first = seen ? stations_.find(*seen) : std::nullopt) {
      entry.problems.add(listed_station_twice(at, name, first->path));
    }
  }
  if (kept.stations.empty()) {
    entry.unread.push_back(say(unread_station_file(name)));
    entry.problems.add(no_station_in(at, name));
    if (file.submission && has_several_documents(*file.submission)) {
      entry.more = say(unread_part(name));
    }
  } else {
    if (!kept.is_whole) {
      entry.problems.add(part_not_read(at, name));
    }
    add(std::move(kept));
  }
  return true;
}

base::Diagnostics Areas::list_problems(const model::BoundDocument& document) const {
  const Entry* entry = find(document);
  return entry == nullptr ? base::Diagnostics() : entry->problems;
}

}  // namespace audit::tools
