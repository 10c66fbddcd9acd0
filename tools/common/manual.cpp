// SPDX-License-Identifier: Apache-2.0
#include "common/manual.h"

#include "common/environment.h"
#include "common/main.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace audit::tools {
namespace {

using base::Language;
using base::Text;

const Text user_commands{.zh = "用户命令", .en = "User Commands"};
const Text name_heading{.zh = "名称", .en = "NAME"};
const Text synopsis_heading{.zh = "用法", .en = "SYNOPSIS"};
const Text description_heading{.zh = "说明", .en = "DESCRIPTION"};
const Text jobs_heading{.zh = "子命令", .en = "JOBS"};
const Text options_heading{.zh = "选项", .en = "OPTIONS"};
const Text statuses_heading{.zh = "退出状态", .en = "EXIT STATUS"};
const Text environment_heading{.zh = "环境变量", .en = "ENVIRONMENT"};
const Text files_heading{.zh = "文件", .en = "FILES"};
const Text examples_heading{.zh = "示例", .en = "EXAMPLES"};
const Text see_also_heading{.zh = "参见", .en = "SEE ALSO"};

struct FileRow {
  std::string_view path;
  Text meaning;
};

/// Below the folder that has bin/ with the commands.
const std::vector<FileRow>& files() {
  static const std::vector<FileRow> rows{
      {"share/station-audit/rules",
       {.zh = "规则包和字段的定义；路径从命令所在的 bin 的上一级算起",
        .en = "rule packs and the definitions of fields, below the folder that has the command's "
              "bin"}},
      {"share/doc/station-audit",
       {.zh = "说明文档和示例", .en = "the pages of the documentation, and samples"}},
  };
  return rows;
}

const FileRow configuration{.path = "station-audit.yaml",
                            .meaning = {.zh = "文件夹的配置：各选项的默认值、地区、参数；在 "
                                              "--no-config 所说的文件夹和它上面的各级中查找",
                                        .en = "the configuration of a folder: defaults of options, "
                                              "region, parameters; looked for upward from "
                                              "the folder that --no-config names"}};

/// `text` as roff prints it literally: its own signs are escaped, and a line is never a request.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      case '"':
        out += "\\(dq";
        break;
      default:
        out += c;
    }
  }
  return out.starts_with('.') ? "\\&" + out : out;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

std::string bold(std::string_view text) {
  return "\\fB" + escaped(text) + "\\fR";
}

std::string signature_of(const Option& option) {
  std::string text;
  if (option.letter != 0) {
    text = bold(std::string("-") + option.letter) + ", ";
  }
  text += bold("--" + std::string(option.name));
  if (!option.argument.empty()) {
    text += " \\fI" + escaped(option.argument) + "\\fR";
  }
  return text;
}

/// The words after the program's name: of `station-rules lint` it is `lint`.
std::string_view job_of(const Command& command) {
  return command.name.substr(command.name.find(' ') + 1);
}

class Page {
 public:
  Page(const std::vector<Command>& commands, Language language)
      : commands_(commands),
        program_(commands.front().name.substr(0, commands.front().name.find(' '))),
        has_jobs_(commands.size() > 1 || commands.front().name != program_),
        language_(language) {}

  std::string text(const Text& purpose) {
    head(purpose);
    if (has_jobs_) {
      jobs();
    } else {
      options_section(commands_.front().options);
    }
    statuses();
    environment_section();
    files_section();
    examples();
    see_also();
    return out_.str();
  }

 private:
  /// Both languages, or no page.
  const std::string& in(const Text& text, std::string_view row) const {
    if (text.zh.empty() || text.en.empty()) {
      throw std::logic_error(program_ + ": " + std::string(row) + " lacks Chinese or English");
    }
    return text.in(language_);
  }

  void section(const Text& title) { out_ << ".SH " << escaped(in(title, "a heading")) << '\n'; }

  void row(const std::string& left, std::string_view right) {
    out_ << ".TP\n" << left << '\n' << escaped(right) << '\n';
  }

  /// A line of explanation as a sentence of its own.
  std::string sentence(std::string text) const {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
      text.replace(0, 1, upper(text.substr(0, 1)));
    }
    if (!text.ends_with('.') && !text.ends_with("。")) {
      text += language_ == Language::English ? "." : "。";
    }
    return text;
  }

  void head(const Text& given) {
    const Text& purpose = has_jobs_ ? given : commands_.front().purpose;
    std::string brief = in(purpose, "the purpose");
    brief.resize(std::min({brief.size(), brief.find(": "), brief.find("：")}));  // no list
    if (brief.ends_with('.')) {
      brief.pop_back();
    }
    if (brief.size() > 1 && brief[0] >= 'A' && brief[0] <= 'Z' && brief[1] >= 'a') {
      brief[0] = static_cast<char>(brief[0] - 'A' + 'a');  // as NAME has it
    }
    out_ << "'\\\" -*- coding: UTF-8 -*-\n"
         << ".\\\" Made by: " << program_ << " --generate man\n"
         << ".TH " << escaped(upper(program_)) << " 1 \"\" \"" << escaped("station-audit ")
         << escaped(version()) << "\" \"" << escaped(in(user_commands, "the title")) << "\"\n";
    if (language_ == Language::Chinese) {
      out_ << ".if \\n(.g .mso zh.tmac\n";  // where lines of Chinese may be broken
    }
    out_ << ".nh\n.ad l\n";
    section(name_heading);
    out_ << escaped(program_) << " \\- " << escaped(brief) << '\n';
    section(synopsis_heading);
    for (const Command& command : commands_) {
      std::string words = synopsis_of(command, language_).substr(command.name.size());
      out_ << (&command == &commands_.front() ? "" : ".br\n") << bold(command.name)
           << escaped(words) << '\n';
    }
    section(description_heading);
    out_ << escaped(sentence(in(purpose, "the purpose"))) << '\n';
  }

  void option_rows(const std::vector<Option>& options) {
    for (const Option& option : options) {
      row(signature_of(option), in(option.help, "--" + std::string(option.name)));
    }
  }

  void options_section(const std::vector<Option>& options) {
    section(options_heading);
    option_rows(options);
  }

  bool is_in_every_job(const Option& option) const {
    return std::all_of(commands_.begin(), commands_.end(), [&option](const Command& command) {
      return std::any_of(
          command.options.begin(), command.options.end(),
          [&option](const Option& o) { return o.name == option.name && o.help == option.help; });
    });
  }

  /// Each job with its own options; then those that every job has.
  void jobs() {
    section(jobs_heading);
    for (const Command& command : commands_) {
      out_ << ".SS " << escaped(job_of(command)) << '\n'
           << escaped(sentence(in(command.purpose, command.name))) << '\n';
      std::vector<Option> own;
      std::copy_if(command.options.begin(), command.options.end(), std::back_inserter(own),
                   [this](const Option& option) { return !is_in_every_job(option); });
      option_rows(own);
    }
    std::vector<Option> common;
    const std::vector<Option>& first = commands_.front().options;
    std::copy_if(first.begin(), first.end(), std::back_inserter(common),
                 [this](const Option& option) { return is_in_every_job(option); });
    options_section(common);
  }

  void statuses() {
    section(statuses_heading);
    for (const results::StatusRow& status : results::status_table()) {
      const std::string number = std::to_string(static_cast<int>(status.status));
      row(bold(number), in(status.meaning, "exit status " + number));
    }
  }

  void environment_section() {
    section(environment_heading);
    for (const EnvironmentRow& variable : environment_table()) {
      row(bold(variable.names), in(variable.meaning, variable.names));
    }
  }

  void files_section() {
    section(files_heading);
    if (reads_configuration()) {
      file_row(configuration);
    }
    for (const FileRow& file : files()) {
      file_row(file);
    }
  }

  bool reads_configuration() const {
    const std::vector<Option>& options = commands_.front().options;
    return std::any_of(options.begin(), options.end(),
                       [](const Option& option) { return option.name == "no-config"; });
  }

  void file_row(const FileRow& file) {
    row("\\fI" + escaped(file.path) + "\\fR", in(file.meaning, file.path));
  }

  void examples() {
    section(examples_heading);
    for (const Command& command : commands_) {
      for (const Example& example : command.examples) {
        row(bold(example.command), in(example.what, example.command));
      }
    }
  }

  void see_also() {
    section(see_also_heading);
    std::istringstream names(STATION_AUDIT_COMMANDS);
    std::string list;
    for (std::string name; names >> name;) {
      if (name != program_) {
        list += (list.empty() ? "" : ",\n") + bold(name) + "(1)";
      }
    }
    out_ << (list.empty() ? "" : list + ",\n") << "\\fI" << escaped(files().back().path)
         << "\\fR\n";
  }

  const std::vector<Command>& commands_;
  std::string program_;
  bool has_jobs_;
  Language language_;
  std::ostringstream out_;
};

}  // namespace

std::string manual_page(const std::vector<Command>& commands, const Text& purpose,
                        Language language) {
  return Page(commands, language).text(purpose);
}

}  // namespace audit::tools
