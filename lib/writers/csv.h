// SPDX-License-Identifier: Apache-2.0
//
// The format `csv`: a rectification list for spreadsheets (Excel, WPS, LibreOffice). RFC 4180 with
// CRLF and every cell in quotes, and a byte order mark, without which Excel takes UTF-8 for the
// code page of the machine. One row for each result that `--show` lists and for each note on a
// file; a line feed of a text is written as `\x0a`.
//
//   "站点","条款","问题","依据","整改要求","位置","结论","规则",…
//
// The first six columns keep their order; columns are added behind the last one only. A cell that a
// spreadsheet would take for a formula begins with an apostrophe.
#pragma once

#include "writers/writer.h"

namespace audit::writers {

std::unique_ptr<Writer> make_csv(std::string& out, const WriterOptions& options);

}  // namespace audit::writers
