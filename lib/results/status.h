// SPDX-License-Identifier: Apache-2.0
//
// Exit statuses: one table that the commands return, `--help` prints and the documents quote
// (design §5).
//
//   worst(Status::Unknown, Status::Failed)     // Failed: worst first is 70, 74, 64, 4, 3, 1, 2, 0
#pragma once

#include "base/text.h"
#include "results/records.h"

#include <optional>
#include <span>
#include <string_view>

namespace audit::results {

enum class Status : int {
  Ok = 0,
  Failed = 1,
  Unknown = 2,
  Input = 3,
  Rules = 4,
  Usage = 64,
  Defect = 70,
  Output = 74,
};

struct StatusRow {
  Status status;
  base::Text meaning;
};

/// All statuses with their meaning, in order of their numbers.
std::span<const StatusRow> status_table();

Status worst(Status a, Status b);

/// What an unknown result of a rule at or above `fail_on` makes of the status: 2, 1 or 0.
enum class UnknownPolicy { Report, Fail, Ok };

/// Words of `--unknown` and of the stream: `report`, `fail`, `ok`.
const char* id_of(UnknownPolicy policy);
std::optional<UnknownPolicy> unknown_policy_of(std::string_view id);

/// What one result contributes: a rule weaker than `fail_on` contributes nothing, unless it erred.
Status status_of(Outcome outcome, Level level, Level fail_on, UnknownPolicy unknown);

/// What one note contributes: only errors do.
Status status_of(const Note& note);

}  // namespace audit::results
