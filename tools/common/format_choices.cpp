// SPDX-License-Identifier: Apache-2.0
#include "common/format_choices.h"

#include "base/utf8.h"
#include "common/suggest.h"
#include "common/targets.h"
#include "writers/writer.h"

#include <algorithm>

namespace audit::tools {
namespace {

UsageError no_such_format(const std::string& name, const std::vector<std::string_view>& names) {
  std::string list;
  for (const std::string_view known : names) {
    list += list.empty() ? "" : ", ";
    list += known;
  }
  const base::Text hint = did_you_mean(name, {names.begin(), names.end()});
  const std::string shown = base::visible(name);
  return {{.zh = "没有格式 " + shown + "，可用 " + list + hint.zh,
           .en = "there is no format " + shown + ": use " + list + hint.en}};
}

UsageError two_without_file() {
  return {
      {.zh = "至多一个 --format 可以不写文件；其余的请写作 --format NAME:FILE",
       .en = "at most one --format may be without a file; write the others as --format NAME:FILE"}};
}

UsageError output_without_format() {
  return {{.zh = "--output 没有可写的结果：每个 --format 都写明了文件",
           .en = "nothing goes to --output: every --format names its file"}};
}

UsageError same_file_twice(const std::string& file) {
  const std::string shown = base::visible(file);
  return {{.zh = "两种格式写入同一个文件 " + shown,
           .en = "two formats would write the same file " + shown}};
}

UsageError no_file(const std::string& name) {
  return {{.zh = "--format " + name + ": 的冒号后面没有写文件",
           .en = "--format " + name + ": has no file behind its colon"}};
}

std::vector<FormatChoice> choices(const Arguments& arguments,
                                  const std::vector<std::string_view>& names) {
  std::vector<FormatChoice> all;
  for (const std::string& value : arguments.values("format")) {
    const std::size_t colon = value.find(':');
    const std::string name = value.substr(0, colon);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      throw no_such_format(name, names);
    }
    if (colon + 1 == value.size()) {
      throw no_file(name);
    }
    all.push_back({name, colon == std::string::npos ? "" : value.substr(colon + 1)});
  }
  if (all.empty()) {
    all.push_back({std::string(names.front()), ""});
  }
  return all;
}

}  // namespace

std::vector<std::string_view> run_formats() {
  std::vector<std::string_view> names;
  for (const writers::Format& format : writers::formats()) {
    names.emplace_back(format.name);
  }
  return names;
}

std::vector<FormatChoice> format_choices(const Arguments& arguments,
                                         const std::vector<std::string_view>& names) {
  std::vector<FormatChoice> all = choices(arguments, names);
  const auto is_open = [](const FormatChoice& choice) { return choice.file.empty(); };
  const auto open = std::count_if(all.begin(), all.end(), is_open);
  if (open > 1) {
    throw two_without_file();
  }
  if (const std::string* file = arguments.value("output")) {
    if (open == 0) {
      throw output_without_format();
    }
    std::find_if(all.begin(), all.end(), is_open)->file = *file == "-" ? "" : *file;
  }
  for (auto choice = all.begin(); choice != all.end(); ++choice) {
    if (!choice->file.empty() && std::any_of(all.begin(), choice, [&](const FormatChoice& earlier) {
          return !earlier.file.empty() && is_same_target(earlier.file, choice->file);
        })) {
      throw same_file_twice(choice->file);
    }
  }
  return all;
}

}  // namespace audit::tools
