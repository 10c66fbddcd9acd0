// SPDX-License-Identifier: Apache-2.0
#include "station-diff/outputs.h"

#include "common/format_choices.h"
#include "common/options.h"
#include "common/targets.h"

#include <algorithm>
#include <utility>

namespace audit::tools {

std::vector<std::string_view> comparison_format_names() {
  std::vector<std::string_view> names;
  for (const writers::ComparisonFormat& format : writers::comparison_formats()) {
    names.emplace_back(format.name);
  }
  return names;
}

ComparisonOutputs::ComparisonOutputs(const Arguments& arguments, const Session& session,
                                     const std::set<results::Change>& show) {
  writers::ComparisonOptions options{.language = session.language, .color = false, .show = show};
  const std::vector<FormatChoice> choices = format_choices(arguments, comparison_format_names());
  spare_inputs(choices, arguments.operands);
  for (const FormatChoice& choice : choices) {
    const auto formats = writers::comparison_formats();
    const auto format = std::find_if(formats.begin(), formats.end(),
                                     [&](const auto& row) { return row.name == choice.name; });
    const bool is_file = !choice.file.empty();
    const std::string* color = arguments.value("color");
    options.color =
        is_file ? color != nullptr && *color == "always" : use_color(arguments, session);
    auto way = std::make_unique<Way>();
    way->writer = format->make(way->text, options);
    way->output =
        is_file ? std::make_unique<Output>(choice.file) : std::make_unique<Output>(session.out);
    ways_.push_back(std::move(way));
  }
}

template <class Tell>
void ComparisonOutputs::each(Tell tell) {
  for (const auto& way : ways_) {
    tell(*way->writer);
    way->output->write(way->text);
    way->text.clear();
  }
}

void ComparisonOutputs::head(const results::ComparisonHead& head) {
  each([&](results::ComparisonSink& writer) { writer.head(head); });
}

void ComparisonOutputs::note(const results::Note& note) {
  each([&](results::ComparisonSink& writer) { writer.note(note); });
}

void ComparisonOutputs::station(const results::StationComparison& station) {
  each([&](results::ComparisonSink& writer) { writer.station(station); });
}

void ComparisonOutputs::summary(const results::ComparisonSummary& summary) {
  each([&](results::ComparisonSink& writer) { writer.summary(summary); });
}

void ComparisonOutputs::close() {
  // No file stands in its place before all of them are complete.
  for (const auto& way : ways_) {
    way->output->finish();
  }
  for (const auto& way : ways_) {
    way->output->publish();
  }
}

}  // namespace audit::tools
