// SPDX-License-Identifier: Apache-2.0
// Golden files: what a piece of code is expected to print, kept beside its test.
//
//   check_golden(write_sarif(report), "tests/writers/golden/report.sarif");
//
// A difference is printed line by line. UPDATE_GOLDEN=1 in the environment rewrites the file
// instead; the change is then approved by reading the diff in review.
#pragma once

#include <string>
#include <string_view>

namespace audit::test {

/// Compares `actual` with a file of the source tree as a Boost.Test check.
void check_golden(std::string_view actual, const std::string& file);

/// The lines that differ, "-" for expected and "+" for actual, with one line of context; empty
/// where the texts are equal. A missing newline at the end is a difference.
std::string line_diff(std::string_view expected, std::string_view actual);

}  // namespace audit::test
