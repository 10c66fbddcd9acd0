// SPDX-License-Identifier: Apache-2.0
//
// Writers turn the records of a run into text on a stream and do nothing else: they know no rules, no YAML,
// and cannot change a verdict. All of them stand in one table.
//
//   auto writer = make_writer("text", out, {.language = Language::Chinese});
//   writer->run(run); … writer->summary(summary);
#pragma once

#include "base/text.h"
#include "results/sink.h"

#include <iosfwd>
#include <memory>
#include <set>
#include <span>
#include <string_view>

namespace audit::writers {

struct WriterOptions {
  base::Language language = base::Language::Chinese;
  bool color = false;
  /// Outcomes that are printed (`--show`); the machine formats print all of them.
  std::set<results::Outcome> show = {results::Outcome::Fail, results::Outcome::Unknown, results::Outcome::Error};
};

struct Format {
  std::string_view name;
  base::Text description;
  std::unique_ptr<results::Sink> (*make)(std::ostream& out, const WriterOptions& options);
};

/// All formats: text, line, jsonl.
std::span<const Format> formats();

/// Null when there is no such format.
std::unique_ptr<results::Sink> make_writer(std::string_view format, std::ostream& out, const WriterOptions& options);

}  // namespace audit::writers
