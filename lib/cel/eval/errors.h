// SPDX-License-Identifier: Apache-2.0
//
// Run-time errors: defects of a program, located in its text, never a verdict. Codes are stable.
#pragma once

#include "cel/eval/frame.h"

namespace audit::cel {

struct RunTimeError {
  std::string_view code;
  std::string_view zh, en;
};

inline constexpr RunTimeError out_of_steps{"CEL100", "计算步数超过上限",
                                           "the evaluation takes too many steps"};
inline constexpr RunTimeError division_by_zero{"CEL101", "除以零", "division by zero"};
inline constexpr RunTimeError overflow{"CEL102", "结果太大，无法精确表示",
                                       "the result is too large to be held exactly"};
inline constexpr RunTimeError no_such_overload{"CEL103", "这种类型的值不能这样用",
                                               "no such overload"};
inline constexpr RunTimeError no_such_key{"CEL104", "没有这个键", "no such key"};
inline constexpr RunTimeError invalid_argument{"CEL105", "参数不在允许的范围内",
                                               "invalid argument"};
inline constexpr RunTimeError too_large{"CEL106", "生成的列表或文字太长",
                                        "the list or text made is too long"};
inline constexpr RunTimeError never_set{"CEL107", "这个名称没有值", "this name has no value"};
inline constexpr RunTimeError no_such_position{"CEL109", "没有这个位置", "index out of range"};
inline constexpr RunTimeError bad_key{"CEL110", "这种类型的值不能作键",
                                      "a map key is a bool, int, uint or string"};
inline constexpr RunTimeError repeated_key{"CEL111", "同一个键出现了两次", "repeated key"};
inline constexpr RunTimeError unknown_name{"CEL112", "没有这个名称", "undeclared reference"};
inline constexpr RunTimeError not_convertible{"CEL113", "这个值不能转换成要求的类型",
                                              "the value cannot be converted"};
inline constexpr RunTimeError out_of_range{"CEL114", "超出了取值范围", "range error"};
inline constexpr RunTimeError no_optional_value{"CEL115", "可选值为空",
                                                "optional.none() has no value"};
inline constexpr RunTimeError uses_itself{"CEL108", "这个名称用到了自己", "this name uses itself"};

/// The error as a value, at `span` of the running program.
Value error_at(Frame& frame, base::Span span, const RunTimeError& error);

/// Takes `count` from the step budget; false when it is used up.
bool spend(Frame& frame, std::size_t count = 1);

}  // namespace audit::cel
