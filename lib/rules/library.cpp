// SPDX-License-Identifier: Apache-2.0
#include "rules/library.h"

#include "rules/diagnostics.h"
#include "rules/files.h"
#include "rules/pack_loader.h"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>
#include <utility>

namespace audit::rules {
namespace fs = std::filesystem;

namespace {

/// An id is looked up on the search path; anything that looks like a path is one.
bool is_path(const std::string& id_or_path) {
  const fs::path path(id_or_path);
  return id_or_path.find('/') != std::string::npos || path.extension() == ".yaml" ||
         path.extension() == ".yml" || id_or_path == "." || id_or_path == "..";
}

}  // namespace

struct Library::Impl {
  /// A pack somewhere on disk, as far as it has been read; what diagnostics point into stays here.
  struct Entry {
    PackText text;
    std::unique_ptr<Pack> pack;
    bool is_loaded = false;  ///< also when that failed
  };

  const model::Model& model;
  std::vector<fs::path> search_path;
  std::map<fs::path, Entry> entries;  ///< by canonical path
  std::vector<const Pack*> in_order;
  RulePlaces rules;
  std::vector<Head> heads;
  std::vector<std::vector<std::string>> extends;  ///< parallel to heads
  bool has_heads = false;

  /// id to folder; the first folder of the search path that has it wins.
  std::map<std::string, fs::path> folders() const {
    std::map<std::string, fs::path> result;
    for (const fs::path& folder : search_path) {
      std::error_code error;
      for (fs::directory_iterator at(folder, error), end; !error && at != end;
           at.increment(error)) {
        std::error_code ignored;
        if (fs::exists(at->path() / pack_file_name, ignored)) {
          result.try_emplace(at->path().filename().string(), at->path());
        }
      }
    }
    return result;
  }

  Entry& entry(const fs::path& path, base::Diagnostics& diagnostics) {
    std::error_code ignored;
    fs::path key = fs::weakly_canonical(
        path.filename() == pack_file_name ? path.parent_path() : path, ignored);
    const auto [place, is_new] = entries.try_emplace(std::move(key));
    if (is_new) {
      place->second.text = read_pack_text(path, diagnostics);
    }
    return place->second;
  }

  const Pack* load(Entry& found, base::Diagnostics& diagnostics) {
    if (found.is_loaded) {
      return found.pack.get();
    }
    found.is_loaded = true;
    if (found.text.head) {
      const auto same = std::find_if(in_order.begin(), in_order.end(), [&](const Pack* pack) {
        return pack->info.id == found.text.head->id;
      });
      if (same != in_order.end()) {
        diagnostics.add(pack_id_taken(found.text.head->id, (*same)->folder.string(),
                                      found.text.folder.string()));
        return nullptr;
      }
    }
    found.pack = load_pack(found.text, model, rules, diagnostics);
    if (found.pack != nullptr) {
      in_order.push_back(found.pack.get());
      for (const Rule& rule : found.pack->rules) {
        rules.emplace(rule.info.id, rule.place);
      }
    }
    return found.pack.get();
  }
};

Library::Library(const model::Model& model, std::vector<fs::path> search_path)
    : impl_(new Impl{.model = model,
                     .search_path = std::move(search_path),
                     .entries = {},
                     .in_order = {},
                     .rules = {},
                     .heads = {},
                     .extends = {}}) {}

Library::~Library() = default;

std::vector<std::string> Library::available() const {
  std::vector<std::string> ids;
  for (const auto& [id, folder] : impl_->folders()) {
    ids.push_back(id);
  }
  return ids;
}

const std::vector<Library::Head>& Library::heads(base::Diagnostics& diagnostics) {
  if (impl_->has_heads) {
    return impl_->heads;
  }
  impl_->has_heads = true;
  for (const auto& [id, folder] : impl_->folders()) {
    const PackText& text = impl_->entry(folder, diagnostics).text;
    if (!text.head) {
      continue;
    }
    if (text.head->id != id) {
      diagnostics.add(
          folder_has_other_name({text.files.front()->source.get(), {}}, text.head->id, id));
      continue;
    }
    impl_->heads.push_back(
        {.id = id, .applies_to = text.head->applies_to, .title = text.head->title});
    impl_->extends.push_back(text.head->extends);
  }
  return impl_->heads;
}

const Pack* Library::load(const std::string& id_or_path, base::Diagnostics& diagnostics) {
  if (is_path(id_or_path)) {
    return impl_->load(impl_->entry(id_or_path, diagnostics), diagnostics);
  }
  const auto folders = impl_->folders();
  const auto found = folders.find(id_or_path);
  if (found == folders.end()) {
    std::error_code ignored;
    if (fs::exists(id_or_path, ignored)) {  // a folder of the working directory
      return impl_->load(impl_->entry(id_or_path, diagnostics), diagnostics);
    }
    diagnostics.add(unknown_pack(id_or_path, available()));
    return nullptr;
  }
  Impl::Entry& entry = impl_->entry(found->second, diagnostics);
  if (entry.text.head && entry.text.head->id != id_or_path && !entry.is_loaded) {
    diagnostics.add(folder_has_other_name({entry.text.files.front()->source.get(), {}},
                                          entry.text.head->id, id_or_path));
    entry.is_loaded = true;
    return nullptr;
  }
  return impl_->load(entry, diagnostics);
}

std::vector<std::string> packs_in(const fs::path& folder) {
  std::vector<std::string> result;
  std::error_code error;
  if (fs::exists(folder / pack_file_name, error)) {
    return result;
  }
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (fs::exists(at->path() / pack_file_name, ignored)) {
      result.push_back(at->path().string());
    }
  }
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<const Pack*> Library::loaded() const {
  return impl_->in_order;
}

std::vector<std::string> Library::covering(const model::Region& region,
                                           base::Diagnostics& diagnostics) {
  const std::vector<Head>& all = heads(diagnostics);
  std::vector<std::string> selected;
  std::set<std::string> extended;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].applies_to.by_name_only() && covers(all[i].applies_to, region)) {
      selected.push_back(all[i].id);
      extended.insert(impl_->extends[i].begin(), impl_->extends[i].end());
    }
  }
  std::erase_if(selected, [&](const std::string& id) { return extended.contains(id); });
  return selected;
}

}  // namespace audit::rules
