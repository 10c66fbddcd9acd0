// SPDX-License-Identifier: Apache-2.0
//
// What a command is: data from which its command line is parsed, its help is printed and its manual
// page and completion are made, and the function that does the job.
//
//   const Command command{.name = "station-rules lint", .purpose = {…}, .options = {…}, .run =
//   lint}; int main(int argc, char** argv) { return main_of({{command}}, argc, argv); }     //
//   common/main.h
#pragma once

#include "base/text.h"
#include "results/status.h"

#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {

/// One option, `--name` or `--name ARGUMENT`.
struct Option {
  std::string_view name;      ///< without the dashes
  std::string_view argument;  ///< what stands for its value in the help; empty: it takes none
  base::Text help;
  std::vector<std::string_view> values = {};  ///< the only values it takes; empty: any
  bool repeatable = false;
  char letter = 0;  ///< short form; 0: none
  std::vector<std::string_view> suggestions =
      {};  ///< words for completion where others are right too
};

struct Example {
  std::string_view command;
  base::Text what;
};

/// A command line that was understood as far as the options' table goes.
class Arguments {
 public:
  std::vector<std::string> operands;
  std::map<std::string, std::vector<std::string>, std::less<>> options;  ///< a flag has no values

  bool has(std::string_view option) const { return options.find(option) != options.end(); }

  /// The value of an option; nullptr where it is not given.
  const std::string* value(std::string_view option) const;
  /// All values of a repeatable option.
  std::vector<std::string> values(std::string_view option) const;
};

/// What a command has around it: standard streams (the result goes to `out` through Output) and the
/// language in which it speaks.
struct Session {
  base::Language language = base::Language::Chinese;
  int in = 0;
  int out = 1;
  std::ostream& err;
  bool err_is_terminal = false;
};

struct Command {
  std::string_view name;  ///< `station-check`; of one of several jobs `station-rules lint`
  base::Text purpose;     ///< one line
  base::Text operands;    ///< `[FILE or FOLDER …]`; empty: it takes none
  std::vector<Option> options;
  std::vector<Example> examples;
  results::Status (*run)(const Arguments& arguments, const Session& session);
  std::vector<std::string_view> operand_words = {};  ///< for completion, where operands are words
};

/// The user has called a command wrongly: status 64. Thrown by whoever notices, caught in main.cpp.
struct UsageError {
  base::Text message;
};

/// Parses the words after the command's name; throws UsageError.
Arguments parse(const Command& command, const std::vector<std::string>& words);

/// How it is called: `station-check [OPTION …] FILE or FOLDER …`.
std::string synopsis_of(const Command& command, base::Language language);

/// The text of `--help`.
std::string help_of(const Command& command, base::Language language);

/// The list of a program's jobs, for `station-rules --help`.
std::string help_of(const std::vector<Command>& commands, base::Language language);

}  // namespace audit::tools
