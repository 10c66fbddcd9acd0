// SPDX-License-Identifier: Apache-2.0
//
// The format `github`: workflow commands, which GitHub Actions (and Gitea, Forgejo) show as
// annotations at the lines of a change.
//
//   ::error file=a.yaml,line=31,endLine=31,col=10,endColumn=15,title=WH-26d 第二十六条::管理费 …
//
// What makes the exit status differ from 0 is an `error`, also an unknown result; what fails below
// --fail-on, and a warning on a file, is a `warning`; all else that --show lists is a `notice`. A
// text has several lines (`%0A`): what was found, basis, remedy. GitHub shows ten errors and ten
// warnings of a step as annotations; the log has all of them.
#pragma once

#include "writers/writer.h"

namespace audit::writers {

std::unique_ptr<Writer> make_github(std::string& out, const WriterOptions& options);

}  // namespace audit::writers
