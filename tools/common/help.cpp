// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "common/command.h"

#include <algorithm>
#include <cstddef>

namespace audit::tools {
namespace {

using base::Language;
using base::Text;

constexpr std::size_t help_column = 26;  // where explanations begin
constexpr std::size_t line_width = 98;

std::string shown(const Option& option) {
  std::string text = "  ";
  if (option.letter != 0) {
    text += std::string("-") + option.letter + ", ";
  }
  text += "--" + std::string(option.name);
  if (!option.argument.empty()) {
    text += ' ' + std::string(option.argument);
  }
  return text;
}

/// Chinese text may be broken anywhere but in front of punctuation; other text at blanks.
bool may_break_before(char32_t next, bool after_blank) {
  constexpr std::u32string_view closing =
      U"\u3002\u3001\uFF0C\uFF1B\uFF1A\uFF1F\uFF09\u300D\u300F\u201D";
  return after_blank || (base::display_width(next) == 2 && closing.find(next) == closing.npos);
}

/// Appends `text` to a line that is `column` wide, going on below at `indent`.
void append_wrapped(std::string& out, std::string_view text, std::size_t column,
                    std::size_t indent) {
  std::size_t piece_begin = 0;
  bool after_blank = false;
  const auto flush = [&](std::size_t piece_end) {
    const std::string_view piece = text.substr(piece_begin, piece_end - piece_begin);
    const std::string_view trimmed = piece.substr(0, piece.find_last_not_of(' ') + 1);
    if (column + base::display_width(trimmed) > line_width && column > indent) {
      while (!out.empty() && out.back() == ' ') {
        out.pop_back();
      }
      out += '\n' + std::string(indent, ' ');
      column = indent;
    }
    out += piece;
    column += base::display_width(piece);
    piece_begin = piece_end;
  };
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint point = base::decode(text, i);
    if (i > piece_begin && may_break_before(point.value, after_blank)) {
      flush(i);
    }
    after_blank = point.value == ' ';
    i += point.length;
  }
  flush(text.size());
  out += '\n';
}

void append_row(std::string& out, std::string left, std::string_view right) {
  if (base::display_width(left) + 2 > help_column) {
    out += left + '\n';
    left.clear();
  }
  left.append(help_column - base::display_width(left), ' ');
  out += left;
  append_wrapped(out, right, help_column, help_column);
}

const Text usage{.zh = "用法：", .en = "Usage: "};
const Text options_word{.zh = "[选项]", .en = "[OPTION …]"};
const Text options_heading{.zh = "选项：", .en = "Options:"};
const Text examples_heading{.zh = "示例：", .en = "Examples:"};
const Text statuses_heading{.zh = "退出状态：", .en = "Exit status:"};
const Text jobs_heading{.zh = "子命令：", .en = "Jobs:"};

}  // namespace

std::string synopsis_of(const Command& command, Language language) {
  std::string out = std::string(command.name) + ' ' + options_word.in(language);
  if (!command.operands.empty()) {
    out += ' ' + command.operands.in(language);
  }
  return out;
}

std::string help_of(const Command& command, Language language) {
  std::string out = usage.in(language) + synopsis_of(command, language) + "\n\n";
  append_wrapped(out, command.purpose.in(language), 0, 0);
  out += '\n' + options_heading.in(language) + '\n';
  for (const Option& option : command.options) {
    append_row(out, shown(option), option.help.in(language));
  }
  if (!command.examples.empty()) {
    out += '\n' + examples_heading.in(language) + '\n';
    for (const Example& example : command.examples) {
      out += "  " + std::string(example.command) + '\n';
      out += "      ";
      append_wrapped(out, example.what.in(language), 6, 6);
    }
  }
  out += '\n' + statuses_heading.in(language) + '\n';
  for (const results::StatusRow& row : results::status_table()) {
    const std::string number = std::to_string(static_cast<int>(row.status));
    out += std::string(4 - number.size(), ' ') + number + "  ";
    append_wrapped(out, row.meaning.in(language), 6, 6);
  }
  return out;
}

std::string help_of(const std::vector<Command>& commands, Language language) {
  const std::string_view name = commands.front().name;
  const std::string program(name.substr(0, name.find(' ')));
  const Text job{.zh = "子命令 [选项] …", .en = "JOB [OPTION …] …"};
  const Text more{.zh = "各子命令的选项见 " + program + " 子命令 --help",
                  .en = program + " JOB --help has the options of a job"};
  std::string out = usage.in(language) + program + ' ' + job.in(language) + "\n\n";
  out += jobs_heading.in(language) + '\n';
  for (const Command& command : commands) {
    append_row(out, "  " + std::string(command.name.substr(command.name.find(' ') + 1)),
               command.purpose.in(language));
  }
  out += '\n' + more.in(language) + '\n';
  return out;
}

}  // namespace audit::tools
