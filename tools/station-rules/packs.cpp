// SPDX-License-Identifier: Apache-2.0
#include "station-rules/packs.h"

#include "common/output.h"
#include "rules/library.h"

#include <string>

namespace audit::tools {
namespace {

using results::Status;

std::vector<std::string> pack_names(const std::vector<std::string>& named,
                                    const rules::Library& library) {
  if (named.empty()) {
    return library.available();
  }
  std::vector<std::string> names;
  for (const std::string& operand : named) {
    const std::vector<std::string> inside = rules::packs_in(operand);
    names.insert(names.end(), inside.begin(), inside.end());
    if (inside.empty()) {
      names.push_back(operand);
    }
  }
  return names;
}

}  // namespace

Packs load_packs(const std::vector<std::string>& named) {
  Packs result;
  result.book = open_rules(result.diagnostics);
  if (result.book.packs == nullptr) {
    return result;
  }
  rules::Library& library = *result.book.packs;
  for (const std::string& name : pack_names(named, library)) {
    if (const rules::Pack* pack = library.load(name, result.diagnostics)) {
      result.packs.push_back(pack);
    }
  }
  return result;
}

Status report(Packs& packs, const Session& session) {
  base::Diagnostics& diagnostics = packs.diagnostics;
  diagnostics.sort();
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    session.err << to_text(diagnostic, session.language);
  }
  return diagnostics.has_errors() || packs.packs.empty() ? Status::Rules : Status::Ok;
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
