// SPDX-License-Identifier: Apache-2.0
#include "station-new/new_file.h"

#include "base/utf8.h"
#include "common/output.h"

#include <string>
#include <sys/stat.h>

namespace audit::tools {

std::vector<Option> new_file_options() {
  return {
      {.name = "keys",
       .argument = "LANG",
       .help = {.zh = "键和可选项用哪种语言：zh、en（默认同 --lang）",
                .en = "language of keys and of words to choose from: zh, en (default: that of "
                      "--lang)"},
       .values = {"zh", "en"}},
      {.name = "output",
       .argument = "FILE",
       .help = {.zh = "写入 FILE 而不是标准输出；已有的文件不会被覆盖",
                .en =
                    "write to FILE instead of standard output; a file that exists is not replaced"},
       .letter = 'o'},
      {.name = "overwrite",
       .argument = "",
       .help = {.zh = "覆盖 --output 已有的文件",
                .en = "replace the file of --output if it exists"}},
  };
}

base::Language key_language(const Arguments& arguments, const Session& session) {
  const std::string* word = arguments.value("keys");
  if (word == nullptr) {
    return session.language;
  }
  return *word == "en" ? base::Language::English : base::Language::Chinese;
}

std::string new_file(const Arguments& arguments) {
  const std::string* path = arguments.value("output");
  return path == nullptr || *path == "-" ? std::string() : *path;
}

base::Text folder_of_new_file() {
  return {.zh = "新文件所在的文件夹", .en = "the folder of the new file"};
}

void refuse_existing(const Arguments& arguments) {
  const std::string path = new_file(arguments);
  if (path.empty()) {
    if (arguments.has("overwrite")) {
      throw UsageError{{.zh = "--overwrite 要和 --output FILE 一起用",
                        .en = "--overwrite goes with --output FILE"}};
    }
    return;
  }

  struct stat existing {};

  const bool is_file = ::stat(path.c_str(), &existing) == 0 && S_ISREG(existing.st_mode);
  if (is_file && !arguments.has("overwrite")) {
    const std::string shown = base::visible(path);
    throw UsageError{
        {.zh = "文件 " + shown + " 已经存在，没有改动；请换一个文件名，或加 --overwrite 覆盖",
         .en = shown + " exists and was left as it is: name another file, or replace it "
                       "with --overwrite"}};
  }
}

void write_new_file(std::string_view text, const Arguments& arguments, const Session& session) {
  const auto write = [&](Output& output) {
    output.write(text);
    output.close();
  };
  if (const std::string path = new_file(arguments); !path.empty()) {
    Output output(path);
    write(output);
  } else {
    Output output(session.out);
    write(output);
  }
}

}  // namespace audit::tools
