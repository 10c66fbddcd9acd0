// SPDX-License-Identifier: Apache-2.0
//
// Inside of a Program: its plan and what was found out about it.
#pragma once

#include "cel/eval/plan.h"
#include "cel/program.h"

#include <memory>
#include <string>
#include <vector>

namespace audit::cel {

struct Program::Impl {
  Source source;
  Dialect dialect = Dialect::Pack;
  Arena arena;  ///< nodes and constants; read-only once compiled
  const Node* plan = nullptr;
  int local_count = 0;
  TypeRef type = nullptr;
  TypeRef literal_type =
      nullptr;  ///< as `type`, but literals may still take a unit (`let: {n: 40}`)
  bool personal = false;
  std::string path;  ///< `staff` for what is, filters or orders the field staff; else empty
  bool is_path = false;
  std::vector<std::string> reads;
  std::vector<const Field*> fields;
  std::vector<std::shared_ptr<const Program>> lets;   ///< that the plan points to
  std::vector<std::shared_ptr<const void>> prepared;  ///< that the plan points to
};

}  // namespace audit::cel
