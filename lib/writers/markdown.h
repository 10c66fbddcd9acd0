// SPDX-License-Identifier: Apache-2.0
//
// The format `markdown`: tables (GitHub's dialect, which pandoc and most editors read) that can be
// pasted into Word once rendered.
//
// The rectification list is one table for all stations:
//
//   | 站点 | 条款 | 问题 | 依据 | 整改要求 | 位置 |
//
// With `--show manual,unknown` (or one of them) it is the checklist of an inspection instead: a
// table for each station, first what is missing in its file, a row for each field with the articles
// that wait for it, then what can only be seen on the spot; the last column is empty, for the
// finding. Text of files is escaped: it is never a table border, a link, an image or HTML. Holds
// the results of one station at a time.
#pragma once

#include "writers/writer.h"

namespace audit::writers {

std::unique_ptr<Writer> make_markdown(std::string& out, const WriterOptions& options);

}  // namespace audit::writers
