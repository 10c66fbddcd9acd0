// SPDX-License-Identifier: Apache-2.0
//
// --show-config: what is in force, and where each setting comes from.
#include "base/utf8.h"
#include "common/options.h"
#include "common/output.h"
#include "common/settings.h"
#include "common/settings_origin.h"
#include "results/json_object.h"
#include "writers/columns.h"
#include "writers/writer.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace audit::tools {
namespace {

using base::Text;

constexpr std::string_view kRulesPath = "rules_path";

/// One value of one setting.
struct Line {
  std::string_view key;
  Text value;
  Origin origin{};
};

Text same(const std::string& text) {
  return {.zh = text, .en = text};
}

/// What holds where nobody says anything.
Text usual(std::string_view key, const Session& session) {
  const auto list = [](const std::set<results::Outcome>& outcomes) {
    std::string text;
    for (const results::Outcome outcome : results::all_outcomes()) {
      if (outcomes.contains(outcome)) {
        text += (text.empty() ? "" : ", ") + std::string(id_of(outcome));
      }
    }
    return text;
  };
  return key == "lang"      ? same(session.language == base::Language::Chinese ? "zh" : "en")
         : key == "rules"   ? Text{.zh = "按地区选择", .en = "by region"}
         : key == "as_of"   ? same(to_text(base::today()))
         : key == "fail_on" ? same(id_of(results::Level::Principle))
         : key == "unknown" ? same(id_of(results::UnknownPolicy::Report))
         : key == "format"  ? same(std::string(writers::formats().front().name))
         : key == "show"    ? same(list(writers::WriterOptions().show))
                            : Text{.zh = "无", .en = "none"};
}

std::string name_of(const model::Region& region) {
  const std::string name = region.province + region.city + region.county + region.township;
  return name.empty() || region.code.empty() ? name + region.code : name + " (" + region.code + ")";
}

class Settings {
 public:
  Settings(const Arguments& given, const Configurations& configurations, const Rulebook& book,
           const Session& session)
      : given_(given), configurations_(configurations), book_(book), session_(session) {}

  std::vector<Line> lines(const std::vector<std::string>& files) {
    add("lang");
    add("rules");
    add_rules_path();
    for (const std::string_view key : {"as_of", "fail_on", "unknown", "rulings"}) {
      add(key);
    }
    add_regions(files);
    add_parameters();
    add("format");
    add("show");
    return std::move(lines_);
  }

 private:
  void add(std::string_view key) {
    const Configuration* settings = configurations_.settings();
    const Origin origin = origin_of(key, given_, settings);
    std::vector<std::string> values;
    switch (origin.kind) {
      case Origin::Kind::Option:
        values = given_.values(option_of(key));
        break;
      case Origin::Kind::Environment:
        values = {key == "lang" ? usual(key, session_).zh : to_text(as_of(given_))};
        break;
      case Origin::Kind::Configuration:
        values = settings->find(key)->values;
        break;
      case Origin::Kind::Default:
        lines_.push_back({key, usual(key, session_)});
        return;
    }
    for (const std::string& value : values) {
      lines_.push_back({key, same(value), origin});
    }
  }

  void add_rules_path() {
    for (std::size_t i = 0; i < book_.path.size(); ++i) {
      Origin origin;
      if (i < book_.from_environment) {
        origin = {.kind = Origin::Kind::Environment, .name = "STATION_RULES_PATH"};
      } else if (i < book_.from_environment + book_.from_configuration) {
        origin = {.kind = Origin::Kind::Configuration,
                  .at = configurations_.settings()->rules_path_at};
      }
      lines_.push_back({kRulesPath, same(book_.path[i].string()), origin});
    }
  }

  void add_regions(const std::vector<std::string>& files) {
    std::vector<const Configuration*> naming;
    for (const std::string& file : files) {
      const Configuration* one = configurations_.naming_region_of(file);
      if (one != nullptr && std::find(naming.begin(), naming.end(), one) == naming.end()) {
        naming.push_back(one);
        lines_.push_back({"region",
                          same(name_of(one->region())),
                          {.kind = Origin::Kind::Configuration, .at = one->region_at}});
      }
    }
    if (naming.empty()) {
      lines_.push_back({"region", usual("region", session_)});
    }
  }

  void add_parameters() {
    const Configuration* settings = configurations_.settings();
    if (settings == nullptr || settings->parameters.empty()) {
      lines_.push_back({"parameters", usual("parameters", session_)});
      return;
    }
    for (const yaml::Node& node : settings->parameters) {
      const std::string value(node.source->slice(node.span));
      lines_.push_back({"parameters",
                        same(std::string(node.key_text) + " = " + value),
                        {.kind = Origin::Kind::Configuration, .at = {node.source, node.span}}});
    }
  }

  const Arguments& given_;
  const Configurations& configurations_;
  const Rulebook& book_;
  const Session& session_;
  std::vector<Line> lines_;
};

Text text_of(const Origin& origin) {
  switch (origin.kind) {
    case Origin::Kind::Option:
      return {.zh = "选项 " + origin.name, .en = "option " + origin.name};
    case Origin::Kind::Environment:
      return {.zh = "环境变量 " + origin.name, .en = "environment variable " + origin.name};
    case Origin::Kind::Configuration: {
      const base::Position at = origin.at.source->position(origin.at.span.begin);
      return same(base::visible(origin.at.source->name()) + ':' + std::to_string(at.line) + ':' +
                  std::to_string(at.column));
    }
    case Origin::Kind::Default:
      break;
  }
  return {.zh = "默认", .en = "default"};
}

const char* id_of(Origin::Kind kind) {
  switch (kind) {
    case Origin::Kind::Option:
      return "option";
    case Origin::Kind::Environment:
      return "environment";
    case Origin::Kind::Configuration:
      return "configuration";
    case Origin::Kind::Default:
      break;
  }
  return "default";
}

std::string table(const std::vector<Line>& lines, const model::Model& model,
                  base::Language language) {
  const cel::RecordType& keys = *model.find_record("configuration");
  std::vector<std::vector<std::string>> rows;
  std::vector<std::vector<std::string>> folders;
  for (const Line& line : lines) {
    const cel::Field& key = *keys.find(line.key);
    (line.key == kRulesPath ? folders : rows)
        .push_back({language == base::Language::Chinese ? key.zh : key.en,
                    base::visible(line.value.in(language)), text_of(line.origin).in(language)});
  }
  std::string text;
  writers::append_columns(text, rows, "lll");
  writers::append_columns(text, folders, "lll");  // apart: how long these are depends on where
  return text;                                    // the toolkit is installed
}

std::string json_lines(const std::vector<Line>& lines) {
  std::string text;
  for (const Line& line : lines) {
    results::JsonObject object(text);
    object.required("setting", line.key);
    object.required("value", line.value.en);
    object.required("origin", id_of(line.origin.kind));
    object.text("name", line.origin.name);
    if (line.origin.at.source != nullptr) {
      const base::Position at = line.origin.at.source->position(line.origin.at.span.begin);
      object.required("path", line.origin.at.source->name());
      object.number("line", at.line);
      object.number("column", at.column);
    }
    object.close();
    text += '\n';
  }
  return text;
}

}  // namespace

void show_settings(const Arguments& given, const std::vector<std::string>& files,
                   const Configurations& configurations, const Rulebook& book,
                   const Session& session) {
  const std::vector<std::string> formats = given.values("format");
  const std::string format = formats.empty() ? "text" : formats.back();
  if (formats.size() > 1 || (format != "text" && format != "jsonl")) {
    throw UsageError{{.zh = "--show-config 只有格式 text 和 jsonl",
                      .en = "--show-config has the formats text and jsonl only"}};
  }
  const std::string* path = given.value("output");
  const bool is_file = path != nullptr && *path != "-";
  Output output = is_file ? Output(*path) : Output(session.out);
  Arguments shown = given;
  shown.options.erase("format");  // of the settings, not of this list
  const std::vector<Line> lines = Settings(shown, configurations, book, session).lines(files);
  output.write(format == "text" ? table(lines, *book.model, session.language) : json_lines(lines));
  output.close();
}

}  // namespace audit::tools
