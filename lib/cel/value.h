// SPDX-License-Identifier: Apache-2.0
//
// Values of the expression language. A Value is small and trivially copyable: text, lists and records
// are views of memory that somebody else owns - the bound document (values from a file), the program
// (constants) or the Arena of one evaluation (everything computed). Nothing here is reference-counted,
// so threads share compiled packs without contention, and one Arena::reset() frees a whole evaluation.
//
// Partial knowledge (design §5) lives in three places: a scalar that is not known is Kind::Unknown and
// may carry bounds; a list may be *open* (further elements may come); an element of a list may be
// *possible* (its membership is undecided).
//
//   Value fee = Value::number(Number(37500)).at(&node);      // knows where it was written
#pragma once

#include "base/date.h"
#include "base/number.h"
#include "base/source.h"
#include "base/text.h"
#include "cel/type.h"

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

namespace audit::cel {

class Value;
struct List;
struct Map;
struct Record;
struct Source;

/// Memory of one evaluation (or of one bound document, one program). Destructors are not run: only
/// trivially destructible things live here.
class Arena {
 public:
  Arena() = default;
  explicit Arena(std::size_t first_block) : resource_(first_block) {}

  template <class T>
  T* make(const T& value) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (resource_.allocate(sizeof(T), alignof(T))) T(value);
  }
  template <class T>
  std::span<T> array(std::size_t size) {  ///< value-initialised
    static_assert(std::is_trivially_destructible_v<T>);
    if (size == 0) return {};
    T* first = static_cast<T*>(resource_.allocate(sizeof(T) * size, alignof(T)));
    for (std::size_t i = 0; i < size; ++i) new (first + i) T();
    return {first, size};
  }
  std::string_view text(std::string_view text);  ///< a copy
  void reset() { resource_.release(); }

 private:
  std::pmr::monotonic_buffer_resource resource_;
};

/// One fact that an evaluation waits for: a field of a record that the file does not say. `record` may be
/// a stand-in for a record that is itself missing: follow `parent` to the nearest that was written.
struct Missing {
  const Record* record = nullptr;
  const Field* field = nullptr;
  const base::Origin* written = nullptr;  ///< where something was written that was not understood; else null
};

/// A value that is not known. All parts live in an arena.
struct Unknown {
  std::span<const Missing> missing;  ///< what would settle it; sorted, without duplicates
  /// Inclusive bounds of a Number (or of a Date, as days since 1970-01-01); absent means unbounded.
  std::optional<base::Number> low;
  std::optional<base::Number> high;
  /// A reason that is no missing field: division by zero, an index or key that is not there, the smallest
  /// of nothing. Null if there is none. Static storage.
  const base::Text* reason = nullptr;
};

/// A defect of the program (overflow, step budget, in CEL: any run-time error). Never a verdict.
struct Error {
  std::string_view code;           ///< `CEL101`, static storage
  base::Span at;                   ///< in the text of `source`
  std::string_view zh, en;
  const Source* source = nullptr;  ///< the expression: that of a let or derived field when it failed there
};

struct EnumValue {
  const EnumType* type = nullptr;
  int index = 0;
  friend bool operator==(const EnumValue&, const EnumValue&) = default;
};

struct Bytes {
  std::string_view data;
  friend bool operator==(const Bytes&, const Bytes&) = default;
};

/// CEL durations and timestamps (standard environment): seconds and nanoseconds, timestamps since 1970 UTC.
struct Duration {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  friend auto operator<=>(const Duration&, const Duration&) = default;
};
struct Timestamp {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

struct OptionalValue {
  const Value* value = nullptr;  ///< null: none
};

class Value {
 public:
  using Storage = std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, base::Number,
                               std::string_view, Bytes, base::Date, base::Period, Duration, Timestamp,
                               EnumValue, const Record*, const List*, const Map*, OptionalValue, TypeRef,
                               const Error*, const Unknown*>;

  Value() = default;  ///< null
  explicit Value(Storage storage) : storage_(storage) {}

  static Value boolean(bool value) { return Value(Storage(value)); }
  static Value number(base::Number value) { return Value(Storage(value)); }
  static Value text(std::string_view value) { return Value(Storage(value)); }
  static Value date(base::Date value) { return Value(Storage(value)); }
  static Value enumerator(const EnumType* type, int index) { return Value(Storage(EnumValue{type, index})); }
  static Value record(const Record* value) { return Value(Storage(value)); }
  static Value list(const List* value) { return Value(Storage(value)); }
  static Value error(const Error* value) { return Value(Storage(value)); }
  static Value unknown(const Unknown* value) { return Value(Storage(value)); }

  /// The same value, written at `origin`.
  Value at(const base::Origin* origin) const {
    Value copy = *this;
    copy.origin_ = origin;
    return copy;
  }

  Kind kind() const;
  const Storage& storage() const { return storage_; }
  const base::Origin* origin() const { return origin_; }

  template <class T>
  const T* get() const { return std::get_if<T>(&storage_); }

  bool is_error() const { return get<const Error*>() != nullptr; }
  bool is_unknown() const { return get<const Unknown*>() != nullptr; }
  bool is_true() const { const bool* b = get<bool>(); return b && *b; }
  bool is_false() const { const bool* b = get<bool>(); return b && !*b; }
  const Unknown* unknown() const { auto u = get<const Unknown*>(); return u ? *u : nullptr; }
  const Error* error() const { auto e = get<const Error*>(); return e ? *e : nullptr; }
  const Record* record() const { auto r = get<const Record*>(); return r ? *r : nullptr; }
  const List* list() const { auto l = get<const List*>(); return l ? *l : nullptr; }

 private:
  Storage storage_;
  const base::Origin* origin_ = nullptr;
};

struct List {
  std::span<const Value> items;
  /// Parallel to `items` (or empty: all are certain): why membership of an element is undecided, else null.
  std::span<const Unknown* const> possible;
  /// Non-null: further elements may come, and what would tell. An absent list is an empty open list.
  const Unknown* open = nullptr;
  const base::Origin* origin = nullptr;

  const Unknown* possible_at(std::size_t i) const { return possible.empty() ? nullptr : possible[i]; }
  bool is_certain() const { return possible.empty() && open == nullptr; }
};

/// A record of a bound document. `fields` is indexed by Field::index; a field that the file does not give
/// is Kind::Null there (select turns it into unknown, or into what absence stands for). An absent record
/// has no `fields` at all: every field of it is unknown.
struct Record {
  const RecordType* type = nullptr;
  std::span<const Value> fields;
  const base::Origin* origin = nullptr;  ///< null when absent
  const Record* parent = nullptr;        ///< the record that holds this one (directly or in a list)
  const Field* parent_field = nullptr;   ///< by which field of the parent
  int index = -1;                        ///< position in the parent's list; -1 when not in a list
  const base::Text* reason = nullptr;    ///< why it is absent, if it is not just unwritten (no such key)
  /// Set in a stand-in when it is not known which record it is (`ledgers[k]` without k, an element that may
  /// still come): what would tell. Every field of it waits for that.
  const Unknown* unknown = nullptr;
  bool hypothetical = false;             ///< of a stand-in: it may not exist at all (a look-up), so its numbers have no bounds
  Value key;                             ///< of a stand-in for a look-up by key: the key that was asked for

  bool is_absent() const { return fields.empty(); }
};

/// CEL map (standard environment): entries in source order.
struct Map {
  std::span<const std::pair<Value, Value>> entries;
};

}  // namespace audit::cel
