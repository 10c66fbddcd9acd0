// SPDX-License-Identifier: Apache-2.0
//
// Hides personal data in the lines that findings quote: what model::load() found to be personal,
// and long runs of digits, as identity and telephone numbers are, wherever they stand.
//
//   Masking masking;
//   masking.add(submission);
//   masking.line(source, 12, span)     // the line with `张**`, and where the span is in it
#pragma once

#include "base/source.h"
#include "model/submission.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace audit::check {

class Masking {
 public:
  /// The submission must outlive this.
  void add(const model::Submission& submission);

  /// The same for a text and what is personal in it.
  void add(const base::SourceText& source, std::span<const base::Span> personal);

  bool knows(const base::SourceText* source) const { return spans_.contains(source); }

  /// What is personal in a text; nothing when it was not added.
  std::span<const base::Span> personal(const base::SourceText* source) const;

  struct Line {
    std::string text;
    base::Span span;  ///< what was given, in `text`
  };

  /// The 1-based line in which `span` begins, personal parts masked to the same display width.
  Line line(const base::SourceText& source, std::uint32_t number, base::Span span) const;

 private:
  std::map<const base::SourceText*, std::span<const base::Span>> spans_;
};

/// `张三` -> `张**`: as base::masked, filled up to the display width of the original; quotes stay.
std::string masked_to_width(std::string_view text);

}  // namespace audit::check
