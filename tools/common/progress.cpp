// SPDX-License-Identifier: Apache-2.0
#include "common/progress.h"

#include <ostream>
#include <string>

namespace audit::tools {
namespace {

constexpr std::chrono::milliseconds first_after{1000};  // nobody waits for what is over sooner
constexpr std::chrono::milliseconds next_after{100};    // as often as eyes can follow
constexpr const char* to_line_start = "\r\x1b[K";       // and the rest of the line is empty

}  // namespace

Progress::Progress(std::size_t files, bool result_on_terminal, const Session& session)
    : session_(session),
      files_(files),
      is_on_(session.err_is_terminal && !result_on_terminal),
      next_(Clock::now() + first_after) {}

void Progress::step() {
  ++done_;
  if (!is_on_) {
    return;
  }
  const Clock::time_point now = Clock::now();
  if (now < next_) {
    return;
  }
  next_ = now + next_after;
  is_shown_ = true;
  const std::string done = std::to_string(done_);
  const std::string all = std::to_string(files_);
  const base::Text text{.zh = "已检查 " + done + "/" + all + " 个文件",
                        .en = done + " of " + all + " files checked"};
  session_.err << to_line_start << text.in(session_.language) << std::flush;
}

void Progress::clear() {
  if (is_shown_) {
    session_.err << to_line_start << std::flush;
    is_shown_ = false;
  }
}

}  // namespace audit::tools
