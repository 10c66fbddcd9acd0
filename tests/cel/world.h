// SPDX-License-Identifier: Apache-2.0
//
// A small model and a station in it, for tests of the language: the fields that rules speak of,
// with everything written. Tests take facts away by path:
//
//   World world;
//   world.change("unset finance.fee, absent staff, partial founded_on, unset staff.1.wage");
//   dump(world.evaluate("finance.fee <= finance.total * 0.1"))      // unknown of finance.fee
#pragma once

#include "cel/program.h"

#include <deque>
#include <functional>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace audit::test {

class World {
 public:
  World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  cel::Environment& environment() { return *environment_; }

  cel::TypeTable& types() { return types_; }

  cel::Arena& arena() { return arena_; }

  /// Directives separated by commas: `unset PATH` (a scalar is not given), `absent PATH` (a list or
  /// record is not given), `partial PATH` (a date of which only year and month are known), `open
  /// PATH` (a list of which more may come).
  void change(std::string_view directives);

  /// Values for the slots of environment().
  std::unique_ptr<cel::Activation> activation();

  std::shared_ptr<const cel::Program> compile(const std::string& text,
                                              base::Diagnostics& diagnostics,
                                              bool allow_has = false);

  /// Every scalar gets another value; lists keep their length unless `resize`.
  void randomise(std::mt19937_64& random);

  /// Takes away some facts at random.
  void forget(std::mt19937_64& random, double share);

  /// Fills in what was forgotten, at random but within what is known of it. May be called again and
  /// again.
  void fill(std::mt19937_64& random);

  /// Every written value gets a place of its own, to be known by.
  void locate();

  /// Takes away every scalar that is not written at one of `places` (keys of lists stay), and lists
  /// of scalars. A list of records that is not may have further elements if `open_lists`.
  void keep_only(const std::set<const base::Origin*>& places, bool open_lists);

  const cel::Record& station() const { return *station_; }

 private:
  struct Forgotten {
    cel::Value* place = nullptr;
    const cel::Field* field = nullptr;
    cel::Value was;     ///< before it was forgotten
    cel::Value became;  ///< null, or a partial date
  };

  cel::RecordType& record_type(std::string name, std::string zh);
  cel::Field& field(cel::RecordType& type, std::string en, std::string zh, cel::TypeRef of);
  cel::Record* record(const cel::RecordType& type, std::vector<cel::Value> fields);
  cel::Value list_of(std::vector<cel::Value> items);
  void adopt(cel::Record& record);
  cel::Value* find(std::string_view path, cel::TypeRef& type);
  cel::Value partial(const cel::Value& date);
  cel::Value opened(std::string_view path, const cel::Value& list);
  cel::Value random_value(std::mt19937_64& random, const cel::Field& field);
  bool is_key(const cel::Field& field) const;
  void visit(const cel::Record& record,
             const std::function<void(cel::Value&, const cel::Field&)>& look);

  cel::TypeTable types_;
  cel::Arena arena_;
  std::deque<cel::EnumType> enums_;
  std::deque<cel::RecordType> records_;
  std::deque<std::vector<cel::Value>> fields_;
  std::deque<cel::Record> made_;
  std::deque<base::SourceText> sources_;
  std::deque<base::Origin> origins_;
  std::unique_ptr<cel::Environment> environment_;
  cel::Record* station_ = nullptr;
  const cel::Record* county_ = nullptr;
  const cel::Record* param_ = nullptr;
  const cel::Record* period_ = nullptr;
  int station_slot_ = 0, county_slot_ = 0, param_slot_ = 0, period_slot_ = 0, base_date_slot_ = 0,
      as_of_slot_ = 0;
  std::vector<Forgotten> forgotten_;
};

/// `true`, `30,000 元`, `[甲, 乙?, …]` (possible elements and openness shown), `unknown of a, b; >=
/// 3`.
std::string dump(const cel::Value& value, cel::TypeRef type);

/// `finance.fee`, `staff[张三].wage`.
std::string path_of(const cel::Missing& missing);

/// Each diagnostic as `CODE begin-end message` in English (or Chinese).
std::string dump(const base::Diagnostics& diagnostics,
                 base::Language language = base::Language::English);

}  // namespace audit::test
