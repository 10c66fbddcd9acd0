// SPDX-License-Identifier: Apache-2.0
//
// Messages about the work of a command itself, one function each, codes TOOL001 and up: inputs that are
// not there, stations that no pack covers. They become notes of the result stream.
#pragma once

#include "base/diagnostic.h"
#include "model/submission.h"
#include "results/records.h"
#include "rules/library.h"

#include <string>
#include <vector>

namespace audit::tools {

// Inputs: status 3.
results::Note nothing_to_check();
results::Note cannot_read(const std::string& path, int error_number);
results::Note no_files_in_folder(const std::string& path);
results::Note empty_file(const std::string& path);
results::Note no_station_in_file(const std::string& path);
results::Note station_without_region(const results::Location& at, const std::string& name);
results::Note station_without_pack(const results::Location& at, const std::string& name,
                                   const model::Region& region,
                                   const std::vector<rules::Library::Head>& packs);
results::Note same_station(const results::Location& at, const results::Location& first,
                           const std::string& name);
results::Note more_mistakes(const std::string& path, std::size_t count);
/// No error: areas are read, their rules come later.
results::Note area_not_judged(const results::Location& at, const std::string& name);

// Rules: status 4.
base::Diagnostic no_model(const std::vector<std::filesystem::path>& searched);
base::Diagnostic no_packs(const std::vector<std::filesystem::path>& searched);
base::Diagnostic no_such_pack(const std::string& id, const std::vector<std::string>& available);

/// A diagnostic of packs or model as a record of the stream.
results::Note to_note(const base::Diagnostic& diagnostic);

}  // namespace audit::tools
