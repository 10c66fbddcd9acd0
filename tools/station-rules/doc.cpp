// SPDX-License-Identifier: Apache-2.0
//
// station-rules doc: a pack as a Markdown document, to be put before those who own the regulation:
// what each article is taken to ask, how it is checked, and which readings were chosen.
#include "common/options.h"
#include "station-rules/jobs.h"
#include "station-rules/packs.h"
#include "station-rules/rule_details.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {
namespace {

using base::Language;
using base::Text;
using results::Status;

/// For a cell of a Markdown table: nothing in it is markup, lines are one.
std::string escaped(std::string_view text) {
  constexpr std::string_view markup = "\\`*_[]<|~&";
  std::string result;
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      result += ' ';
      continue;
    }
    if (markup.find(c) != std::string_view::npos) {
      result += '\\';
    }
    result += c;
  }
  return result;
}

class Document {
 public:
  Document(const rules::Pack& pack, Language language) : pack_(pack), language_(language) {}

  std::string take() {
    head();
    for (const results::Group& group : pack_.groups) {
      add_group(group);
    }
    add_group({});
    add_parameters();
    return std::move(out_);
  }

 private:
  std::string in(const Text& text) const { return escaped(text.in(language_)); }

  void row(const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) {
      out_ += "| " + cell + " ";
    }
    out_ += "|\n";
  }

  void table(const std::vector<Text>& titles) {
    std::vector<std::string> cells;
    for (const Text& title : titles) {
      cells.push_back(title.in(language_));
    }
    row(cells);
    row(std::vector<std::string>(titles.size(), "---"));
  }

  void head() {
    const results::PackInfo& info = pack_.info;
    out_ += "# " + in(info.title) + "\n\n";
    std::string source = escaped(info.issuer);
    source += (source.empty() || info.number.empty() ? "" : " ") + escaped(info.number);
    const auto date = [&](const Text& label, const std::optional<base::Date>& day) {
      if (day) {
        source += (source.empty() ? "" : in({.zh = "，", .en = ", "})) + label.in(language_) +
                  to_text(*day);
      }
    };
    date({.zh = "发布于 ", .en = "issued "}, pack_.issued);
    date({.zh = "施行于 ", .en = "in force from "}, pack_.effective);
    date({.zh = "有效至 ", .en = "until "}, pack_.until);
    out_ += source.empty() ? "" : source + "\n\n";
    out_ += Text{.zh =
                     "文件没有写明的，一律为“待补充”，既不算符合，也不算不符合；“待补充”一栏列出须"
                     "写明的字段。\n",
                 .en =
                     "What a file does not say is unknown, neither compliant nor not; the column "
                     "“unknown without” has the fields that it must say.\n"}
                .in(language_);
  }

  void add_group(const results::Group& group) {
    bool is_first = true;
    for (const rules::Rule& rule : pack_.rules) {
      if (rule.info.group.id != group.id) {
        continue;
      }
      if (is_first) {
        out_ += group.id.empty() ? "\n" : "\n## " + in(group.title) + "\n\n";
        table({{.zh = "条款", .en = "article"},
               {.zh = "编号", .en = "id"},
               {.zh = "要求", .en = "requirement"},
               {.zh = "强度", .en = "level"},
               {.zh = "检查内容", .en = "what is checked"},
               {.zh = "参数与理解", .en = "parameters and readings"},
               {.zh = "待补充", .en = "unknown without"}});
      }
      is_first = false;
      add_rule(details_of(pack_, rule));
    }
  }

  void add_rule(const RuleDetails& details) {
    const results::RuleInfo& info = details.rule->info;
    row({escaped(info.article), escaped(info.id), in(info.title), in(name_of(info.level)),
         check_of(details), parameters_of(details), fields_of(details)});
  }

  std::string check_of(const RuleDetails& details) const {
    const bool is_manual = details.require.empty();
    std::vector<std::string> lines;
    const auto add = [&](const Text& label, const std::string& text) {
      if (!text.empty()) {
        lines.push_back(label.in(language_) + text);
      }
    };
    for (const auto& entry : details.for_each) {
      add({.zh = "逐项：", .en = "for each: "}, in(entry.text));
    }
    add({.zh = "适用：", .en = "applies if: "}, in(details.when));
    add({}, is_manual ? in({.zh = "现场核查或人工判断", .en = "on-site check or judgement"})
                      : in(details.require));
    for (const auto& part : details.parts) {
      add({.zh = "其中：", .en = "where: "}, escaped(part.name) + " = " + in(part.text));
    }
    add({.zh = "期限：", .en = "due: "}, in(details.due));
    if (info_of(details).on_site && !is_manual) {
      lines.push_back(in({.zh = "同时列入现场核查清单", .en = "on the checklist too"}));
    }
    return joined(lines);
  }

  static const results::RuleInfo& info_of(const RuleDetails& details) { return details.rule->info; }

  std::string parameters_of(const RuleDetails& details) const {
    std::vector<std::string> lines;
    for (const rules::Parameter* parameter : details.parameters) {
      lines.push_back(fmt::format("{}{}{}", in(parameter->title),
                                  Text{.zh = "：", .en = ": "}.in(language_),
                                  in(value_text(*parameter))));
    }
    return joined(lines);
  }

  std::string fields_of(const RuleDetails& details) const {
    std::string text;
    for (const FieldUse& field : details.fields) {
      text += (text.empty() ? "" : Text{.zh = "、", .en = ", "}.in(language_)) + in(field.path);
    }
    return text;
  }

  void add_parameters() {
    if (pack_.parameters.empty()) {
      return;
    }
    out_ +=
        Text{.zh =
                 "\n## "
                 "参数与理解\n\n条文的数字，以及条文可作两种理解之处所取的理解（是/"
                 "否）；均可由条文的制定者改定。\n\n",
             .en =
                 "\n## Parameters and readings\n\nThe numbers of the text, and where it can be "
                 "read in two ways the reading that was chosen (yes/no); those who own the text "
                 "may settle them otherwise.\n\n"}
            .in(language_);
    table({{.zh = "条款", .en = "article"},
           {.zh = "参数", .en = "parameter"},
           {.zh = "含义", .en = "meaning"},
           {.zh = "取值", .en = "value"}});
    for (const rules::Parameter& parameter : pack_.parameters) {
      row({escaped(parameter.article), escaped(parameter.name), in(parameter.title),
           in(value_text(parameter))});
    }
  }

  static std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
      text += (text.empty() ? "" : "<br>") + line;
    }
    return text;
  }

  const rules::Pack& pack_;
  Language language_;
  std::string out_;
};

Status doc(const Arguments& arguments, const Session& asked) {
  if (arguments.operands.empty()) {
    throw UsageError{{.zh = "要哪个规则包的文档？请写规则包编号或文件夹",
                      .en = "which pack? name its id or folder"}};
  }
  Packs packs(arguments, asked);
  packs.load(arguments.operands);
  std::string text;
  for (const rules::Pack* pack : packs.packs) {
    text += (text.empty() ? "" : "\n") + Document(*pack, packs.session().language).take();
  }
  const Status status = packs.report();
  print(text, packs.session());
  return status;
}

}  // namespace

Command doc_job() {
  return {
      .name = "station-rules doc",
      .purpose = {.zh = "把规则包写成 Markdown 表格，供条文的制定者核对",
                  .en = "a pack as Markdown tables, for those who own the regulation"},
      .operands = pack_operands(),
      .options = rules_options(),
      .examples = {{"station-rules doc wuhan > wuhan.md", {.zh = "一个规则包", .en = "one pack"}},
                   {"station-rules doc --lang en ./my-pack",
                    {.zh = "自己的规则包，英文", .en = "a pack of one's own, in English"}},
                   {"station-rules doc wuhan | pandoc -o wuhan.docx",
                    {.zh = "交给不用 Markdown 的人", .en = "for those who do not use Markdown"}}},
      .run = doc};
}

}  // namespace audit::tools
