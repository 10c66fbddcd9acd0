// SPDX-License-Identifier: Apache-2.0
// Lists of rule packs. Elements may be possible and lists open: sizes, sums and extremes become
// bounds, sets keep what is undecided.
#include "cel/eval/equality.h"
#include "cel/eval/errors.h"
#include "cel/eval/evaluator.h"
#include "cel/eval/gaps.h"
#include "cel/eval/list_builder.h"
#include "cel/eval/plan.h"
#include "cel/eval/reasons.h"
#include "cel/eval/select.h"
#include "cel/functions/table.h"
#include "cel/limits.h"

#include <algorithm>

namespace audit::cel {
namespace {

using base::Number;

const List& list_of(const Invocation& call, std::size_t index = 0) {
  return *call.arguments[index].list();
}

/// Has the value bounds, or can it turn out to have no value at all (a look-up that finds nothing)?
bool is_bounded(const Bounds& bounds) {
  return !bounds.is_empty();
}

Value size(const Invocation& call) {
  const List& list = list_of(call);
  if (list.is_certain()) {
    return Value::number(Number(static_cast<std::int64_t>(list.items.size())));
  }
  Gaps gaps(call.frame.arena);
  gaps.add(list.open);
  std::int64_t certain = 0;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    certain += list.possible_at(i) == nullptr ? 1 : 0;
    gaps.add(list.possible_at(i));
  }
  Bounds bounds = Bounds::at_least(certain);
  if (list.open == nullptr) {
    bounds.high = Number(static_cast<std::int64_t>(list.items.size()));
  }
  return gaps.empty() ? Value::number(*bounds.high) : gaps.number(bounds);
}

Value sum(const Invocation& call) {
  const List& list = list_of(call);
  if (!spend(call.frame, list.items.size())) {
    return error_at(call.frame, call.node.span, out_of_steps);
  }
  Gaps gaps(call.frame.arena);
  const Bounds zero = Bounds::exactly(Number(0));
  Bounds total = zero;
  const auto add_one = [&](Bounds bounds, const Unknown* possible) {
    if (possible != nullptr) {
      bounds = is_bounded(bounds) ? hull(bounds, zero) : bounds;
      gaps.add(possible);
    }
    const bool exact = total.is_exact() && bounds.is_exact();
    total = add(total, bounds);
    return !exact || total.low.has_value();
  };
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    gaps.add(list.items[i]);
    if (!add_one(bounds_of(list.items[i], nullptr), list.possible_at(i))) {
      return error_at(call.frame, call.node.span, overflow);
    }
  }
  if (const Unknown* open = list.open) {  // any number of further ones
    gaps.add(open);
    const bool never_negative = open->low && !open->low->is_negative();
    const bool never_positive = open->high && *open->high <= Number(0);
    total.low = never_negative ? total.low : std::nullopt;
    total.high = never_positive ? total.high : std::nullopt;
  }
  return gaps.empty() ? Value::number(*total.low) : gaps.number(total);
}

/// The least or greatest element. Its origin is kept: it is a value of the file.
Value extreme(const Invocation& call, bool greatest_wanted) {
  const List& list = list_of(call);
  TypeRef type = call.node.type;
  if (list.items.empty() && list.open == nullptr) {
    return unknown_because(call.frame.arena, reasons::smallest_of_nothing);
  }
  Gaps gaps(call.frame.arena);
  gaps.add(call.arguments[0]);
  if (gaps.empty()) {
    const Value* best = list.items.data();
    for (const Value& item : list.items) {
      const auto by_value = order(item, *best);
      best = (greatest_wanted ? by_value > 0 : by_value < 0) ? &item : best;
    }
    return *best;
  }
  // Bounds hold only if there is an element in every case, and if every element has a value in
  // every case.
  bool any_certain = false;
  bool all_bounded = list.open == nullptr || list.open->low || list.open->high;
  Bounds bounds;
  Bounds certain;
  const auto pick = [&](const Bounds& a, const Bounds& b) {
    return greatest_wanted ? greatest(a, b) : least(a, b);
  };
  bool first = true;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const Bounds own = bounds_of(list.items[i], type);
    all_bounded = all_bounded && is_bounded(own);
    bounds = first ? own : pick(bounds, own);
    first = false;
    if (list.possible_at(i) == nullptr) {
      certain = any_certain ? pick(certain, own) : own;
      any_certain = true;
    }
  }
  if (list.open != nullptr) {
    const Bounds further{.low = list.open->low, .high = list.open->high};
    bounds = first ? further : pick(bounds, further);
  }
  if (!any_certain || !all_bounded || type->kind == Kind::String || type->kind == Kind::Enum) {
    return gaps.value();
  }
  // The certain elements bound it from one side, all of them from the other.
  const Bounds result = greatest_wanted ? Bounds{.low = certain.low, .high = bounds.high}
                                        : Bounds{.low = bounds.low, .high = certain.high};
  return type->kind == Kind::Date ? gaps.date(result) : gaps.number(result);
}

Value min(const Invocation& call) {
  return extreme(call, false);
}

Value max(const Invocation& call) {
  return extreme(call, true);
}

Value flatten(const Invocation& call) {
  const List& outer = list_of(call);
  ListBuilder builder(call.frame.arena, outer.items.size());
  for (std::size_t i = 0; i < outer.items.size(); ++i) {
    const List& inner =
        *element_of(call.frame.arena, outer.items[i], call.node.arguments[0]->type->element).list();
    if (!spend(call.frame, inner.items.size() + 1)) {
      return error_at(call.frame, call.node.span, out_of_steps);
    }
    for (std::size_t j = 0; j < inner.items.size(); ++j) {
      builder.add(inner.items[j], inner.possible_at(j), outer.possible_at(i));
    }
    builder.open(inner.open);
  }
  builder.open(outer.open);
  return builder.list();
}

Value sort(const Invocation& call) {
  return sorted(call.frame, call.arguments[0], list_of(call).items, call.node.type->element);
}

/// False as soon as two certain elements are out of order; true only if no choice of the others can
/// be.
Truth sorted_by_bounds(const List& list, TypeRef type) {
  bool sure = list.open == nullptr;
  std::optional<Number> greatest_low;  // of the certain elements so far
  Bounds so_far;                       // .high: of all elements so far
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const Bounds own = bounds_of(list.items[i], type);
    const bool certain = list.possible_at(i) == nullptr;
    if (certain && greatest_low && own.high && *own.high < *greatest_low) {
      return Truth::False;
    }
    sure = sure && (i == 0 || less_equal(so_far, own) == Truth::True);
    so_far.high = i == 0 ? own.high : hull(so_far, own).high;
    if (certain && own.low && (!greatest_low || *greatest_low < *own.low)) {
      greatest_low = own.low;
    }
  }
  return sure ? Truth::True : Truth::Unknown;
}

Truth sorted_by_order(const List& list) {
  bool sure = list.open == nullptr;
  const Value* greatest_certain = nullptr;
  const Value* so_far = nullptr;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const Value& item = list.items[i];
    if (item.is_unknown()) {
      sure = false;
      continue;
    }
    const bool certain = list.possible_at(i) == nullptr;
    if (certain && greatest_certain != nullptr && order(*greatest_certain, item) > 0) {
      return Truth::False;
    }
    sure = sure && (so_far == nullptr || order(*so_far, item) <= 0);
    so_far = so_far == nullptr || order(*so_far, item) < 0 ? &item : so_far;
    greatest_certain = certain ? &item : greatest_certain;
  }
  return sure ? Truth::True : Truth::Unknown;
}

Value is_sorted(const Invocation& call) {
  const List& list = list_of(call);
  TypeRef type = call.node.arguments[0]->type->element;
  const bool has_bounds =
      type->kind == Kind::Number || type->kind == Kind::Date || type->kind == Kind::Enum;
  const Truth verdict = has_bounds ? sorted_by_bounds(list, type) : sorted_by_order(list);
  if (verdict != Truth::Unknown) {
    return Value::boolean(verdict == Truth::True);
  }
  Gaps gaps(call.frame.arena);
  gaps.add(call.arguments[0]);
  return gaps.value();
}

Value range(const Invocation& call) {
  const Number count = *call.arguments[0].get<Number>();
  Arena& arena = call.frame.arena;
  if (!count.is_integer() || count.is_negative() || count > Number(limits::made_list)) {
    const bool too_many = count > Number(limits::made_list);
    return any_of(
        arena, call.node.type,
        unknown_because(arena, too_many ? reasons::too_many : reasons::not_whole).unknown());
  }
  ListBuilder builder(arena, static_cast<std::size_t>(count.numerator()));
  for (std::int64_t i = 0; i < count.numerator(); ++i) {
    builder.add(Value::number(Number(i)));
  }
  return builder.list();
}

Value join(const Invocation& call) {
  const std::string_view separator =
      call.arguments.size() > 1 ? *call.arguments[1].get<std::string_view>() : std::string_view();
  std::string text;
  for (const Value& item : list_of(call).items) {
    text.append(&item == list_of(call).items.data() ? std::string_view() : separator);
    text.append(*item.get<std::string_view>());
    if (text.size() > limits::made_text) {
      return error_at(call.frame, call.node.span, too_large);
    }
  }
  return Value::text(call.frame.arena.text(text));
}

constexpr Row rows[] = {
    {.signature = "list(T).size() -> number",
     .run = size,
     .sees = Sees::Everything,
     .zh = "有几项",
     .en = "how many elements",
     .examples = {{{"[3, 1].size()", "2"}}},
     .unknown_zh = "在确定的项数和可能的项数之间；可能还有别的项时没有上限",
     .unknown_en = "between the elements that are certain and those that are possible; without "
                   "upper bound if more may come"},
    {.signature = "size(list(T)) -> number",
     .run = size,
     .sees = Sees::Everything,
     .zh = "同上",
     .en = "the same",
     .examples = {{{"size([])", "0"}}},
     .unknown_zh = "同上",
     .unknown_en = "the same"},
    {.signature = "list(N).sum() -> N",
     .run = sum,
     .sees = Sees::Everything,
     .zh = "合计；空列表为 0",
     .en = "the sum; of nothing 0",
     .examples = {{{"[0.1, 0.2].sum()", "0.3"}, {"[].sum()", "0"}}},
     .unknown_zh = "未知的项按上下限相加；可能还有别的项时没有上限",
     .unknown_en = "unknown elements add their bounds; no upper bound if more may come"},
    {.signature = "list(O).min() -> O",
     .run = min,
     .sees = Sees::Everything,
     .zh = "最小的一项；空列表为待补充",
     .en = "the least element; of nothing unknown",
     .examples = {{{"[3, 1].min()", "1"}, {"[].min()", "unknown"}}},
     .unknown_zh = "确定的项给出上限",
     .unknown_en = "certain elements bound it from above"},
    {.signature = "list(O).max() -> O",
     .run = max,
     .sees = Sees::Everything,
     .zh = "最大的一项；空列表为待补充",
     .en = "the greatest element; of nothing unknown",
     .examples = {{{"[3, 1].max()", "3"}}},
     .unknown_zh = "确定的项给出下限",
     .unknown_en = "certain elements bound it from below"},
    {.signature = "list(list(T)).flatten() -> list(T)",
     .run = flatten,
     .sees = Sees::Everything,
     .zh = "把列表的列表接成一个",
     .en = "the elements of all lists",
     .examples = {{{"[[1], [2, 3]].flatten()", "[1, 2, 3]"}}},
     .unknown_zh = "未知的列表可能有任意多项",
     .unknown_en = "an unknown list may have any elements"},
    {.signature = "list(O).sort() -> list(O)",
     .run = sort,
     .sees = Sees::Everything,
     .zh = "从小到大排列",
     .en = "in rising order",
     .examples = {{{"[3, 1, 2].sort()", "[1, 2, 3]"}}},
     .unknown_zh = "有未知的项时各项待补充，项数已知",
     .unknown_en = "with unknown elements each is unknown, their number is not"},
    {.signature = "list(O).isSorted() -> bool",
     .run = is_sorted,
     .sees = Sees::Everything,
     .zh = "是否已从小到大",
     .en = "is it in rising order",
     .examples = {{{"[1, 2, 2].isSorted()", "true"}, {"[2, 1].isSorted()", "false"}}},
     .phrase_zh = "{0} 从小到大排列",
     .phrase_en = "{0} in rising order",
     .unknown_zh = "相邻两项确定倒序时为否，全部确定有序时为是",
     .unknown_en = "false if two neighbours certainly fall, true if all certainly rise"},
    {.signature = "lists.range(number) -> list(number)",
     .run = range,
     .zh = "从 0 起的若干个整数",
     .en = "so many whole numbers from 0",
     .examples = {{{"lists.range(3)", "[0, 1, 2]"}}},
     .phrase_zh = "0 起的 {0} 个整数",
     .phrase_en = "{0} whole numbers from 0"},
    {.signature = "list(string).join() -> string",
     .run = join,
     .zh = "把文字接起来",
     .en = "the texts in one",
     .examples = {{{"[\"六\", \"有\"].join()", "六有"}}},
     .phrase_zh = "{0} 连写",
     .phrase_en = "{0} joined"},
    {.signature = "list(string).join(string) -> string",
     .run = join,
     .zh = "用分隔符把文字接起来",
     .en = "the texts in one, with a separator",
     .examples = {{{"[\"a\", \"b\"].join(\"-\")", "a-b"}}},
     .phrase_zh = "{0} 以 {1} 连写",
     .phrase_en = "{0} joined by {1}"},
};

}  // namespace

std::span<const Row> pack_lists() {
  return rows;
}

}  // namespace audit::cel
