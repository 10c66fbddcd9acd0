// SPDX-License-Identifier: Apache-2.0
//
// How far a long run is: one line on the terminal, rewritten in place and removed at the end.
// Nothing where standard error is no terminal, where the result goes to one too, or before a second
// is over.
//
//   Progress progress(inputs.size(), outputs.writes_to_terminal(), session);
//   progress.step();                     // for each file that is done, by one thread at a time
//   progress.clear();                    // before something else is written there, and at the end
#pragma once

#include "common/command.h"

#include <chrono>
#include <cstddef>

namespace audit::tools {

class Progress {
 public:
  Progress(std::size_t files, bool result_on_terminal, const Session& session);

  ~Progress() { clear(); }

  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void step();
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  const Session& session_;
  std::size_t files_;
  std::size_t done_ = 0;
  bool is_on_;
  bool is_shown_ = false;
  Clock::time_point next_;
};

}  // namespace audit::tools
