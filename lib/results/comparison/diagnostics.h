// SPDX-License-Identifier: Apache-2.0
//
// What a reader of a comparison must know of the two runs, one function each, codes DIFF001 and up.
//
//   for (const Note& note : differences(earlier.head(), run)) out.note(note);
#pragma once

#include "results/records.h"

#include <string>
#include <vector>

namespace audit::results {

/// What else than the files differs between two runs: day, packs (of those that both have),
/// options, parameters, rulings, configurations, program.
std::vector<Note> differences(const Run& before, const Run& after);

/// What configurations set stands among the packs of a run, under the path of its file.
bool is_configuration(const Run& run, const std::string& pack);

Note other_day(const std::string& before, const std::string& after);
Note other_pack(const std::string& id);
Note pack_only_before(const std::string& id);
Note pack_only_after(const std::string& id);
/// A value that is empty was not given.
Note other_option(const std::string& name, const std::string& before, const std::string& after);
/// A parameter that a configuration sets; a value that is empty is that of the pack.
Note other_parameter(const std::string& name, const base::Text& before, const base::Text& after);
Note other_rulings();
Note other_configurations();
Note other_version(const std::string& before, const std::string& after);

/// Rules of OLD with which NEW does not check, although it has their pack.
Note rules_not_checked(const std::vector<std::string>& ids);
/// OLD could not read all of its inputs, so what is new may have been there.
Note old_not_in_full(const Summary& counts);
/// The same of NEW; an error, as it was in NEW's own run.
Note new_not_in_full(const Summary& counts);
/// NEW erred with a rule, or its packs, rulings or configuration were not valid.
Note rules_erred();
Note nothing_in_common();
/// How a station was found that has another identity in NEW.
enum class KnownBy { Name, Path };

Note other_identity(const Subject& before, const Subject& after, const std::string& path,
                    KnownBy known_by);
/// The results of a station do not stand together in NEW: it came twice, or the stream was sorted.
Note station_twice(const Subject& subject, const std::string& path);

}  // namespace audit::results
