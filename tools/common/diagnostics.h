// SPDX-License-Identifier: Apache-2.0
//
// Messages about the work of a command itself, one function each, codes TOOL001 and up: inputs that
// are not there, stations that no pack covers. They become notes of the result stream.
#pragma once

#include "base/diagnostic.h"
#include "model/submission.h"
#include "results/records.h"
#include "rules/library.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace audit::tools {

// Inputs (status 3), the file or folder as a whole.
results::Note nothing_to_check();
results::Note cannot_read(const std::string& path, int error_number);
results::Note no_files_in_folder(const std::string& path);
results::Note empty_file(const std::string& path);
results::Note no_documents(const std::string& path);
results::Note more_mistakes(const std::string& path, std::size_t count);

// Inputs, at a place in them.
base::Diagnostic station_without_region(const base::Place& at);
base::Diagnostic station_without_pack(const base::Place& at, const model::Region& region,
                                      const std::vector<rules::Library::Head>& packs);
results::Note same_station(const results::Location& at, const results::Location& first);
base::Diagnostic rulings_not_read(const base::Place& at);
/// A note that changes no status.
base::Diagnostic area_not_judged(const base::Place& at);

// Rules (status 4).
base::Diagnostic no_rules_folder(const std::filesystem::path& folder);
base::Diagnostic no_model(const std::vector<std::filesystem::path>& searched);
base::Diagnostic no_pack_with_region(const std::vector<std::filesystem::path>& searched);

/// A diagnostic of packs or model as a record of the stream.
results::Note rules_note(const base::Diagnostic& diagnostic);

}  // namespace audit::tools
