// SPDX-License-Identifier: Apache-2.0
//
// The stream `station-results/1` as text: one JSON object a line, which begins with `"record":` and
// its kind. Key order is fixed, what is empty is left out, so equal records are equal bytes. The
// schema is docs/station-results-1.schema.json.
//
//   append_jsonl(out, result);         // {"record":"result","rule":"WH-26d","outcome":"fail",…}\n
//   StreamEnd end = read_jsonl(in, tally);
//   if (!end.is_complete) …            // status 3: the stream has no closing record, or is damaged
#pragma once

#include "base/text.h"
#include "results/sink.h"

#include <cstddef>
#include <iosfwd>
#include <string>

namespace audit::results {

void append_jsonl(std::string& out, const Run& run);
void append_jsonl(std::string& out, const RuleInfo& rule);
void append_jsonl(std::string& out, const File& file);
/// A pass or not_applicable carries rule, outcome and subject only.
void append_jsonl(std::string& out, const Result& result);
/// The same without the line end, for what has results in it.
void append_json(std::string& out, const Result& result);
void append_jsonl(std::string& out, const Note& note);
void append_jsonl(std::string& out, const Summary& summary);

/// How the reading of a stream ended.
struct StreamEnd {
  bool is_complete = false;  ///< a well-formed stream up to its summary, and nothing behind it
  std::size_t line = 0;      ///< 1-based line of the problem; 0: none, or the end of the input
  std::size_t column = 1;    ///< 1-based code point in that line
  base::Text problem;        ///< empty when complete
};

/// Hands the records of a stream to `sink`, one line in memory at a time, up to the first that is
/// damaged.
StreamEnd read_jsonl(std::istream& in, Sink& sink);

}  // namespace audit::results
