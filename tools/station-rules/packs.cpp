// SPDX-License-Identifier: Apache-2.0
#include "station-rules/packs.h"

#include "common/options.h"
#include "common/output.h"
#include "rules/library.h"

#include <string>
#include <utility>

namespace audit::tools {

using results::Status;

Packs::Packs(const Arguments& given, const Session& asked)
    : book(open_rules(diagnostics)),
      folder_(book.model.get(), given, ""),
      session_(folder_.speaking(asked, given)) {
  base::Diagnostics problems = folder_.take_problems();
  is_usable_ = book.packs != nullptr && !problems.has_errors();
  diagnostics.append(std::move(problems));
  if (folder_.configuration() != nullptr) {
    search_also(book, folder_.configuration()->rules_path);
  }
}

void Packs::load(const NamedPacks& named) {
  if (!is_usable_) {
    return;
  }
  const NamedPacks wanted = opened(named);
  for (std::size_t i = 0; i < wanted.names.size(); ++i) {
    if (const rules::Pack* pack =
            load_named_pack(*book.packs, wanted.names[i], wanted.place(i), diagnostics)) {
      packs.push_back(pack);
    }
  }
}

void Packs::load(const std::vector<std::string>& operands) {
  const bool takes_all = operands.empty() && is_usable_;
  load(NamedPacks{.names = takes_all ? book.packs->available() : operands, .places = {}});
}

Status Packs::report() {
  diagnostics.sort();
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    session_.err << to_text(diagnostic, session_.language);
  }
  return diagnostics.has_errors() || packs.empty() ? Status::Rules : Status::Ok;
}

std::vector<Option> rules_options(const base::Text& more) {
  return joined(
      {folder_options({.zh = "lang、rules_path" + more.zh, .en = "lang, rules_path" + more.en},
                      {.zh = "当前文件夹", .en = "this folder"}),
       general_options()});
}

void print(std::string_view text, const Session& session) {
  Output output(session.out);
  output.write(text);
  output.close();
}

base::Text pack_operands() {
  return {.zh = "[规则包编号或文件夹 …]", .en = "[PACK or FOLDER …]"};
}

}  // namespace audit::tools
