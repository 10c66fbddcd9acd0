// SPDX-License-Identifier: Apache-2.0
//
// The format `text`: a report to read. Each station begins with a line that says how it stands; one
// that is in order has nothing but that line. What the file does not say comes first, listed by
// field, then the findings in the order of the file, each with its line, the article, the
// calculation and the remedy:
//
//   samples/wuhan/over-cap.yaml: 不符合 示例街道社工站(不符合 1)
//
//   samples/wuhan/over-cap.yaml:31:10: 不符合 [WH-26d] 管理费 37,500 元,超过上限 30,000 元
//      31 |     管理费: 3.75万元
//         |             ^^^^^^^^
//      依据  武民政规〔2022〕1号 第二十六条(原则上)
//      计算  管理费 37,500 元 ≤ 项目总经费 300,000 元 × 10 % = 30,000 元 不成立
//      整改  管理费调减至 30,000 元以内,或书面说明原则上例外的理由
//
// It ends with a table by group and one line of counts. Holds the results of one file at a time.
#pragma once

#include "writers/writer.h"

namespace audit::writers {

std::unique_ptr<Writer> make_text(std::string& out, const WriterOptions& options);

}  // namespace audit::writers
