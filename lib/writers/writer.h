// SPDX-License-Identifier: Apache-2.0
//
// Writers turn the records of a run into text and do nothing else: they know no rules, no YAML, and
// cannot change a verdict. All of them stand in one table (writer.cpp).
//
//   std::string out;                                  // the caller takes text from it as it likes
//   auto writer = find_format("text")->make(out, {.language = Language::Chinese});
//   writer->run(run); … writer->summary(summary);
//
// Files of one run may be written by several threads: each file by a part of its own, whose text
// the run's writer takes when its turn has come.
#pragma once

#include "base/text.h"
#include "results/sink.h"

#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace audit::writers {

struct WriterOptions {
  base::Language language = base::Language::Chinese;
  bool color = false;
  /// Outcomes that are printed (`--show`); `jsonl` prints all of them.
  std::set<results::Outcome> show = {results::Outcome::Fail, results::Outcome::Unknown,
                                     results::Outcome::Error};
};

class Writer : public results::Sink {
 public:
  /// A writer for the records of some files of the same run, which goes to another string. Made
  /// after the run's rules are known, which it shares; different parts may be used by different
  /// threads.
  virtual std::unique_ptr<Writer> part(std::string& out) const = 0;

  /// Takes the text of a part, in the order of the run's files.
  virtual void join(std::string_view part_text) = 0;

  /// Writes what is held back of the last file; a part ends with it. summary() does so by itself.
  virtual void finish() {}
};

struct Format {
  std::string_view name;
  base::Text description;
  std::unique_ptr<Writer> (*make)(std::string& out, const WriterOptions& options);
};

/// All formats, the default one first.
std::span<const Format> formats();

/// Null when there is no such format.
const Format* find_format(std::string_view name);

}  // namespace audit::writers
