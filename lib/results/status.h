// SPDX-License-Identifier: Apache-2.0
//
// Exit statuses: one table that the commands return, `--help` prints and the documents quote (design §5).
//
//   worst(Status::Unknown, Status::Failed)     // Failed: worst first is 70, 74, 64, 4, 3, 1, 2, 0
#pragma once

#include "base/text.h"
#include "results/records.h"

#include <cstdint>
#include <span>

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

enum class UnknownPolicy { Status2, Fail, Ok };

/// What one result contributes: a rule weaker than `fail_on` contributes nothing.
Status status_of(Outcome outcome, Level level, Level fail_on, UnknownPolicy unknown);

}  // namespace audit::results
