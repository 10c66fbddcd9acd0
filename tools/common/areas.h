// SPDX-License-Identifier: Apache-2.0
//
// Counties and cities of a run (design §6). Their files are read before all others, so that
// stations can be judged by what they say; of each station that lies in one of them the fields are
// kept that its rules read; and when all stations have gone by, the areas themselves are judged.
//
//   Areas areas(model, configurations, in);
//   areas.take_from(inputs);                     // area files leave the list of inputs
//   areas.of(station.region)                     // what the county and city of a station say
//   areas.add(areas.keep(file));                 // keep: by any thread; add: in order
//   areas.complete();                            // reads stations that are listed and not given
//   areas.members(document)                      // for check::Auditor
//
// A station belongs to an area when its region lies in it, or when the area's file lists it. Only
// an area that lists its stations knows them all.
#pragma once

#include "check/audit.h"
#include "common/area_doubts.h"
#include "common/configurations.h"
#include "common/inputs.h"
#include "common/read_file.h"
#include "common/region_index.h"
#include "common/selection.h"
#include "common/station_index.h"
#include "model/kept.h"
#include "rules/pack.h"

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace audit::tools {

/// Stations of one file of which an area may read something.
struct KeptFile {
  std::string path;  ///< as given; in Areas the canonical path
  std::vector<std::shared_ptr<const model::Kept>> stations;
  bool is_whole = true;  ///< false: there are documents in it that may be stations too
};

class Areas {
 public:
  Areas(const model::Model& model, Configurations& configurations, int standard_input)
      : model_(model), configurations_(configurations), standard_input_(standard_input) {}

  /// Reads the inputs that look like area files and takes out those that are. `files`: read
  /// already, parallel to `inputs`, or empty.
  void take_from(std::vector<Input>& inputs, std::vector<ReadFile>& files);

  /// One of the documents of files().
  bool knows(const model::BoundDocument& document) const { return find(document) != nullptr; }

  const std::deque<ReadFile>& files() const { return files_; }

  bool has(rules::Scope scope) const;

  /// After packs are loaded: which of their rules will judge the areas.
  void use(Selection& selection);

  /// What is known of the county and city of a region. Null where there is no file.
  check::Areas of(const model::Region& region) const;

  KeptFile keep(const ReadFile& file) const;
  /// A station that was added before from another file counts once.
  void add(KeptFile file);

  /// All files of the run have been added: reads what areas list beyond them.
  void complete();

  /// The members of one of these documents. Valid until the next call of add() or complete().
  check::Members members(const model::BoundDocument& document) const;

  /// Problems with the lists of an area's file, with their places in it.
  base::Diagnostics list_problems(const model::BoundDocument& document) const;

  /// What the files of the area and of its members do not agree on; null where `document` is none
  /// of files(). After complete().
  const AreaDoubts* doubts(const model::BoundDocument& document) const;

 private:
  /// A station file in the list of an area: its path as findings print it, from the area's own, and
  /// where it is listed.
  struct Listed {
    std::string path;
    base::Place at;
    std::string pattern;  ///< empty: the path itself; one may match files that are no stations
  };

  struct Entry {
    const model::BoundDocument* document = nullptr;
    const model::Submission* submission = nullptr;
    rules::Scope scope = rules::Scope::County;
    std::unique_ptr<check::TownshipFacts> townships;  ///< of a county
    std::unique_ptr<AreaDoubts> doubts;
    bool lists_stations = false;
    const base::Text* more = nullptr;       ///< why there may be stations beyond those listed
    const Entry* twin = nullptr;            ///< the first file of the same area
    std::map<std::string, Listed> listed;   ///< by canonical path
    base::Diagnostics problems;             ///< of the list
    std::vector<const base::Text*> unread;  ///< listed, not readable
    std::vector<check::Member> stations;    ///< in the order of the run
    std::vector<const Entry*> counties;     ///< of a city
    std::vector<std::size_t> cities;        ///< of a county: their numbers
  };

  void index(const ReadFile& file);
  void read_list(Entry& entry, const std::string& path);
  void find_twin(Entry& entry);
  void find_counties();
  bool is_no_station_file(const std::string& path, const ReadFile& file) const;
  const Entry* find(const model::BoundDocument& document) const;
  const Entry* covering(const model::Region& region, rules::Scope scope) const;
  void add_counties(const Entry& city, check::Members& members) const;
  void drop_known_stations(KeptFile& file);
  void join(const model::Kept& station, const std::string& path);
  bool read_listed(Entry& entry, const std::string& known_as, const Listed& listed);
  check::Member member(const model::Kept& station, const Entry* county) const;
  const base::Text* say(base::Text text) const;

  const model::Model& model_;
  Configurations& configurations_;  ///< where regions come from that files leave out
  int standard_input_;
  std::deque<ReadFile> files_;
  std::deque<Entry> entries_;
  RegionIndex by_region_;                                                ///< of entries_, by number
  std::unordered_map<std::string, std::vector<std::size_t>> listed_by_;  ///< by canonical path
  model::FieldSet fields_;
  std::deque<KeptFile> kept_;             ///< in the order of the run
  std::set<std::string> seen_;            ///< canonical paths of files that gave stations
  StationIndex stations_;                 ///< to notice one that comes again
  mutable std::deque<base::Text> texts_;  ///< reasons that values point to
};

}  // namespace audit::tools
