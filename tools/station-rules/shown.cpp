// SPDX-License-Identifier: Apache-2.0
#include "station-rules/shown.h"

#include "base/utf8.h"
#include "results/json_object.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace audit::tools {
namespace {

using base::Language;
using base::Text;

Text subject_of(rules::Scope scope) {
  switch (scope) {
    case rules::Scope::Station:
      return {.zh = "社工站", .en = "station"};
    case rules::Scope::County:
      return {.zh = "县区", .en = "county"};
    case rules::Scope::City:
      return {.zh = "市", .en = "city"};
  }
  return {};
}

/// The parts of a rule as they are written: `require: …`.
std::vector<std::pair<std::string, std::string>> code_of(const rules::Rule& rule) {
  std::vector<std::pair<std::string, std::string>> code;
  const auto add = [&](const std::string& part, const auto& program) {
    if (program != nullptr) {
      code.emplace_back(part, program->source().text);
    }
  };
  add("when", rule.group_when);
  add("when", rule.when);
  for (const rules::ForEach& entry : rule.for_each) {
    add("for_each " + entry.name, entry.list);
  }
  for (const rules::Let& let : rule.lets) {
    add("let " + let.name, let.program);
  }
  add("require", rule.require);
  add("due", rule.due);
  add("at", rule.at);
  return code;
}

std::string indented(const std::string& text, const std::string& indent) {
  std::string result;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    result += indent + text.substr(from, end - from) + "\n";
    from = end + 1;
  }
  return result;
}

class TextOf {
 public:
  TextOf(const Shown& shown, Language language) : shown_(shown), language_(language) {}

  std::string take() {
    head();
    conditions();
    code();
    fields();
    parameters();
    conflicts();
    examples();
    return std::move(out_);
  }

 private:
  /// A label and what belongs to it; its further lines are indented alike.
  void line(const Text& label, const std::string& value) {
    if (value.empty()) {
      return;
    }
    const std::string name = label.in(language_);
    const std::size_t width = language_ == Language::English ? 12 : 8;
    const std::size_t now = base::display_width(name);
    out_ += "  " + name + std::string(width > now ? width - now : 1, ' ') + value + "\n";
  }

  void line(const Text& label, const Text& value) { line(label, value.in(language_)); }

  std::string in(const Text& text) const { return text.in(language_); }

  void head() {
    const results::RuleInfo& info = shown_.rule().info;
    const results::PackInfo& pack = shown_.pack->info;
    out_ += fmt::format("{}  {}\n", info.id, in(info.title));
    line({.zh = "依据", .en = "basis"},
         fmt::format("{}{}{} {}", in(pack.title), pack.number.empty() ? "" : " ", pack.number,
                     info.article));
    line({.zh = "强度", .en = "level"}, name_of(info.level));
    line({.zh = "分组", .en = "group"}, info.group.title);
    line({.zh = "对象", .en = "subject"}, subject_of(shown_.rule().scope));
  }

  void conditions() {
    const RuleDetails& details = shown_.details;
    for (const auto& entry : details.for_each) {
      line({.zh = "逐项", .en = "for each"}, entry.name + ": " + in(entry.text));
    }
    line({.zh = "适用", .en = "applies if"}, details.when);
    line({.zh = "要求", .en = "requires"},
         details.require.empty() ? Text{.zh = "现场核查或人工判断，文件不能判定",
                                        .en = "an on-site check or judgement; no file decides it"}
                                 : details.require);
    for (const auto& part : details.parts) {
      line({.zh = "其中", .en = "where"}, part.name + " = " + in(part.text));
    }
    line({.zh = "期限", .en = "due"}, details.due);
    line({.zh = "现场", .en = "on site"},
         shown_.rule().info.on_site && !details.require.empty()
             ? Text{.zh = "同时列入现场核查清单", .en = "goes on the checklist too"}
             : Text());
    line({.zh = "整改", .en = "remedy"}, shown_.rule().info.remedy);
  }

  void code() {
    Text label{.zh = "代码", .en = "code"};
    for (const auto& [part, text] : code_of(shown_.rule())) {
      std::string one_line = text;
      std::replace(one_line.begin(), one_line.end(), '\n', ' ');
      while (one_line.ends_with(' ')) {
        one_line.pop_back();
      }
      line(label, part + ": " + one_line);
      label = {.zh = " ", .en = " "};
    }
  }

  void fields() {
    Text label{.zh = "字段", .en = "fields"};
    for (const FieldUse& field : shown_.details.fields) {
      line(label, fmt::format("{}  {}  {}  {}", field.path.zh, field.path.en, in(field.title),
                              in(field.value)));
      label = {.zh = " ", .en = " "};
    }
  }

  void parameters() {
    Text label{.zh = "参数", .en = "parameters"};
    for (const rules::Parameter* parameter : shown_.details.parameters) {
      line(label, fmt::format("{} = {}  {}  {}", parameter->name, in(value_text(*parameter)),
                              in(parameter->title), parameter->article));
      label = {.zh = " ", .en = " "};
    }
  }

  void conflicts() {
    for (const rules::See& see : shown_.rule().see) {
      line({.zh = "抵触", .en = "conflict"}, see.rule + "  " + in(see.conflict));
    }
  }

  void examples() {
    for (const RuleExample& example : shown_.examples) {
      const rules::TestCase& test = *example.test;
      out_ += fmt::format(
          "  {}  {}\n",
          in(Text{.zh = "示例", .en = "example"}) + " " + in(results::name_of(test.expect)),
          base::visible(test.name));
      if (test.as_of != *base::Date::parse(rules::default_test_day)) {
        out_ += "      # " + in(Text{.zh = "审核日 ", .en = "as of "}) + to_text(test.as_of) + "\n";
      }
      for (const yaml::Node* parameters : test.parameters) {
        for (const yaml::Node* parameter : parameters->children) {
          out_ += fmt::format("      # param.{}: {}\n", parameter->key_text, parameter->text);
        }
      }
      out_ += indented(example.yaml, "      ");
      if (!test.others.empty() && test.more_members) {
        out_ += "      # " +
                in(Text{.zh = "可能还有没有列出的社工站", .en = "there may be more stations"}) +
                "\n";
      }
      for (const RuleExample::Other& other : example.others) {
        out_ += "      --- # " + base::visible(other.name);
        out_ += other.yaml.empty() ? in(Text{.zh = "（读不出来）", .en = " (cannot be read)"}) : "";
        out_ += "\n" + indented(other.yaml, "      ");
      }
    }
  }

  const Shown& shown_;
  Language language_;
  std::string out_;
};

void append_part(std::string& out, const cel::Description::Part& part) {
  results::JsonObject object(out);
  object.required("name", part.name);
  object.text("words", part.text);
  object.close();
}

}  // namespace

std::string text_of(const Shown& shown, Language language) {
  return TextOf(shown, language).take();
}

std::string jsonl_of(const Shown& shown) {
  const rules::Rule& rule = shown.rule();
  const RuleDetails& details = shown.details;
  std::string out;
  results::JsonObject object(out);
  object.required("record", "rule_details");
  object.required("id", rule.info.id);
  object.required("pack", shown.pack->info.id);
  object.text("number", shown.pack->info.number);
  object.text("article", rule.info.article);
  object.required("level", results::id_of(rule.info.level));
  object.text("group", rule.info.group.id);
  object.text("title", rule.info.title);
  object.required("subject", subject_of(rule.scope).en);
  object.flag("manual", rule.require == nullptr);
  object.flag("on_site", rule.info.on_site);
  object.text("when", details.when);
  object.array("for_each", details.for_each, [&](const auto& part) { append_part(out, part); });
  object.text("require", details.require);
  object.array("where", details.parts, [&](const auto& part) { append_part(out, part); });
  object.text("due", details.due);
  object.text("remedy", rule.info.remedy);
  object.array("code", code_of(rule), [&](const auto& part) {
    results::JsonObject item(out);
    item.required("part", part.first);
    item.required("text", part.second);
    item.close();
  });
  object.array("fields", details.fields, [&](const FieldUse& field) {
    results::JsonObject item(out);
    item.text("path", field.path);
    item.text("title", field.title);
    item.text("value", field.value);
    item.close();
  });
  object.array("parameters", details.parameters, [&](const rules::Parameter* parameter) {
    results::JsonObject item(out);
    item.required("name", parameter->name);
    item.text("value", value_text(*parameter));
    item.text("title", parameter->title);
    item.text("article", parameter->article);
    item.close();
  });
  object.array("see", rule.see, [&](const rules::See& see) {
    results::JsonObject item(out);
    item.required("rule", see.rule);
    item.text("conflict", see.conflict);
    item.close();
  });
  object.array("examples", shown.examples, [&](const RuleExample& example) {
    results::JsonObject item(out);
    item.required("outcome", results::id_of(example.test->expect));
    item.required("name", example.test->name);
    item.required("as_of", to_text(example.test->as_of));
    item.required("file", example.yaml);
    item.array("others", example.others, [&](const RuleExample::Other& other) {
      results::JsonObject file(out);
      file.required("name", other.name);
      file.required("file", other.yaml);
      file.close();
    });
    item.close();
  });
  object.close();
  return out + "\n";
}

}  // namespace audit::tools
