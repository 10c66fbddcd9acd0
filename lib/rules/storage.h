// SPDX-License-Identifier: Apache-2.0
//
// What a Pack points into: the texts of its files, their nodes, and the values of its parameters.
#pragma once

#include "cel/type.h"
#include "cel/value.h"
#include "rules/pack.h"
#include "yaml/node.h"

#include <memory>
#include <vector>

namespace audit::rules {

struct Pack::Storage {
  std::vector<std::shared_ptr<const yaml::File>> files;
  cel::Arena arena;
  cel::RecordType parameter_type;
};

}  // namespace audit::rules
