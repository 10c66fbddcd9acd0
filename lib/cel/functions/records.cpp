// SPDX-License-Identifier: Apache-2.0
// Records of rule packs: where they come from.
#include "cel/eval/select.h"
#include "cel/functions/table.h"

namespace audit::cel {
namespace {

/// The name that the document gives which holds a record: an area's rule looks at staff of many
/// stations at once.
Value owner(const Invocation& call) {
  const Value& value = call.arguments[0];
  const Record* root = value.record();
  if (root == nullptr) {
    return Value::unknown(value.unknown());
  }
  while (root->parent != nullptr) {
    root = root->parent;
  }
  const Field* name = root->type->find("name");
  return name == nullptr ? Value::text("") : select(call.frame, *root, *name);
}

constexpr Row rows[] = {
    {.signature = "R.owner() -> string",
     .run = owner,
     .sees = Sees::Everything,
     .zh = "记录所在文件的名称：哪个社工站、县区、市",
     .en = "the name of the station, county or city in whose file a record stands",
     .examples = {{{"staff[0].owner() == name", "true"}}},
     .phrase_zh = "{0} 所在文件",
     .phrase_en = "the file of {0}",
     .unknown_zh = "文件没有名称时待补充",
     .unknown_en = "unknown if the file gives no name"},
};

}  // namespace

std::span<const Row> pack_records() {
  return rows;
}

}  // namespace audit::cel
