// SPDX-License-Identifier: Apache-2.0
//
// The lines of a source document that can be checked, one a row of tests/traceability/<pack>.txt:
//
//   WH-26d   ST/PR        D
//   WH-29    -            -      says who coordinates and asks nothing of a station
//
// id, whom it is asked of (ST station, RM community room, TW township, PR provider, CO county,
// CI city, PV province), how it can be decided (D from the file, DE with a document, DX with a
// figure from outside, DS to be confirmed on site, S on site only, J by judgement), and, where no
// rule says it, the reason.
#pragma once

#include <string>
#include <vector>

namespace audit::test {

struct Line {
  std::string id, scope, decidable, reason;

  /// D, DE, DX or DS: a rule must decide it.
  bool is_decidable() const;
};

/// Throws std::runtime_error where a row is malformed or an id stands twice.
std::vector<Line> read_lines(const std::string& pack);

/// The line that a rule belongs to: its id, or its id without a last `.1`; null if there is none.
const Line* line_of(const std::vector<Line>& lines, const std::string& rule);

}  // namespace audit::test
