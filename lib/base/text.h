// SPDX-License-Identifier: Apache-2.0
//
// Text in the two languages of the tools. Every message exists in both; a rule pack may leave `en`
// empty, and then `zh` is shown.
//
//   Text t{.zh = "文件是空的", .en = "the file is empty"};
//   t.in(Language::English)
#pragma once

#include <string>

namespace audit::base {

enum class Language { Chinese, English };

struct Text {
  std::string zh;
  std::string en;

  const std::string& in(Language language) const {
    return language == Language::English && !en.empty() ? en : zh;
  }

  bool empty() const { return zh.empty() && en.empty(); }

  friend bool operator==(const Text&, const Text&) = default;
};

}  // namespace audit::base
