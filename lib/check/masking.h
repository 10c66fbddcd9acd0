// SPDX-License-Identifier: Apache-2.0
//
// Where personal data stands in the texts that were read, so that snippets can hide it. Found from the
// bound values (the model marks fields as personal); long runs of digits, as identity and telephone numbers
// are, are hidden wherever they stand.
//
//   Masking masking;
//   masking.add(*document.root);
//   masking.line(source, 12, span)     // the line with `张*`, and where the span is in it
#pragma once

#include "base/source.h"
#include "cel/value.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace audit::check {

class Masking {
 public:
  /// Adds the personal values of a record and of all below it.
  void add(const cel::Record& record);

  struct Line {
    std::string text;
    base::Span span;  ///< what was given, in `text`
  };
  /// The 1-based line in which `span` begins, personal parts masked to the same display width.
  Line line(const base::SourceText& source, std::uint32_t number, base::Span span) const;

 private:
  void add(const cel::Value& value, bool personal);

  std::map<const base::SourceText*, std::vector<base::Span>> spans_;
};

/// `张三` -> `张**`: as base::masked, filled up to the display width of the original; quotes stay.
std::string masked_to_width(std::string_view text);

}  // namespace audit::check
