// SPDX-License-Identifier: Apache-2.0
#include "common/outputs.h"

#include "common/format_choices.h"
#include "common/options.h"
#include "common/targets.h"

#include <unistd.h>
#include <utility>

namespace audit::tools {

Outputs::Outputs(const Arguments& arguments, const Session& session,
                 const std::vector<std::string>& inputs) {
  writers::WriterOptions options{.language = session.language};
  if (const auto show = shown_outcomes(arguments)) {
    options.show = *show;
  }
  const std::vector<FormatChoice> choices = format_choices(arguments, run_formats());
  spare_inputs(choices, inputs);
  for (const FormatChoice& choice : choices) {
    const bool is_file = !choice.file.empty();
    writes_to_terminal_ = writes_to_terminal_ || (!is_file && ::isatty(session.out) == 1);
    const std::string* color = arguments.value("color");
    options.color =
        is_file ? color != nullptr && *color == "always" : use_color(arguments, session);
    open(*writers::find_format(choice.name), options,
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
