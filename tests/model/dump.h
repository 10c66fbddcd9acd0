// SPDX-License-Identifier: Apache-2.0
// Bound documents as text, for golden files: every value with the place where it was written.
//
//   name: "示例街道社工站" @1:5
//   founded_on: unknown 2021-06-01 .. 2021-06-30, written @2:7
//   staff: @3:3, open @5:9
//     [0] @3:5
//       name: "甲某" @3:9
//     [1]? …                       a possible item
//   end_date: 9999-12-31 (absent)  what absence stands for
#pragma once

#include "model/submission.h"

#include <string>

namespace audit::test {

std::string dump(const model::BoundDocument& document);

/// Diagnostics with carets, then the documents: what a golden file of the model holds.
std::string dump(const model::Submission& submission, base::Language language);

}  // namespace audit::test
