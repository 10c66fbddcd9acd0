// SPDX-License-Identifier: Apache-2.0
//
// Receives the records of a run in stream order. Writers are sinks; so is the counter that computes
// the summary and the exit status, which no writer can influence.
//
//   sink.run(run); for (rule) sink.rule(rule); … sink.file(file); sink.result(r); sink.note(n); …
//   sink.summary(s);
#pragma once

#include "results/records.h"

namespace audit::results {

class Sink {
 public:
  virtual ~Sink() = default;
  virtual void run(const Run& run) = 0;
  virtual void rule(const RuleInfo& rule) = 0;
  virtual void file(const File& file) = 0;
  virtual void result(const Result& result) = 0;
  virtual void note(const Note& note) = 0;
  virtual void summary(const Summary& summary) = 0;
};

}  // namespace audit::results
