// SPDX-License-Identifier: Apache-2.0
#include "rules/library.h"

#include "rules/diagnostics.h"
#include "rules/files.h"
#include "rules/pack_loader.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
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
    bool is_loaded = false;   ///< also when that failed
    bool is_loading = false;  ///< it, or a pack that it extends
  };

  const model::Model& model;
  std::vector<fs::path> search_path;
  std::map<fs::path, Entry> entries;  ///< by canonical path
  std::vector<const Pack*> in_order;
  RulePlaces rules;
  std::vector<Head> heads;
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

  /// Where the pack `id` is that another pack extends: on the search path where that one is from
  /// there, else first beside it.
  std::optional<fs::path> find_base(const PackText& overlay, const std::string& id) const {
    std::error_code ignored;
    const fs::path shelf = overlay.head_file.filename() == pack_file_name
                               ? fs::weakly_canonical(overlay.folder, ignored).parent_path()
                               : overlay.folder;
    const bool is_on_path =
        std::any_of(search_path.begin(), search_path.end(), [&](const fs::path& folder) {
          std::error_code error;
          return fs::equivalent(folder, shelf, error);
        });
    const auto all = folders();
    const auto on_path = all.find(id);
    if (is_on_path && on_path != all.end()) {
      return on_path->second;
    }
    const bool is_plain = id.find('/') == std::string::npos && !id.starts_with('.');
    if (is_plain && fs::exists(shelf / id / pack_file_name, ignored)) {
      return beside(overlay, id);
    }
    return on_path != all.end() ? std::optional(on_path->second) : std::nullopt;
  }

  /// The folder of a pack beside another one, as relative as that one's is.
  static fs::path beside(const PackText& overlay, const std::string& id) {
    if (overlay.head_file.filename() != pack_file_name) {
      return overlay.folder / id;
    }
    const fs::path folder = overlay.folder.lexically_normal();
    const fs::path name = folder.has_filename() ? folder : folder.parent_path();
    return name.filename() == "." || name.filename() == ".." || name.empty()
               ? overlay.folder / ".." / id
               : name.parent_path() / id;
  }

  const Pack* find_loaded(std::string_view id) const {
    const auto found = std::find_if(in_order.begin(), in_order.end(),
                                    [&](const Pack* pack) { return pack->info.id == id; });
    return found == in_order.end() ? nullptr : *found;
  }

  /// The packs that a pack extends; nullopt when one of them cannot be used.
  std::optional<std::vector<const Pack*>> load_bases(Entry& found, base::Diagnostics& diagnostics) {
    std::vector<const Pack*> bases;
    if (!found.text.head) {
      return bases;
    }
    bool is_complete = true;
    found.is_loading = true;
    for (const Extended& extended : found.text.head->extends) {
      const Pack* base = load_base(found.text, extended, diagnostics);
      is_complete = is_complete && base != nullptr;
      bases.push_back(base);
    }
    found.is_loading = false;
    return is_complete ? std::optional(std::move(bases)) : std::nullopt;
  }

  const Pack* load_base(const PackText& overlay, const Extended& extended,
                        base::Diagnostics& diagnostics) {
    if (extended.id == overlay.head->id) {
      diagnostics.add(extends_itself(extended.place, extended.id));
      return nullptr;
    }
    if (const Pack* loaded = find_loaded(extended.id)) {
      return loaded;
    }
    const auto path = find_base(overlay, extended.id);
    if (!path) {
      std::vector<std::string> known;
      for (const auto& [id, folder] : folders()) {
        known.push_back(id);
      }
      diagnostics.add(unknown_base(extended.place, extended.id, known));
      return nullptr;
    }
    Entry& base = entry(*path, diagnostics);
    if (base.is_loading) {
      diagnostics.add(extends_itself(extended.place, extended.id));
      return nullptr;
    }
    const Pack* pack = load(base, diagnostics);
    if (pack == nullptr) {
      diagnostics.add(unusable_base(extended.place, extended.id));
    } else if (pack->info.id != extended.id) {
      diagnostics.add(folder_has_other_name(extended.place, pack->info.id, extended.id));
      return nullptr;
    }
    return pack;
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
    const auto extends = load_bases(found, diagnostics);
    if (!extends) {
      return nullptr;
    }
    found.pack = load_pack(found.text, *extends, model, rules, diagnostics);
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
                     .heads = {}}) {}

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
        {.id = id, .applies_to = text.head->applies_to, .title = text.head->title, .extends = {}});
    for (const Extended& extended : text.head->extends) {
      impl_->heads.back().extends.push_back(extended.id);
    }
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
  const auto below = [&all](const std::string& id) {  // what it extends, also through others
    std::vector<std::string> found;
    const auto add_bases_of = [&](const std::string& one) {
      const auto head =
          std::find_if(all.begin(), all.end(), [&](const Head& other) { return other.id == one; });
      for (std::size_t i = 0; head != all.end() && i < head->extends.size(); ++i) {
        if (std::find(found.begin(), found.end(), head->extends[i]) == found.end()) {
          found.push_back(head->extends[i]);
        }
      }
    };
    add_bases_of(id);
    for (std::size_t i = 0; i < found.size(); ++i) {
      add_bases_of(std::string(found[i]));
    }
    return found;
  };
  std::vector<std::string> selected;
  for (const Head& head : all) {
    if (!head.applies_to.by_name_only() && covers(head.applies_to, region)) {
      selected.push_back(head.id);
    }
  }
  // Packs that extend each other in a circle all stay: loading them says so.
  std::set<std::pair<std::string, std::string>> extends;
  for (const std::string& id : selected) {
    for (const std::string& base : below(id)) {
      extends.emplace(id, base);
    }
  }
  std::vector<std::string> last;
  std::copy_if(selected.begin(), selected.end(), std::back_inserter(last),
               [&](const std::string& id) {
                 return std::none_of(selected.begin(), selected.end(), [&](const auto& other) {
                   return extends.contains({other, id}) && !extends.contains({id, other});
                 });
               });
  selected = std::move(last);
  return selected;
}

}  // namespace audit::rules
