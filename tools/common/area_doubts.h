// SPDX-License-Identifier: Apache-2.0
//
// What the file of an area and those of its stations do not agree on: a station that is listed and
// says that it lies elsewhere, one that lies there and is not on the list, a township that the
// county's list does not have, a county that the city's does not have. Which of the two files is
// right is not for a tool to say: it is an error that names both, and what rests on it is unknown.
//
//   AreaDoubts doubts(document, submission, scope);
//   check::Member member{.station = &station, …};
//   doubts.look_at(member, {.is_listed = true, .lies_in = false});
//   doubts.notes()                              // with their places in the area's file
#pragma once

#include "check/audit.h"
#include "results/records.h"
#include "rules/pack.h"

#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <vector>

namespace audit::tools {

/// How a station came to an area.
struct Membership {
  bool is_listed = false;  ///< its file is on the list of the area's stations
  bool lies_in = false;    ///< by its region
};

class AreaDoubts {
 public:
  AreaDoubts(const model::BoundDocument& document, const model::Submission& submission,
             rules::Scope scope, bool lists_stations);

  /// Sets what is in doubt of a station of the area.
  void look_at(check::Member& member, Membership membership);

  /// Sets what is in doubt of a county of the city. `twice`: it has another file too.
  void look_at(check::Area& county, const std::string& name, bool twice);

  const std::vector<results::Note>& notes() const { return notes_; }

  /// Notes beyond those that anybody reads.
  std::size_t dropped() const { return dropped_; }

 private:
  const base::Text* doubt(base::Text text) { return &texts_.emplace_back(std::move(text)); }

  void tell(const base::Diagnostic& diagnostic, const base::Origin* related, std::uint32_t document,
            const base::Text& related_text);
  bool names_county(const std::string& name) const;
  void tell_of_county(const std::string& name, const base::Origin* related, std::uint32_t document);

  const model::BoundDocument& document_;
  const model::Submission& submission_;
  rules::Scope scope_;
  bool lists_stations_;
  bool lists_townships_ = false;
  bool lists_counties_ = false;
  std::set<std::string> counties_;  ///< stems of what a city lists
  std::set<std::string> told_;      ///< counties that were told of
  std::vector<results::Note> notes_;
  std::size_t dropped_ = 0;
  std::deque<base::Text> texts_;  ///< reasons that values point to
};

}  // namespace audit::tools
