// SPDX-License-Identifier: Apache-2.0
//
// Where results go: standard output, or a file that is written completely or not at all (it grows
// beside its final name and is moved there at the end).
//
//   Output report(path);
//   report.write(text);
//   report.close();        // without it the file is left as it was
#pragma once

#include <string>
#include <string_view>

namespace audit::tools {

/// Something could not be written: status 74, with a message unless the reader has closed the pipe.
struct OutputError {
  std::string target;  ///< path; empty for standard output
  int number = 0;      ///< errno

  bool is_closed_pipe() const;
};

class Output {
 public:
  /// An open descriptor that stays open: standard output.
  explicit Output(int descriptor);
  /// A file. What is no ordinary file (/dev/null, a named pipe) is written to directly.
  explicit Output(const std::string& path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Throws OutputError.
  void write(std::string_view text);
  /// Writes what is held back; throws OutputError.
  void finish();
  /// Puts a finished file in its place; throws OutputError.
  void publish();

  /// Both.
  void close() {
    finish();
    publish();
  }

 private:
  void flush();
  [[noreturn]] void fail(int number) const;

  std::string path_;
  std::string temporary_;  ///< empty: written to directly
  int descriptor_ = -1;
  bool owns_descriptor_ = false;
  std::string buffer_;
};

/// Signals that end the program (130, 143) remove files that are not complete; a closed pipe is an
/// error of write() instead of a signal; descriptors 0 to 2 exist. Called first by main_of.
void prepare_process();

}  // namespace audit::tools
