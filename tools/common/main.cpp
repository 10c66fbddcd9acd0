// SPDX-License-Identifier: Apache-2.0
#include "common/main.h"

#include "base/system_error.h"
#include "base/utf8.h"
#include "common/completion.h"
#include "common/language.h"
#include "common/manual.h"
#include "common/options.h"
#include "common/output.h"
#include "common/suggest.h"

#include <algorithm>
#include <exception>
#include <iostream>
#include <string_view>
#include <unistd.h>

namespace audit::tools {
namespace {

using base::Text;
using results::Status;

std::string program_of(const std::vector<Command>& commands) {
  const std::string_view name = commands.front().name;
  return std::string(name.substr(0, name.find(' ')));
}

std::string job_of(const Command& command) {
  return std::string(command.name.substr(command.name.find(' ') + 1));
}

void print(const Session& session, const std::string& text) {
  Output out(session.out);
  out.write(text);
  out.close();
}

Status say_usage(const std::string& name, const Text& message, const Session& session) {
  const Text more{.zh = "用法见 " + name + " --help", .en = "see " + name + " --help"};
  session.err << name << ": " << message.in(session.language) << '\n'
              << more.in(session.language) << '\n';
  return Status::Usage;
}

Status run_one(const Command& command, const std::vector<std::string>& words,
               const Session& session) {
  try {
    check_language_environment();
    const Arguments arguments = parse(command, words);
    if (arguments.has("help")) {
      print(session, help_of(command, session.language));
      return Status::Ok;
    }
    if (arguments.has("version")) {
      const std::string_view program = command.name.substr(0, command.name.find(' '));
      print(session, std::string(program) + ' ' + version() + '\n');
      return Status::Ok;
    }
    return command.run(arguments, session);
  } catch (const UsageError& error) {
    return say_usage(std::string(command.name), error.message, session);
  }
}

/// The job that the first word names; help and version may be asked of the program itself.
Status run_job(const std::vector<Command>& commands, const std::vector<std::string>& words,
               const Session& session) {
  const std::string program = program_of(commands);
  std::vector<std::string> jobs;
  for (const Command& command : commands) {
    jobs.push_back(job_of(command));
  }
  std::string list;
  for (const std::string& job : jobs) {
    list += (list.empty() ? "" : ", ") + job;
  }
  const std::string word = words.empty() ? "" : words.front();
  for (std::size_t i = 0; i < commands.size(); ++i) {
    if (word == jobs[i]) {
      return run_one(commands[i], {words.begin() + 1, words.end()}, session);
    }
  }
  if (word.starts_with('-')) {
    const Command none{.name = program,
                       .purpose = {},
                       .operands = {},
                       .options = general_options(),
                       .examples = {},
                       .run = nullptr};
    const Arguments arguments = parse(none, words);
    if (arguments.has("help")) {
      print(session, help_of(commands, session.language));
      return Status::Ok;
    }
    if (arguments.has("version")) {
      print(session, program + ' ' + version() + '\n');
      return Status::Ok;
    }
  }
  if (word.empty() || word.starts_with('-')) {
    return say_usage(
        program, {.zh = "要做什么？可用的子命令有 " + list, .en = "which job? There are " + list},
        session);
  }
  const Text hint = did_you_mean(word, jobs);
  const std::string shown = base::visible(word);
  return say_usage(program,
                   {.zh = "没有子命令 " + shown + "，可用 " + list + hint.zh,
                    .en = "there is no job " + shown + ": there are " + list + hint.en},
                   session);
}

/// What several jobs are for, where the program does not say it in one line.
Text purpose_of(const std::vector<Command>& commands) {
  Text all;
  for (const Command& command : commands) {
    all.zh += (all.zh.empty() ? "" : "；") + command.purpose.zh;
    all.en += (all.en.empty() ? "" : "; ") + command.purpose.en;
  }
  return all;
}

/// `--generate man`, `--generate bash`: what the build asks for.
Status generate(const std::vector<Command>& commands, const std::vector<std::string>& words,
                const Session& session, const Text& purpose) {
  const Command page{
      .name = commands.front().name,
      .purpose = {},
      .operands = {},
      .options =
          joined({{{.name = "generate", .argument = "KIND", .help = {}, .values = {"man", "bash"}}},
                  general_options()}),
      .examples = {},
      .run = nullptr};
  const Arguments arguments = parse(page, words);
  print(session, *arguments.value("generate") == "bash"
                     ? bash_completion(commands)
                     : manual_page(commands, purpose.empty() ? purpose_of(commands) : purpose,
                                   session.language));
  return Status::Ok;
}

Status say_output_error(const std::string& program, const OutputError& error,
                        const Session& session) {
  if (!error.is_closed_pipe()) {
    const Text reason = base::reason_of(error.number);
    const std::string file = base::visible(error.target);
    const Text target =
        file.empty() ? Text{.zh = "标准输出", .en = "standard output"} : Text{file, file};
    const Text message{.zh = target.zh + " 写不进去：" + reason.zh,
                       .en = "cannot write " + target.en + ": " + reason.en};
    session.err << program << ": " << message.in(session.language) << '\n';
  }
  return Status::Output;
}

Status say_defect(const std::string& program, const char* what, const Session& session) {
  const Text message{.zh = "程序自身的缺陷，请报告：",
                     .en = "a defect of this program, please report it: "};
  session.err << program << ": " << message.in(session.language) << base::visible(what) << '\n';
  return Status::Defect;
}

}  // namespace

const char* version() {
  return STATION_AUDIT_VERSION;
}

Status run_command(const std::vector<Command>& commands, const std::vector<std::string>& words,
                   const Session& session, const Text& purpose) {
  const std::string program = program_of(commands);
  try {
    if (!words.empty() && words.front() == "--generate") {
      return generate(commands, words, session, purpose);
    }
    const bool is_single = commands.size() == 1 && commands.front().name == program;
    return is_single ? run_one(commands.front(), words, session)
                     : run_job(commands, words, session);
  } catch (const UsageError& error) {
    return say_usage(program, error.message, session);
  } catch (const OutputError& error) {
    return say_output_error(program, error, session);
  } catch (const std::exception& error) {
    return say_defect(program, error.what(), session);
  } catch (...) {
    return say_defect(program, "?", session);
  }
}

int main_of(const std::vector<Command>& commands, int argc, const char* const* argv,
            const Text& purpose) {
  prepare_process();
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  const Session session{.language = choose_language(words),
                        .err = std::cerr,
                        .err_is_terminal = ::isatty(STDERR_FILENO) == 1};
  return static_cast<int>(run_command(commands, words, session, purpose));
}

}  // namespace audit::tools
