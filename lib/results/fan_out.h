// SPDX-License-Identifier: Apache-2.0
//
// A sink that hands every record to several others, in the order in which they were added.
//
//   FanOut both;
//   both.add(tally);
//   both.add(writer);
#pragma once

#include "results/sink.h"

#include <vector>

namespace audit::results {

class FanOut : public Sink {
 public:
  /// The sink must outlive this one.
  void add(Sink& sink) { sinks_.push_back(&sink); }

  void run(const Run& run) override;
  void rule(const RuleInfo& rule) override;
  void file(const File& file) override;
  void result(const Result& result) override;
  void note(const Note& note) override;
  void summary(const Summary& summary) override;

 private:
  std::vector<Sink*> sinks_;
};

}  // namespace audit::results
