// SPDX-License-Identifier: Apache-2.0
//
// Expressions in words, for people who know the regulation and not the rule's code: fields by their
// titles, values with units, operators as they are written on paper, lets replaced by what they
// stand for.
//
//   fee <= cap      管理费 37,500 元 ≤ 项目总经费 300,000 元 × 10 % = 30,000 元
#pragma once

#include "cel/eval/frame.h"
#include "cel/eval/plan.h"

#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace audit::cel {

/// Both languages side by side.
base::Text operator+(const base::Text& a, const base::Text& b);

inline base::Text same(std::string_view text) {
  return {.zh = std::string(text), .en = std::string(text)};
}

class Words {
 public:
  explicit Words(bool show_personal) : show_personal_(show_personal) {}

  /// One side of a comparison, with its values; what is computed ends in `= 30,000 元`.
  base::Text operand(const Node& node, Frame& frame) const;

  /// A condition on elements of a list, without the element's values: 证书等级 ≥ 助理社会工作师.
  base::Text condition(const Node& node, Frame& frame, int local) const;

  /// What a list is: 人员(证书等级 ≥ 助理社会工作师).
  base::Text list(const Node& node, Frame& frame) const;

  /// A field's title, with the name of the item it belongs to if one is being looked at: 张*
  /// 的证书等级.
  base::Text label(const Node& node, Frame& frame) const;

  base::Text value(const Value& value, TypeRef type, bool personal) const;

  /// What the items of a list that is looked into are called; nested.
  void enter_item(const Value& item, std::size_t position);

  void leave_item() { items_.pop_back(); }

  bool shows_personal() const { return show_personal_; }

 private:
  static constexpr int none_unbound = std::numeric_limits<int>::max();

  /// Where an expression is put together from parts.
  struct Phrase {
    base::Text text;
    int level = 9;          ///< of the outermost operator; 9 binds tightest
    bool computed = false;  ///< worth its result behind `=`
  };

  Phrase phrase(const Node& node, Frame& frame, int unbound) const;
  Phrase call(const Node& node, Frame& frame, int unbound) const;
  Phrase infix(const Node& node, Frame& frame, int unbound) const;
  Phrase leaf(const Node& node, Frame& frame, int unbound) const;
  Phrase aggregate(const Node& node, Frame& frame, int unbound) const;
  Phrase macro(const Node& node, Frame& frame, int unbound) const;
  Phrase all_of(const Node& node, Frame& frame, int unbound) const;
  base::Text list(const Node& node, Frame& frame, int unbound) const;
  base::Text value_of(const Node& node, Frame& frame) const;
  base::Text item_name(const Record& record) const;
  base::Text key_text(const Node& find, Frame& frame) const;
  base::Text quoted(const Value& value, TypeRef type, bool personal) const;

  bool show_personal_;
  std::vector<base::Text> items_;
};

/// A let or a name that stands for one: the expression behind it, and where it runs.
bool stands_for_program(const Node& node);

}  // namespace audit::cel
