// SPDX-License-Identifier: Apache-2.0
#include "common/completion.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace audit::tools {
namespace {

/// What the script is told of a value: a kind that its last part knows, and words.
struct Offer {
  std::string_view kind;
  std::vector<std::string> words = {};
};

constexpr std::string_view files = "files";    // bash's own completion of paths
constexpr std::string_view packs = "packs";    // ids of packs, divided by commas, or paths
constexpr std::string_view rules = "rules";    // ids of rules
constexpr std::string_view words = "words";    // one of the words
constexpr std::string_view list = "list";      // some of the words, divided by commas
constexpr std::string_view output = "output";  // one of the words, or word:FILE

std::vector<std::string> strings(const std::vector<std::string_view>& views) {
  return {views.begin(), views.end()};
}

/// Nothing where nobody can know: a number, a date.
std::optional<Offer> offer_of(const Option& option) {
  if (!option.values.empty()) {
    return Offer{words, strings(option.values)};
  }
  if (!option.suggestions.empty()) {
    const std::string_view kind = option.argument.ends_with(":FILE]") ? output : list;
    return Offer{kind, strings(option.suggestions)};
  }
  if (option.argument == "PACK") {
    return Offer{packs};
  }
  if (option.argument == "ID") {
    return Offer{rules};
  }
  if (option.argument.find("FILE") != std::string_view::npos ||
      option.argument.find("FOLDER") != std::string_view::npos) {
    return Offer{files};
  }
  return std::nullopt;
}

bool names(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

std::optional<Offer> offer_of_operands(const Command& command) {
  const std::string_view text = command.operands.en;
  if (!command.operand_words.empty()) {
    return Offer{words, strings(command.operand_words)};
  }
  if (names(text, "PACK")) {
    return Offer{packs};
  }
  if (names(text, "RULE")) {
    return Offer{rules};
  }
  return text.empty() ? std::nullopt : std::optional(Offer{files});
}

std::string joined(const std::vector<std::string>& parts, std::string_view divider) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : std::string(divider)) + part;
  }
  return text;
}

std::string assignments(const std::optional<Offer>& offer) {
  if (!offer) {
    return "kind=nothing";
  }
  std::string text = "kind=" + std::string(offer->kind);
  if (!offer->words.empty()) {
    text += " choices='" + joined(offer->words, " ") + "'";
  }
  return text;
}

/// `--output` and `-o`.
std::vector<std::string> flags_of(const Option& option) {
  std::vector<std::string> flags;
  if (option.letter != 0) {
    flags.push_back(std::string("-") + option.letter);
  }
  flags.push_back("--" + std::string(option.name));
  return flags;
}

/// The branches of a `case $job:$option` for one command: options with a value, flags, operands.
std::string branches_of(const Command& command, const std::string& job) {
  std::string text;
  std::vector<std::string> all;
  for (const Option& option : command.options) {
    std::vector<std::string> flags = flags_of(option);
    all.insert(all.end(), flags.begin(), flags.end());
    if (option.argument.empty()) {
      continue;
    }
    for (std::string& flag : flags) {
      flag = job + ':' + flag;
    }
    text += "    " + joined(flags, " | ") + ") " + assignments(offer_of(option)) + " ;;\n";
  }
  text += "    " + job + ":options) choices='" + joined(all, " ") + "' ;;\n";
  text += "    " + job + ":operand) " + assignments(offer_of_operands(command)) + " ;;\n";
  return text;
}

/// The part that is equal for all programs; PROGRAM and FUNCTION are replaced.
constexpr std::string_view engine = R"bash(
FUNCTION() {
  # Bash divides words at "=" and ":" too: put together what the command gets as one word.
  local typed=() piece
  for piece in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
    if ((${#typed[@]} > 0)) && [[ $piece == [=:]* || ${typed[-1]} == *[=:] ]]; then
      typed[-1]+=$piece
    else
      typed+=("$piece")
    fi
  done
  local current=${typed[-1]} job='' option='' only_operands='' word kind choices=''
  COMPREPLY=()

  # The job, and whether the word before this one is an option that waits for its value.
  for word in "${typed[@]:1:${#typed[@]}-2}"; do
    if [[ -n $option ]]; then
      option=''
    elif [[ -n $only_operands ]]; then
      continue
    elif [[ $word == -- ]]; then
      only_operands=yes
    elif [[ $word == -* ]]; then
      kind='' && FUNCTION_takes "$job:$word" && [[ -n $kind ]] && option=$word
    elif [[ -z $job ]]; then
      job=$word
    fi
  done

  local before='' value=$current
  kind='' choices=''
  if [[ -n $option ]]; then
    FUNCTION_takes "$job:$option"
  elif [[ -z $only_operands && $current == --*=* ]]; then
    before=${current%%=*}= value=${current#*=}
    FUNCTION_takes "$job:${current%%=*}"
  elif [[ -z $only_operands && $current == -* ]]; then
    FUNCTION_takes "$job:options" && kind=words
  else
    FUNCTION_takes "$job:operand"
  fi

  case $kind in
    packs)
      choices=$(station-rules list --format jsonl 2>/dev/null | sed -n 's/.*"pack":"\([^"]*\)".*/\1/p')
      ;;
    rules)
      choices=$(station-rules list --format jsonl 2>/dev/null | sed -n 's/.*"id":"\([^"]*\)","pack".*/\1/p')
      ;;
    output) [[ $value == *:* ]] && kind=files ;;
    files) ;;
    *) [[ -n $choices ]] || compopt +o default 2>/dev/null ;;
  esac
  if [[ $kind == list || $kind == packs || $kind == rules ]] && [[ $value == *,* ]]; then
    before+=${value%,*}, value=${value##*,}
  fi
  if [[ $kind == files || -z $choices ]]; then
    return  # bash's own completion of paths, or nothing
  fi

  # Where bash divides at "=" and ":" the candidates are what comes after the last of them.
  local candidate cut='' breaks=${COMP_WORDBREAKS//[^=:]/}
  [[ -n $breaks ]] && cut=${current%"${current##*["$breaks"]}"}
  while read -r candidate; do
    COMPREPLY+=("${candidate#"$cut"}")
  done < <(compgen -P "$before" -W "$choices" -- "$value" | sort -u)
  if [[ $kind == list || $kind == output ]]; then
    compopt -o nospace 2>/dev/null
  fi
  if ((${#COMPREPLY[@]} == 0)) && [[ $kind != packs ]]; then
    compopt +o default 2>/dev/null  # where words are asked for, a path is no answer
  fi
}

complete -o bashdefault -o default -F FUNCTION PROGRAM
)bash";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace

std::string bash_completion(const std::vector<Command>& commands) {
  const std::string_view first = commands.front().name;
  const std::string program(first.substr(0, first.find(' ')));
  const bool has_jobs = program != first;
  const std::string function = '_' + replaced(program, "-", "_");

  std::string branches;
  std::vector<std::string> jobs;
  for (const Command& command : commands) {
    const std::string job(has_jobs ? command.name.substr(first.find(' ') + 1) : "");
    jobs.push_back(job);
    branches += branches_of(command, job);
  }
  if (has_jobs) {
    branches += "    :operand) kind=words choices='" + joined(jobs, " ") + "' ;;\n";
    branches += "    :options) choices='--help --version' ;;\n";
  }
  return "# Completion of " + program + " in bash; made by: " + program + " --generate bash\n\n" +
         "# What may follow an option, or stand as an option or operand: sets kind and choices.\n" +
         function + "_takes() {\n  case $1 in\n" + branches + "    *) false ;;\n  esac\n}\n" +
         replaced(replaced(std::string(engine), "FUNCTION", function), "PROGRAM", program);
}

}  // namespace audit::tools
