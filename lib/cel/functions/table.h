// SPDX-License-Identifier: Apache-2.0
//
// The functions and operators of the language: one Row each, in one table a library (lists.cpp,
// dates.cpp …). The checker reads the signature, the evaluator the implementation and what it knows
// of unknown arguments, the documentation and its test the rest. To add a function, add a row and
// rows to tests/cel/cases/.
//
//   {.signature = "list(T).without(list(T)) -> list(T)", .run = without, .sees = Sees::Everything,
//    .zh = "属于前者而不属于后者的元素", .en = "what the first list has and the second lacks",
//    .examples = {{"[1, 2, 3].without([2])", "[1, 3]"}}}
//
// Signatures: the types of type.h; `T` any type, `N` and `M` a number of any unit, `E` what can be
// compared with ==, `O` what has an order; `N * M` and `N / M` as results combine units; `…` after
// the last parameter repeats it. In CEL's own libraries `N` and `M` are an int, a uint or a double.
// A type before the name and a dot makes it a method, any other word a namespace.
#pragma once

#include "base/text.h"
#include "cel/program.h"
#include "cel/type.h"
#include "cel/value.h"

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit::cel {

struct Node;
struct Frame;
struct Overload;

/// One call while it is evaluated.
struct Invocation {
  Frame& frame;
  const Node& node;
  std::span<const Value> arguments;
};

using Implementation = Value (*)(const Invocation&);

/// What an implementation wants to see. Errors never reach one: the first argument that is an error
/// is the result.
enum class Sees : std::uint8_t {
  Known,       ///< called only when all arguments are known in full; else the result is unknown
  Everything,  ///< handles unknown values and undecided lists itself
};

/// What constant arguments were made into when the program was compiled (a regular expression), or
/// what is wrong with them.
struct Prepared {
  std::shared_ptr<const void> object;
  base::Text problem;
};

struct Example {
  std::string_view expression;
  std::string_view result;
};

struct Row {
  std::string_view signature;
  Implementation run = nullptr;
  Sees sees = Sees::Known;
  std::string_view zh, en;  ///< one line of documentation
  std::array<Example, 2> examples = {};
  /// Called when the program is compiled if all arguments (past the target of a method) are
  /// constant.
  Prepared (*prepare)(std::span<const Value> constants) = nullptr;
  /// How a call reads in an explanation: `{0} 以 {1} 结尾`; empty: as it is written.
  std::string_view phrase_zh = {}, phrase_en = {};
  /// What it gives while something is unknown, where it sees everything and is of packs.
  std::string_view unknown_zh = {}, unknown_en = {};
};

struct Library {
  std::string_view name;
  Dialect dialect = Dialect::Pack;
  std::span<const Row> rows;
};

/// All libraries of both dialects, in the order of the documentation.
std::span<const Library> libraries();

/// A row with its signature read.
struct Overload {
  enum class UnitRule : std::uint8_t { Same, Product, Quotient };

  const Row* row = nullptr;
  std::string_view name;
  bool is_method = false;
  bool is_variadic = false;
  std::vector<TypeRef> parameters;  ///< of a method the target first
  TypeRef result = nullptr;
  UnitRule unit_rule = UnitRule::Same;
};

/// The overloads of a name in the order of the table; empty if there is none.
std::span<const Overload> find_overloads(std::string_view name, Dialect dialect);

/// All names of a dialect, for suggestions; operators left out.
std::vector<std::string_view> function_names(Dialect dialect);

/// `math` of `math.least`: is there a function in that namespace?
bool is_namespace(std::string_view name, Dialect dialect);

// The libraries, each in a file of its name.
std::span<const Row> pack_operators();
std::span<const Row> pack_lists();
std::span<const Row> pack_sets();
std::span<const Row> pack_records();
std::span<const Row> pack_dates();
std::span<const Row> pack_numbers();
std::span<const Row> pack_strings();
std::span<const Row> standard_operators();
std::span<const Row> standard_conversions();
std::span<const Row> standard_collections();
std::span<const Row> standard_strings();
std::span<const Row> standard_time();
std::span<const Row> standard_optionals();
std::span<const Row> standard_math();
std::span<const Row> standard_strings_ext();
std::span<const Row> standard_encoders();

}  // namespace audit::cel
