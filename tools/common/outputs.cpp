// SPDX-License-Identifier: Apache-2.0
#include "common/outputs.h"

#include "base/utf8.h"
#include "common/options.h"
#include "common/suggest.h"

#include <algorithm>
#include <utility>

namespace audit::tools {
namespace {

/// A format and its file; an empty file is where --output says, or standard output.
struct Choice {
  const writers::Format* format = nullptr;
  std::string file;
};

UsageError no_such_format(const std::string& name) {
  std::vector<std::string> names;
  std::string list;
  for (const writers::Format& format : writers::formats()) {
    names.emplace_back(format.name);
    list += (list.empty() ? "" : ", ") + names.back();
  }
  const base::Text hint = did_you_mean(name, names);
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

std::vector<Choice> choices(const Arguments& arguments) {
  std::vector<Choice> all;
  for (const std::string& value : arguments.values("format")) {
    const std::size_t colon = value.find(':');
    const std::string name = value.substr(0, colon);
    const writers::Format* format = writers::find_format(name);
    if (format == nullptr) {
      throw no_such_format(name);
    }
    all.push_back({format, colon == std::string::npos ? "" : value.substr(colon + 1)});
  }
  if (all.empty()) {
    all.push_back({&writers::formats().front(), ""});
  }
  return all;
}

/// Gives the one without a file the file of --output.
std::vector<Choice> placed(std::vector<Choice> all, const Arguments& arguments) {
  const auto is_open = [](const Choice& choice) { return choice.file.empty(); };
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
    if (!choice->file.empty() && std::any_of(all.begin(), choice, [&](const Choice& earlier) {
          return earlier.file == choice->file;
        })) {
      throw same_file_twice(choice->file);
    }
  }
  return all;
}

}  // namespace

Outputs::Outputs(const Arguments& arguments, const Session& session) {
  writers::WriterOptions options{.language = session.language};
  if (const auto show = shown_outcomes(arguments)) {
    options.show = *show;
  }
  for (const Choice& choice : placed(choices(arguments), arguments)) {
    const bool is_file = !choice.file.empty();
    const std::string* color = arguments.value("color");
    options.color =
        is_file ? color != nullptr && *color == "always" : use_color(arguments, session);
    open(*choice.format, options,
         is_file ? std::make_unique<Output>(choice.file) : std::make_unique<Output>(session.out));
  }
}

void Outputs::open(const writers::Format& format, const writers::WriterOptions& options,
                   std::unique_ptr<Output> output) {
  auto way = std::make_unique<Way>();
  way->writer = format.make(way->text, options);
  way->output = std::move(output);
  FanOut::add(*way->writer);
  ways_.push_back(std::move(way));
}

void Outputs::drain() {
  for (const auto& way : ways_) {
    way->output->write(way->text);
    way->text.clear();
  }
}

void Outputs::take(const Part& part) {
  for (std::size_t i = 0; i < ways_.size(); ++i) {
    ways_[i]->writer->join(*part.texts_[i]);
  }
  drain();
}

void Outputs::close() {
  drain();
  // No file stands in its place before all of them are complete.
  for (const auto& way : ways_) {
    way->output->finish();
  }
  for (const auto& way : ways_) {
    way->output->publish();
  }
}

Outputs::Part::Part(const Outputs& outputs) {
  for (const auto& way : outputs.ways_) {
    texts_.push_back(std::make_unique<std::string>());
    writers_.push_back(way->writer->part(*texts_.back()));
    add(*writers_.back());
  }
}

void Outputs::Part::finish() {
  for (const auto& writer : writers_) {
    writer->finish();
  }
}

}  // namespace audit::tools
