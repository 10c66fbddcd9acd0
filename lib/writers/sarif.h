// SPDX-License-Identifier: Apache-2.0
//
// The format `sarif`: SARIF 2.1.0 for code scanning and editors; the parts that are used are stated
// in tests/writers/sarif.schema.json.
//
//   {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"station-check","rules":[…]}},
//    "results":[…],"invocations":[{"exitCode":1,"executionSuccessful":true,…}]}]}
//
// It has the results that --show lists. A result that failed is of kind `fail`, its level `error`
// if it makes the exit status differ from 0, else `warning`; a waived one is that too, suppressed
// by the ruling. Unknown results and rules that erred are `open`, on-site checks `review`, all with
// level `none`, as the standard wants it. Notes on files are notifications of the invocation.
//
// GitHub takes 25,000 results of a run; the first ones are written, and so are as many
// notifications as fit in `max_notifications`; a notification says how many more there are.
#pragma once

#include "writers/writer.h"

namespace audit::writers {

std::unique_ptr<Writer> make_sarif(std::string& out, const WriterOptions& options);

}  // namespace audit::writers
