// SPDX-License-Identifier: Apache-2.0
//
// Why a value is unknown although no field is missing: what data can cause, so that data alone
// never makes an error (design §5). Static storage: Unknown::reason points here.
#pragma once

#include "base/text.h"

namespace audit::cel::reasons {

inline const base::Text division_by_zero{.zh = "除数为零", .en = "the divisor is zero"};
inline const base::Text no_such_entry{.zh = "列表中没有这一项", .en = "the list has no such entry"};
inline const base::Text several_entries{
    .zh = "列表中有不止一项是它，不知道以哪一项为准",
    .en = "the list has several such entries: which one counts is not known"};
inline const base::Text no_such_position{.zh = "没有这个位置", .en = "there is no such position"};
inline const base::Text not_whole{.zh = "不是非负整数", .en = "not a whole number from 0"};
inline const base::Text smallest_of_nothing{.zh = "空列表没有最小或最大值",
                                            .en = "the smallest or greatest of nothing"};
inline const base::Text no_length{.zh = "时长须大于零",
                                  .en = "the period must be longer than nothing"};
inline const base::Text too_many{.zh = "项数超过一万", .en = "more than ten thousand elements"};
inline const base::Text no_such_day{.zh = "没有这一天", .en = "there is no such day"};

}  // namespace audit::cel::reasons
