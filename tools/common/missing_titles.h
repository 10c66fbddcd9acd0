// SPDX-License-Identifier: Apache-2.0
//
// Names of missing fields for people: 经费 › 运营管理 › 管理费 for finance.operation.admin_fee.
//
//   summary.statistics = with_titles(count.statistics(), model);
#pragma once

#include "model/model.h"
#include "results/statistics.h"

namespace audit::tools {

/// `model` may be null: there are no titles then.
results::Statistics with_titles(results::Statistics statistics, const model::Model* model);

}  // namespace audit::tools
