// SPDX-License-Identifier: Apache-2.0
//
// From argc and argv to an exit status: chooses the job and the language, prints help and version,
// and is the only place where exceptions end. For the build, `--generate man` prints the manual
// page and `--generate bash` the completion; as the first word only, and no option of the users.
//
//   int main(int argc, char** argv) { return audit::tools::main_of({check_command}, argc, argv); }
#pragma once

#include "common/command.h"

#include <string>
#include <vector>

namespace audit::tools {

/// Version of the project: 0.1.0.
const char* version();

/// Runs the only command, or the job that the first word names. Ends with an exit status. A program
/// of several jobs says in `purpose` what they are for; without it, it is their purposes one after
/// another.
int main_of(const std::vector<Command>& commands, int argc, const char* const* argv,
            const base::Text& purpose = {});

/// The same within a process that goes on, for tests: `words` are those after the program's name.
results::Status run_command(const std::vector<Command>& commands,
                            const std::vector<std::string>& words, const Session& session,
                            const base::Text& purpose = {});

}  // namespace audit::tools
