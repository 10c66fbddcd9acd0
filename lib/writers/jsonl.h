// SPDX-License-Identifier: Apache-2.0
//
// The format `jsonl`: every record as it is, in the stream `station-results/1` (results/jsonl.h).
// It prints all outcomes in both languages, whatever the options say, so that any filter can work
// from it.
#pragma once

#include "writers/writer.h"

namespace audit::writers {

std::unique_ptr<Writer> make_jsonl(std::string& out, const WriterOptions& options);

}  // namespace audit::writers
