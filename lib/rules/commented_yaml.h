// SPDX-License-Identifier: Apache-2.0
//
// Writes YAML for people to fill in: a key a line, and beside it a comment that is set in a column
// and broken where it is long. An item of a list may be a comment as a whole; taking the `# ` off
// its lines makes it one.
//
//   CommentedYaml yaml(Language::Chinese);
//   yaml.field(yaml.top(), "人员", "", {{.zh = "每项一条"}});
//   const auto item = yaml.item(yaml.top());
//   yaml.field(item.first, "姓名", "", {});                     //   # - 姓名:
//   yaml.field(item.rest, "角色", "社工", {});                   //   #   角色: 社工
//   yaml.take()
#pragma once

#include "base/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace audit::rules {

class CommentedYaml {
 public:
  /// What stands in front of a key: spaces, and `# ` of items that are comments.
  struct Prefix {
    std::string text;
    std::string below;  ///< of the lines by which a long comment goes on
  };

  struct Item {
    Prefix first, rest;
  };

  /// Parts of a comment, divided by `；`.
  using Comment = std::vector<base::Text>;

  explicit CommentedYaml(base::Language comments) : language_(comments) {}

  static Prefix top() { return {}; }

  static Prefix inside(const Prefix& outer);
  static Item item(const Prefix& outer);

  /// `value` is YAML; empty: none.
  void field(const Prefix& prefix, std::string_view key, std::string_view value,
             const Comment& comment);
  /// A comment of its own.
  void line(const base::Text& text);
  void blank_line();

  std::string take() { return std::move(text_); }

 private:
  base::Language language_;
  std::string text_;
};

}  // namespace audit::rules
