// SPDX-License-Identifier: Apache-2.0
//
// Writes one JSON object into a string, member by member. Members whose value is empty are left out
// unless they are required. Much faster than building a tree: a nation is millions of records.
//
//   JsonObject object(out);                       // writes {
//   object.text("rule", rule.id);
//   JsonObject at(object.member("at"));            // nested: another one on the same string
//   object.close();                               // writes }
#pragma once

#include "base/text.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace audit::results {

/// A JSON string with its quotes. Control characters are escaped; a byte that is not valid UTF-8 (a
/// path may hold some) becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

class JsonObject {
 public:
  explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }

  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;

  void required(std::string_view name, std::string_view value);
  void text(std::string_view name, std::string_view value);  ///< left out when empty
  void text(std::string_view name,
            const base::Text& value);  ///< {"zh":…,"en":…}; left out when empty
  void number(std::string_view name, std::uint64_t value);
  void flag(std::string_view name, bool value);  ///< left out when false

  /// `"name":`, after which the caller writes the value.
  std::string& member(std::string_view name);

  /// An array of what `append(element)` writes; left out when there is nothing.
  template <class Range, class Append>
  void array(std::string_view name, const Range& range, Append append) {
    if (range.begin() == range.end()) {
      return;
    }
    required_array(name, range, append);
  }

  template <class Range, class Append>
  void required_array(std::string_view name, const Range& range, Append append) {
    member(name) += '[';
    bool is_first = true;
    for (const auto& element : range) {
      if (!is_first) {
        out_ += ',';
      }
      is_first = false;
      append(element);
    }
    out_ += ']';
  }

  void close() { out_ += '}'; }

 private:
  std::string& out_;
  bool is_first_ = true;
};

}  // namespace audit::results
