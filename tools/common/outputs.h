// SPDX-License-Identifier: Apache-2.0
//
// The formats of one run and where each goes: `--format` (repeatable, NAME or NAME:FILE) and
// `--output`. Itself a sink that hands every record to all of them.
//
//   Outputs outputs(arguments, session, {"a.yaml"});     // throws UsageError
//   outputs.run(run); … outputs.summary(summary);
//   outputs.close();                                     // only now do files stand in their place
#pragma once

#include "common/command.h"
#include "common/output.h"
#include "results/fan_out.h"
#include "writers/writer.h"

#include <memory>
#include <string>
#include <vector>

namespace audit::tools {

class Outputs : public results::FanOut {
 public:
  /// `inputs`: files that are read, which no result may replace.
  Outputs(const Arguments& arguments, const Session& session,
          const std::vector<std::string>& inputs);

  /// What one file of the run gives in each format; made by any thread, taken in the files' order.
  class Part : public results::FanOut {
   public:
    explicit Part(const Outputs& outputs);
    void finish();

   private:
    friend class Outputs;
    std::vector<std::unique_ptr<std::string>> texts_;
    std::vector<std::unique_ptr<writers::Writer>> writers_;
  };

  void take(const Part& part);
  void close();

  /// Some result goes to standard output, and that is a terminal.
  bool writes_to_terminal() const { return writes_to_terminal_; }

 private:
  /// One format on its way out. Never moved: the writer points to the text.
  struct Way {
    std::string text;  ///< written by the writer and not handed on yet
    std::unique_ptr<writers::Writer> writer;
    std::unique_ptr<Output> output;
  };

  void open(const writers::Format& format, const writers::WriterOptions& options,
            std::unique_ptr<Output> output);
  void drain();

  std::vector<std::unique_ptr<Way>> ways_;
  bool writes_to_terminal_ = false;
};

}  // namespace audit::tools
