// SPDX-License-Identifier: Apache-2.0
#include "common/configuration.h"

#include "base/date.h"
#include "common/configuration_diagnostics.h"
#include "common/inputs.h"
#include "writers/writer.h"
#include "yaml/limits.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

namespace audit::tools {
namespace {

namespace fs = std::filesystem;

/// How the text of a setting becomes the value of the option.
enum class Meaning { AsWritten, Packs, Paths, Format };

struct Row {
  std::string_view key;
  Meaning meaning = Meaning::AsWritten;
};

constexpr Row rows[] = {
    {"lang"},
    {"rules", Meaning::Packs},
    {"as_of"},
    {"fail_on"},
    {"unknown"},
    {"rulings", Meaning::Paths},
    {"format", Meaning::Format},
    {"show"},
};

/// Every value of a configuration was written in it.
const yaml::Node& node_of(const base::Origin& origin) {
  return static_cast<const yaml::Node&>(origin);
}

base::Place place_of(const cel::Value& value) {
  const base::Origin* origin = value.origin();
  return origin == nullptr ? base::Place() : base::Place{origin->source, origin->span};
}

bool is_path(std::string_view pack) {
  return pack.find('/') != std::string_view::npos || pack.ends_with(".yaml") ||
         pack.ends_with(".yml") || pack == "." || pack == "..";
}

class ConfigurationReader {
 public:
  ConfigurationReader(Configuration& configuration, base::Diagnostics& diagnostics)
      : configuration_(configuration),
        diagnostics_(diagnostics),
        folder_(fs::path(configuration.path).parent_path()) {}

  void read() {
    for (const Row& row : rows) {
      const cel::Value& value = field(row.key);
      std::vector<base::Place> places;
      std::vector<std::string> values = texts(value, row.meaning, &places);
      if (!values.empty()) {
        configuration_.options.push_back(
            {row.key, std::move(values), std::move(places), place_of(value)});
      }
    }
    const cel::Value& rules_path = field("rules_path");
    configuration_.rules_path_at = place_of(rules_path);
    for (const std::string& folder : texts(rules_path, Meaning::Paths)) {
      std::error_code error;
      if (!fs::is_directory(folder, error)) {
        diagnostics_.add(no_such_rules_path(configuration_.rules_path_at, folder));
      }
      configuration_.rules_path.emplace_back(folder);
    }
    configuration_.region_at = place_of(field("region"));
    read_parameters(field("parameters"));
  }

 private:
  const cel::Value& field(std::string_view name) const {
    const cel::Record& root = *configuration_.text.root;
    return root.fields[static_cast<std::size_t>(root.type->find(name)->index)];
  }

  /// One value or several, as the option takes them; `places`, where wanted, are theirs.
  std::vector<std::string> texts(const cel::Value& value, Meaning meaning,
                                 std::vector<base::Place>* places = nullptr) {
    std::vector<std::string> result;
    const auto add = [&](const cel::Value& item) {
      if (auto text = text_of(item, meaning)) {
        result.push_back(*std::move(text));
        if (places != nullptr) {
          places->push_back(place_of(item));
        }
      }
    };
    if (const cel::List* list = value.list()) {
      for (std::size_t i = 0; i < list->items.size(); ++i) {
        if (list->possible_at(i) != nullptr) {
          diagnostics_.add(empty_entry(place_of(value)));
        } else {
          add(list->items[i]);
        }
      }
    } else {
      add(value);
    }
    return result;
  }

  /// Nothing where it is absent or was not understood, of which there is a diagnostic.
  std::optional<std::string> text_of(const cel::Value& value, Meaning meaning) {
    if (const auto* word = value.get<cel::EnumValue>()) {
      return word->type->members[static_cast<std::size_t>(word->index)].id;
    }
    if (const auto* day = value.get<base::Date>()) {
      return to_text(*day);
    }
    if (const cel::Unknown* unknown = value.unknown();
        unknown != nullptr && unknown->low && unknown->high) {
      diagnostics_.add(date_without_day(place_of(value)));
    }
    const auto* text = value.get<std::string_view>();
    if (text == nullptr) {
      return std::nullopt;
    }
    switch (meaning) {
      case Meaning::AsWritten:
        break;
      case Meaning::Packs:
        return is_path(*text) ? below_folder(*text) : std::string(*text);
      case Meaning::Paths:
        return below_folder(*text);
      case Meaning::Format:
        return format(*text, place_of(value));
    }
    return std::string(*text);
  }

  std::string below_folder(std::string_view path) const { return (folder_ / path).string(); }

  /// A configuration may come with submitted files: what it writes stays in its folder, and no
  /// station's file is overwritten.
  bool may_write(std::string_view file) const {
    std::error_code error;
    const fs::path folder = fs::weakly_canonical(folder_.empty() ? "." : folder_, error);
    const fs::path target = fs::weakly_canonical(folder / file, error);
    const fs::path inside = target.lexically_relative(folder);
    const std::string extension = target.extension().string();
    return !error && !inside.empty() && *inside.begin() != ".." && inside != "." &&
           extension != ".yaml" && extension != ".yml";
  }

  std::optional<std::string> format(std::string_view text, const base::Place& at) {
    const std::size_t colon = std::min(text.find(':'), text.size());
    const std::string_view name = text.substr(0, colon);
    if (writers::find_format(name) == nullptr) {
      diagnostics_.add(no_such_format(at, name));
      return std::nullopt;
    }
    if (colon == text.size()) {
      return std::string(text);
    }
    const std::string_view file = text.substr(colon + 1);
    if (!may_write(file)) {
      diagnostics_.add(format_file_elsewhere(at, file));
      return std::nullopt;
    }
    return std::string(name) + ':' + below_folder(file);
  }

  void read_parameters(const cel::Value& value) {
    const cel::List* list = value.list();
    if (list == nullptr) {
      return;
    }
    configuration_.parameters_at = place_of(value);
    for (const cel::Value& item : list->items) {
      const cel::Record* setting = item.record();
      if (setting == nullptr || setting->is_absent()) {
        continue;
      }
      const auto part = [&](std::string_view name) {
        return setting->fields[static_cast<std::size_t>(setting->type->find(name)->index)];
      };
      const cel::Value name = part("name");
      const auto* text = name.get<std::string_view>();
      if (text == nullptr || name.origin() == nullptr) {
        continue;
      }
      const cel::Value written = part("value");
      if (written.origin() == nullptr) {
        diagnostics_.add(empty_entry(place_of(name)));
        continue;
      }
      yaml::Node node = node_of(*written.origin());
      node.key_text = *text;
      node.key = name.origin()->span;
      configuration_.parameters.push_back(node);
    }
  }

  Configuration& configuration_;
  base::Diagnostics& diagnostics_;
  fs::path folder_;
};

}  // namespace

const ConfiguredOption* Configuration::find(std::string_view key) const {
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&](const ConfiguredOption& one) { return one.key == key; });
  return found == options.end() ? nullptr : &*found;
}

std::string option_of(std::string_view key) {
  std::string option(key);
  std::replace(option.begin(), option.end(), '_', '-');
  return option;
}

Configuration read_configuration(const std::string& path, const model::Model& model,
                                 base::Diagnostics& diagnostics) {
  Configuration configuration;
  configuration.path = path;
  int error_number = 0;
  auto bytes = read_bytes(path, -1, yaml::max_file_bytes + 1, error_number);
  if (!bytes) {
    diagnostics.add(configuration_not_read(path, error_number));
    return configuration;
  }
  configuration.text = model::load_record(model, "configuration", path, std::move(*bytes));
  base::Diagnostics found = configuration.text.diagnostics;
  if (configuration.text.root != nullptr) {
    ConfigurationReader(configuration, found).read();
  }
  found.sort();
  diagnostics.append(std::move(found));
  return configuration;
}

}  // namespace audit::tools
