// SPDX-License-Identifier: Apache-2.0
#include "common/targets.h"

#include "base/utf8.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace audit::tools {
namespace {

namespace fs = std::filesystem;

/// What stays the same under links and other spellings; only of ordinary files.
using FileNumber = std::pair<dev_t, ino_t>;

std::optional<FileNumber> number_of(const std::string& path) {
  struct stat found {};

  return ::stat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode)
             ? std::optional(FileNumber(found.st_dev, found.st_ino))
             : std::nullopt;
}

std::string_view extension_of(std::string_view path) {
  const std::size_t dot = path.find_last_of("./");
  return dot == std::string_view::npos || path[dot] == '/' ? std::string_view() : path.substr(dot);
}

UsageError would_replace(const std::string& target) {
  const std::string shown = base::visible(target);
  return {{.zh = "结果不能写入 " + shown + "：它是要读取的文件",
           .en = "results cannot be written to " + shown + ": it is one of the files to be read"}};
}

}  // namespace

bool is_same_target(const std::string& one, const std::string& other) {
  if (one == other) {
    return true;
  }
  std::error_code problem;
  const fs::path first = fs::weakly_canonical(one, problem);
  const fs::path second = fs::weakly_canonical(other, problem);
  // What is no ordinary file (/dev/null) may take several results.
  return !problem && first == second &&
         (!fs::exists(first, problem) || fs::is_regular_file(first, problem));
}

void spare_inputs(const std::vector<FormatChoice>& choices,
                  const std::vector<std::string>& inputs) {
  for (const FormatChoice& choice : choices) {
    const std::optional<FileNumber> target =
        choice.file.empty() ? std::nullopt : number_of(choice.file);
    if (!target) {
      continue;
    }
    // A nation has 40,000 inputs: only those that may be the same file are looked at.
    const std::string_view extension = extension_of(choice.file);
    for (const std::string& input : inputs) {
      if (extension_of(input) == extension && number_of(input) == target) {
        throw would_replace(choice.file);
      }
    }
  }
}

}  // namespace audit::tools
