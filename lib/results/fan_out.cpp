// SPDX-License-Identifier: Apache-2.0
#include "results/fan_out.h"

namespace audit::results {

void FanOut::run(const Run& run) {
  for (Sink* sink : sinks_) {
    sink->run(run);
  }
}

void FanOut::rule(const RuleInfo& rule) {
  for (Sink* sink : sinks_) {
    sink->rule(rule);
  }
}

void FanOut::file(const File& file) {
  for (Sink* sink : sinks_) {
    sink->file(file);
  }
}

void FanOut::result(const Result& result) {
  for (Sink* sink : sinks_) {
    sink->result(result);
  }
}

void FanOut::note(const Note& note) {
  for (Sink* sink : sinks_) {
    sink->note(note);
  }
}

void FanOut::summary(const Summary& summary) {
  for (Sink* sink : sinks_) {
    sink->summary(summary);
  }
}

}  // namespace audit::results
