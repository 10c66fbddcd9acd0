// SPDX-License-Identifier: Apache-2.0
#include "yaml/mending.h"

#include "yaml/diagnostics.h"
#include "yaml/reader.h"

#include <algorithm>
#include <string>
#include <utility>

namespace audit::yaml {
namespace {

using base::Diagnostic;
using base::Diagnostics;

constexpr int max_rounds = 50;  // a diagnostic each; a text with more is soon read again anyway

constexpr std::string_view full_width = "：";
constexpr std::string_view half_width = ":  ";
static_assert(full_width.size() == half_width.size());

const std::string& colon_code() {
  static const std::string code = full_width_colon({}, base::Severity::Error).code;
  return code;
}

bool blames_colon(const Diagnostic& one) {
  return one.severity == base::Severity::Error && one.code == colon_code();
}

bool replace(std::string& text, base::Span span) {
  if (text.compare(span.begin, full_width.size(), full_width) != 0) {
    return false;
  }
  text.replace(span.begin, full_width.size(), half_width);
  return true;
}

/// The colons that errors blame become half-width; false where there are none.
bool mend(std::string& text, const Diagnostics& found) {
  bool is_mended = false;
  for (const Diagnostic& one : found.items()) {
    if (!blames_colon(one)) {
      continue;
    }
    is_mended = replace(text, one.at.span) || is_mended;
    for (const base::Related& also : one.related) {
      replace(text, also.at.span);
    }
  }
  return is_mended;
}

bool is_among(const Diagnostic& one, const Diagnostics& others) {
  return std::any_of(others.items().begin(), others.items().end(), [&](const Diagnostic& other) {
    return other.code == one.code && other.severity == one.severity && other.at.span == one.at.span;
  });
}

}  // namespace

std::optional<File> read_mended(const File& rejected, Diagnostics& diagnostics) {
  for (int round = 0; round < max_rounds; ++round) {
    std::string text(rejected.source->text());
    if (!mend(text, diagnostics)) {
      return std::nullopt;
    }
    Diagnostics found;
    File mended = read(rejected.source->name(), std::move(text), found);
    const bool is_another = add_found(rejected, mended, found, diagnostics);
    if (!mended.rejected) {
      return mended;
    }
    if (!is_another) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

bool add_found(const File& file, const File& mended, const Diagnostics& found,
               Diagnostics& diagnostics) {
  const auto move = [&](base::Place& place) {
    place.source = place.source == mended.source.get() ? file.source.get() : place.source;
  };
  bool is_another = false;
  for (Diagnostic one : found.items()) {
    if (is_among(one, diagnostics)) {
      continue;
    }
    is_another = is_another || blames_colon(one);
    move(one.at);
    for (base::Related& also : one.related) {
      move(also.at);
    }
    diagnostics.add(std::move(one));
  }
  return is_another;
}

}  // namespace audit::yaml
