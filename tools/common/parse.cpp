// SPDX-License-Identifier: Apache-2.0
//
// CLI11 takes the command line apart; every message is ours. The only file that includes CLI11,
// which takes seconds to compile.
#include "base/utf8.h"
#include "common/command.h"
#include "common/suggest.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace audit::tools {
namespace {

std::string flag_of(const Option& option) {
  return "--" + std::string(option.name);
}

/// Names as CLI11 wants them: `--output,-o`.
std::string names_of(const Option& option) {
  return option.letter == 0 ? flag_of(option) : flag_of(option) + ",-" + option.letter;
}

std::string joined(const std::vector<std::string_view>& words, std::string_view separator) {
  std::string text;
  for (std::string_view word : words) {
    text += text.empty() ? "" : separator;
    text += word;
  }
  return text;
}

UsageError unknown_option(const Command& command, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string> candidates;
  for (const Option& option : command.options) {
    candidates.push_back(flag_of(option));
  }
  std::error_code problem;
  if (std::filesystem::exists(word, problem)) {
    const std::string file = base::visible(word);
    return {{.zh = "没有选项 " + file + "；如果指的是这个文件，请写 ./" + file,
             .en = "there is no option " + file + "; if the file is meant, write ./" + file}};
  }
  const base::Text hint = did_you_mean(name, candidates);
  const std::string shown = base::visible(name);
  return {{.zh = "没有选项 " + shown + hint.zh, .en = "there is no option " + shown + hint.en}};
}

UsageError no_operands(const std::string& word) {
  const std::string shown = base::visible(word);
  return {{.zh = "多出了 " + shown + "，这个命令不需要文件或其他参数",
           .en = "unexpected argument " + shown + ": this command takes options only"}};
}

UsageError needs_value(const Option& option) {
  const std::string example = flag_of(option) + ' ' + std::string(option.argument);
  return {{.zh = flag_of(option) + " 后面缺少它的值，应写作 " + example,
           .en = flag_of(option) + " needs a value: " + example}};
}

UsageError takes_no_value(const Option& option) {
  return {{.zh = flag_of(option) + " 后面不能带值", .en = flag_of(option) + " takes no value"}};
}

UsageError given_twice(const Option& option) {
  return {
      {.zh = flag_of(option) + " 只能给一次", .en = flag_of(option) + " may be given once only"}};
}

UsageError wrong_value(const Option& option, const std::string& value) {
  const std::vector<std::string> candidates(option.values.begin(), option.values.end());
  const base::Text hint = did_you_mean(value, candidates);
  const std::string shown = base::visible(value);
  return {{.zh = flag_of(option) + " 不能是 " + shown + "，可用 " + joined(option.values, "、") +
                 hint.zh,
           .en = flag_of(option) + " cannot be " + shown + ": use " + joined(option.values, ", ") +
                 hint.en}};
}

/// The option that an error of CLI11 speaks of: its message begins with the option's name,
/// sometimes without the dashes.
UsageError translated(const Command& command, const CLI::ParseError& error) {
  const std::string_view message = error.what();
  const std::string_view word = message.substr(0, message.find_first_of(":, ="));
  for (const Option& option : command.options) {
    if (word == flag_of(option) || word == option.name) {
      return option.argument.empty() ? takes_no_value(option) : needs_value(option);
    }
  }
  return {{.zh = std::string(message), .en = std::string(message)}};
}

void check_values(const Option& option, const std::vector<std::string>& values, std::size_t count) {
  if (count > 1 && !option.repeatable) {
    throw given_twice(option);
  }
  for (const std::string& value : values) {
    if (!option.values.empty() &&
        std::find(option.values.begin(), option.values.end(), value) == option.values.end()) {
      throw wrong_value(option, value);
    }
  }
}

}  // namespace

const std::string* Arguments::value(std::string_view option) const {
  const auto entry = options.find(option);
  return entry == options.end() || entry->second.empty() ? nullptr : &entry->second.back();
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  const auto entry = options.find(option);
  return entry == options.end() ? std::vector<std::string>() : entry->second;
}

Arguments parse(const Command& command, const std::vector<std::string>& words) {
  CLI::App app;
  app.set_help_flag();  // help is an option like any other: it is ours to print
  app.allow_extras();
  Arguments arguments;
  std::vector<std::pair<const Option*, CLI::Option*>> rows;
  std::vector<std::vector<std::string>> values(command.options.size());
  for (std::size_t i = 0; i < command.options.size(); ++i) {
    const Option& option = command.options[i];
    CLI::Option* row = option.argument.empty() ? app.add_flag(names_of(option))
                                               : app.add_option(names_of(option), values[i]);
    if (!option.argument.empty()) {
      row->expected(1)->take_all()->allow_extra_args(false);
    } else {
      row->disable_flag_override();
    }
    rows.emplace_back(&option, row);
  }
  app.add_option("operands", arguments.operands);

  try {
    app.parse(
        std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 takes them from the back
  } catch (const CLI::ParseError& error) {
    throw translated(command, error);
  }
  for (const std::string& word : app.remaining()) {
    if (word != "--") {  // which CLI11 keeps, after it has done what it means
      throw unknown_option(command, word);
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& [option, row] = rows[i];
    if (row->count() > 0) {
      check_values(*option, values[i], row->count());
      arguments.options[std::string(option->name)] = values[i];
    }
  }
  const bool is_help = arguments.has("help") || arguments.has("version");
  if (!is_help && command.operands.empty() && !arguments.operands.empty()) {
    throw no_operands(arguments.operands.front());
  }
  return arguments;
}

}  // namespace audit::tools
