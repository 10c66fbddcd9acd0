// SPDX-License-Identifier: Apache-2.0
//
// station-schema: prints the JSON Schema of a kind of file, for editors.
#include "base/utf8.h"
#include "common/main.h"
#include "common/options.h"
#include "common/output.h"
#include "common/rules_path.h"
#include "common/suggest.h"
#include "model/json_schema.h"
#include "results/stream_schema.h"
#include "rules/pack_schema.h"

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace audit;         // NOLINT(google-build-using-namespace): this file is the command
using namespace audit::tools;  // NOLINT(google-build-using-namespace)

/// One kind of file, and where its schema comes from.
struct FileKind {
  std::string_view name;
  base::Text what;
  std::string_view record;  ///< of the model; empty: the other
  std::string (*text)(base::Language) = nullptr;
};

const FileKind file_kinds[] = {
    {"station", {.zh = "社工站", .en = "a station"}, "station"},
    {"county", {.zh = "县区", .en = "a county"}, "county"},
    {"city", {.zh = "设区市", .en = "a city"}, "city"},
    {"rulings", {.zh = "评估方的认定", .en = "rulings of the evaluators"}, "rulings"},
    {"config",
     {.zh = "配置 station-audit.yaml", .en = "the configuration station-audit.yaml"},
     "configuration"},
    {"pack", {.zh = "规则包", .en = "a rule pack"}, "", rules::pack_schema},
    {"tests", {.zh = "规则包的测试", .en = "tests of a pack"}, "", rules::test_schema},
    {"results",
     {.zh = "结果流的一行（英文）", .en = "a line of the result stream"},
     "",
     [](base::Language) { return std::string(results::stream_schema()); }},
    {"diff",
     {.zh = "station-diff 结果流的一行（英文）", .en = "a line of the stream of station-diff"},
     "",
     [](base::Language) { return results::comparison_schema(); }},
};

const FileKind& kind_named(const std::vector<std::string>& operands) {
  std::vector<std::string> names;
  std::string list;
  for (const FileKind& kind : file_kinds) {
    names.emplace_back(kind.name);
    list += (list.empty() ? "" : ", ") + names.back();
  }
  if (operands.size() != 1) {
    throw UsageError{{.zh = "要哪一种文件的结构？请写一种：" + list,
                      .en = "the schema of which kind of file? Name one: " + list}};
  }
  const std::string& word = operands.front();
  const auto* found = std::find_if(std::begin(file_kinds), std::end(file_kinds),
                                   [&](const FileKind& kind) { return kind.name == word; });
  if (found == std::end(file_kinds)) {
    const base::Text hint = did_you_mean(word, names);
    const std::string shown = base::visible(word);
    throw UsageError{{.zh = "没有这种文件：" + shown + "，可用 " + list + hint.zh,
                      .en = "there is no such kind of file: " + shown + ": use " + list + hint.en}};
  }
  return *found;
}

results::Status print_schema(const Arguments& arguments, const Session& session) {
  const FileKind& kind = kind_named(arguments.operands);
  std::string text;
  if (kind.text != nullptr) {
    text = kind.text(session.language);
  } else {
    base::Diagnostics diagnostics;
    const Rulebook book = open_rules(diagnostics);
    for (const base::Diagnostic& diagnostic : diagnostics.items()) {
      session.err << to_text(diagnostic, session.language);
    }
    if (book.model == nullptr) {
      return results::Status::Rules;
    }
    text = model::json_schema(*book.model, kind.record, session.language);
  }
  const std::string* path = arguments.value("output");
  const bool is_file = path != nullptr && *path != "-";
  Output output = is_file ? Output(*path) : Output(session.out);
  output.write(text);
  output.close();
  return results::Status::Ok;
}

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  for (const FileKind& kind : file_kinds) {
    names.push_back(kind.name);
  }
  return names;
}

base::Text kind_list() {
  base::Text text;
  for (const FileKind& kind : file_kinds) {
    const std::string name(kind.name);
    text.zh += (text.zh.empty() ? "" : "、") + name + "（" + kind.what.zh + "）";
    text.en += (text.en.empty() ? "" : ", ") + name + " (" + kind.what.en + ")";
  }
  return text;
}

Command station_schema() {
  const base::Text kinds = kind_list();
  return {
      .name = "station-schema",
      .purpose = {.zh = "打印一种文件的 JSON Schema（draft-07），供编辑器提示和检查：" + kinds.zh,
                  .en = "Prints the JSON Schema (draft-07) of a kind of file, from which editors "
                        "complete and check: " +
                        kinds.en},
      .operands = {.zh = "文件种类", .en = "KIND"},
      .options = joined({{{.name = "output",
                           .argument = "FILE",
                           .help = {.zh = "写入 FILE 而不是标准输出；没有写完整就不留下文件",
                                    .en = "write to FILE instead of standard output; a file that "
                                          "is not complete is not left behind"},
                           .letter = 'o'}},
                         general_options()}),
      .examples = {{"station-schema station -o station.schema.json",
                    {.zh = "社工站文件的结构；文件第一行写 # yaml-language-server: "
                           "$schema=station.schema.json",
                     .en = "the schema of station files; the first line of a file says "
                           "# yaml-language-server: $schema=station.schema.json"}},
                   {"station-schema --lang en pack",
                    {.zh = "规则包文件的结构，英文说明",
                     .en = "the schema of packs, described in English"}}},
      .run = print_schema,
      .operand_words = kind_names(),
  };
}

}  // namespace

int main(int argc, char** argv) {
  return audit::tools::main_of({station_schema()}, argc, argv);
}
