// SPDX-License-Identifier: Apache-2.0
//
// Expressions in words, for people who know the regulation and not the rule's code: fields by their
// titles, values with units, operators as they are written on paper, lets replaced by what they
// stand for. words.cpp has the operators, list_words.cpp lists, labels.cpp names and values. In
// general, without a file, they have no values but those of parameters (describe.cpp).
//
//   fee <= cap      管理费 37,500 元 ≤ 项目总经费 300,000 元 × 10 % = 30,000 元
//                   管理费 ≤ 项目总经费 × 10 %
#pragma once

#include "cel/describe.h"
#include "cel/eval/frame.h"
#include "cel/eval/plan.h"

#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

  /// In general; lets that are too long for their place go into `parts`.
  explicit Words(std::vector<Description::Part>& parts)
      : show_personal_(false), speech_(Speech::InGeneral), parts_(&parts) {}

  /// In general, a whole expression; what its outermost let stands for.
  base::Text sentence(const Node& node, Frame& frame) const;
  /// Do parameters alone make it true?
  bool is_always(const Node& node, Frame& frame) const;

  /// One side of a comparison, with its values; what is computed ends in `= 30,000 元`.
  base::Text operand(const Node& node, Frame& frame) const;

  /// A condition on elements of a list, without the element's values: 证书等级 ≥ 助理社会工作师.
  base::Text condition(const Node& node, Frame& frame, int local) const;

  /// What a list is: 人员(证书等级 ≥ 助理社会工作师).
  base::Text list(const Node& node, Frame& frame) const;

  /// A field's title, with the record it belongs to if the title does not say: 张* 证书等级,
  /// 室内牌匾 挂牌, 合同 第 1 项 金额.
  base::Text label(const Node& node, Frame& frame) const;

  base::Text value(const Value& value, TypeRef type, bool personal) const;

  /// A value that is known in part by its bounds, which may be what decided: 2021-06-01 至
  /// 2021-06-30. Texts are quoted.
  base::Text extent(const Value& value, TypeRef type, bool personal) const;

  /// While an item that is no record is looked into, it is called by its list.
  void enter_item(const Node& macro, Frame& frame) {
    items_.push_back({.macro = &macro, .frame = &frame});
  }

  void leave_item() { items_.pop_back(); }

 private:
  static constexpr int none_unbound = std::numeric_limits<int>::max();

  struct Item {
    const Node* macro = nullptr;
    Frame* frame = nullptr;
  };

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
  base::Text of_element(const Node& macro, const Node& body, Frame& frame, int unbound) const;
  Phrase all_of(const Node& node, Frame& frame, int unbound) const;
  base::Text list(const Node& node, Frame& frame, int unbound) const;
  base::Text value_of(const Node& node, Frame& frame) const;
  base::Text call_text(const Node& node, Frame& frame, int unbound) const;
  base::Text title(const Node& node) const;
  base::Text item_name(const Record& record) const;
  base::Text holder(const Record& record, const base::Text& title) const;
  base::Text quoted(const Value& value, TypeRef type, bool personal) const;

  enum class Speech : std::uint8_t { OfFacts, InGeneral };

  /// Is the value spoken of, and not known? It depends on an element that is only spoken of, or in
  /// general on any fact.
  bool is_spoken_of(const Node& node, int unbound) const;
  Phrase let(const Node& node, Frame& frame) const;
  Phrase items(const Node& node, Frame& frame, int unbound) const;
  Phrase choice(const Node& node, Frame& frame, int unbound) const;
  Phrase general_leaf(const Node& node, Frame& frame) const;
  base::Text general_label(const Node& node, Frame& frame) const;
  std::optional<base::Text> idiom(const Node& node, Frame& frame, int unbound) const;
  std::optional<base::Text> covering(const Node& node, Frame& frame, int unbound) const;
  std::optional<Phrase> negation(const Node& node, Frame& frame, int unbound) const;
  std::optional<bool> settled(const Node& node, Frame& frame) const;

  bool in_general() const { return speech_ == Speech::InGeneral; }

  bool show_personal_;
  Speech speech_ = Speech::OfFacts;
  std::vector<Description::Part>* parts_ = nullptr;
  std::vector<Item> items_;
  mutable std::vector<const Node*> spoken_of_;  ///< in general: macros whose elements are spoken of
};

/// Is anything known of the value beyond that numbers of a file are not negative?
bool says_something(const Value& value);

/// Does the value depend on an element that is only spoken of (`unbound`: the first such local)?
bool depends_on(const Node& node, int unbound);

/// Does the value depend on anything but constants and parameters?
bool reads_facts(const Node& node);

/// A parameter of the pack reads best as its value: `项目总经费 300,000 元 × 10 %`.
bool is_parameter(const Node& node);

}  // namespace audit::cel
