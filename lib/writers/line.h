// SPDX-License-Identifier: Apache-2.0
//
// The format `line`: one line for each finding and note, nothing else, for grep, editors and shell
// loops.
//
//   samples/a.yaml:31:10: 不符合 [WH-26d] 管理费 37,500 元,超过上限 30,000 元 (第二十六条)
#pragma once

#include "writers/writer.h"

namespace audit::writers {

std::unique_ptr<Writer> make_line(std::string& out, const WriterOptions& options);

}  // namespace audit::writers
