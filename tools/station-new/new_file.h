// SPDX-License-Identifier: Apache-2.0
//
// What the jobs of station-new share: in which language the new file has its keys, and where it
// goes. A file that is there may hold somebody's work and is not replaced unless that is asked for.
//
//   const base::Language keys = key_language(arguments, session);
//   refuse_existing(arguments);                       // throws UsageError, before any work is done
//   write_new_file(text, arguments, session);
#pragma once

#include "common/command.h"

#include <string>
#include <string_view>
#include <vector>

namespace audit::tools {

/// --keys, --output, --overwrite
std::vector<Option> new_file_options();

/// --keys, else the language of the messages.
base::Language key_language(const Arguments& arguments, const Session& session);

/// The file of --output; empty: standard output.
std::string new_file(const Arguments& arguments);

/// Where a configuration is looked for, in words for folder_options().
base::Text folder_of_new_file();

void refuse_existing(const Arguments& arguments);

/// To --output, else to standard output. Throws OutputError.
void write_new_file(std::string_view text, const Arguments& arguments, const Session& session);

}  // namespace audit::tools
