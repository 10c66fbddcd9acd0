// SPDX-License-Identifier: Apache-2.0
//
// Messages about the work of a command itself, one function each, codes TOOL001 and up: inputs that
// are not there, stations that no pack covers. They become notes of the result stream.
#pragma once

#include "base/diagnostic.h"
#include "model/submission.h"
#include "results/jsonl.h"
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
/// A stream of results that ends too early, or has a line that is none.
results::Note damaged_results(const std::string& path, const results::StreamEnd& end);

// Inputs, at a place in them.
base::Diagnostic station_without_region(const base::Place& at);
base::Diagnostic station_without_pack(const base::Place& at, const model::Region& region,
                                      const std::vector<rules::Library::Head>& packs);
/// Its packs say different things of one parameter or rule (RULE035, on standard error).
base::Diagnostic overlays_contradict(const base::Place& at);
results::Note same_station(const results::Location& at, const results::Location& first);
base::Diagnostic rulings_among_stations(const base::Place& at);
/// An area's file that came too late to be used: from standard input, in a long list of files.
base::Diagnostic late_area(const base::Place& at);
/// `text`: a path or pattern in the list of an area's stations.
base::Diagnostic nothing_listed(const base::Place& at, const std::string& text);
/// A listed file that was read for the area only and holds no station that is understood.
base::Diagnostic no_station_in(const base::Place& at, const std::string& name);
/// A listed file of which some documents are not understood.
base::Diagnostic part_not_read(const base::Place& at, const std::string& name);
/// A listed file that holds a station which another file gave already.
base::Diagnostic listed_station_twice(const base::Place& at, const std::string& name,
                                      const std::string& first);
/// A folder in that list.
base::Diagnostic folder_listed(const base::Place& at, const std::string& text);
/// An area that has another file in the run, at the second one's name.
base::Diagnostic area_twice(const base::Place& at, const std::string& first);
// What the files of area and station do not agree on, at the area's list.
base::Diagnostic listed_station_elsewhere(const base::Place& at, const std::string& name,
                                          const model::Region& region);
base::Diagnostic station_not_on_list(const base::Place& at, const std::string& name);
base::Diagnostic township_not_on_list(const base::Place& at, const std::string& name,
                                      const std::string& township);
base::Diagnostic city_lists_no_such_county(const base::Place& at, const std::string& county);
/// A fact about a township that the files of station and county give differently; and the place in
/// the county's.
base::Diagnostic county_says_otherwise(const base::Place& at, const base::Text& field);
base::Diagnostic said_by_county(const base::Place& at);
/// A note that changes no status: stations were judged, and there was no file of their area.
results::Note no_area_file(std::size_t county_rules, std::size_t city_rules);
/// A warning: status 0, and no rule that counts for it came to a conclusion.
results::Note no_verdicts(results::Level fail_on);
/// A note beside the mistakes for which nothing of a file was checked.
results::Note nothing_of_file_checked(const std::string& path);

// Rules (status 4).
/// `station-rules show` of an id that no pack has.
base::Diagnostic no_such_rule(const std::string& id, const std::vector<std::string>& known);

// Why something of an area is not known.
base::Text no_such_station_file(const std::string& text);
base::Text unread_station_file(const std::string& name);
base::Text stations_not_listed();
base::Text counties_not_listed();
base::Text county_not_read(const std::string& name);
base::Text unread_part(const std::string& name);
base::Text station_in_doubt(const std::string& name);
base::Text township_in_doubt(const std::string& name);
base::Text county_not_on_list(const std::string& name);
base::Text county_has_two_files(const std::string& name);

// Streams of results (status 3).
results::Note no_result_stream(const std::string& path, int error_number);
results::Note damaged_result_stream(const std::string& path, const results::StreamEnd& end);
results::Note nothing_to_rule_on();

// Rules (status 4).
/// `station-new` of a kind of file that the packs do not look at.
base::Diagnostic nothing_asked(const base::Text& kind,
                               const std::vector<const rules::Pack*>& packs);
base::Diagnostic no_rules_folder(const std::filesystem::path& folder);
base::Diagnostic no_model(const std::vector<std::filesystem::path>& searched);
base::Diagnostic no_pack_with_region(const std::vector<std::filesystem::path>& searched);

base::Diagnostic no_pack_for_region(const model::Region& region,
                                    const std::vector<rules::Library::Head>& packs);

/// A diagnostic of packs or model as a record of the stream.
results::Note rules_note(const base::Diagnostic& diagnostic);

}  // namespace audit::tools
