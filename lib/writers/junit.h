// SPDX-License-Identifier: Apache-2.0
//
// The format `junit`: JUnit XML as Jenkins, GitLab and most CI servers read it; the dialect is
// Jenkins' with GitLab's `file` and `line` at a test case, without times
// (tests/writers/junit.xsd).
//
//   <testsuite name="a.yaml" tests="31" failures="1" errors="0" skipped="4">
//     <testcase classname="某站" name="[WH-26d] 第二十六条 管理费 …" file="a.yaml" line="31">
//       <failure type="fail" message="管理费 …">…</failure>
//
// A suite for each file, a case for each result. To keep its counts right it has all results that
// apply, whatever --show says. Red is what makes the exit status differ from 0: a `failure` is a
// result that failed, an `error` one that is unknown, a rule that erred or a mistake in a file.
// What is waived, not due, to be seen on site, or weaker than --fail-on is `skipped` with the
// reason. Warnings on a file are in its `system-out`. Holds the results of one file at a time.
#pragma once

#include "writers/writer.h"

namespace audit::writers {

std::unique_ptr<Writer> make_junit(std::string& out, const WriterOptions& options);

}  // namespace audit::writers
