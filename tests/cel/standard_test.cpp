// SPDX-License-Identifier: Apache-2.0
// Standard CEL by tables: tests/cel/cases/standard/*.txt, beside the public conformance cases
// (tests/conformance/), which a machine may not have. Names that the rows may use:
//
//   x: int = 3   ages: map(string, int) = {"li": 41}   words: list(string) = ["a", "b"]
//   any: dyn = null   absent: int, bound to nothing   a.b: string   org.example.limit: int = 7
//
// A note `unchecked` leaves static types out, `no macros` the macros; `container: org.example`
// resolves names there.
#include "cel/program.h"
#include "cel/standard/text.h"
#include "cel/standard/type_values.h"
#include "cel/standard/values.h"
#include "support/table.h"
#include "world.h"

#include <boost/test/unit_test.hpp>

namespace audit::test {
namespace {

using cel::Kind;
using cel::Value;

std::string shown(const Value& value);

std::string shown_list(const cel::List& list) {
  std::string out = "[";
  for (const Value& item : list.items) {
    out += (out.size() == 1 ? "" : ", ") + shown(item);
  }
  return out + "]";
}

std::string shown_map(const cel::Map& map) {
  std::string out = "{";
  for (const auto& [key, value] : map.entries) {
    out += (out.size() == 1 ? "" : ", ") + shown(key) + ": " + shown(value);
  }
  return out + "}";
}

std::string shown_error(const cel::Error& error) {
  return "error " + std::string(error.code) + " " + std::to_string(error.at.begin) + "-" +
         std::to_string(error.at.end) + " " + std::string(error.en);
}

/// As it would be written, and errors with code, span and text.
std::string shown(const Value& value) {
  const std::string text = cel::standard::scalar_text(value);
  switch (value.kind()) {
    case Kind::String:
      return "\"" + text + "\"";
    case Kind::Bytes:
      return "b\"" + text + "\"";
    case Kind::Uint:
      return text + "u";
    case Kind::Double:
      return text.find_first_of(".eIN") == std::string::npos ? text + ".0" : text;
    case Kind::Timestamp:
    case Kind::Duration:
      return (value.kind() == Kind::Duration ? "duration(\"" : "timestamp(\"") + text + "\")";
    case Kind::List:
      return shown_list(*value.list());
    case Kind::Map:
      return shown_map(**value.get<const cel::Map*>());
    case Kind::Optional: {
      const Value* inner = value.get<cel::OptionalValue>()->value;
      return inner == nullptr ? "optional.none()" : "optional.of(" + shown(*inner) + ")";
    }
    case Kind::Error:
      return shown_error(*value.error());
    case Kind::Unknown:
      return "unknown";
    default:
      return text;
  }
}

/// The environment of the rows, and what its names are bound to.
class StandardWorld {
 public:
  explicit StandardWorld(const Row& row) : environment_(cel::Dialect::Standard, types_) {
    using cel::TypeTable;
    cel::TypeRef integer = TypeTable::simple(Kind::Int);
    cel::TypeRef text = TypeTable::simple(Kind::String);
    const std::vector<Value> words{Value::text("a"), Value::text("b")};
    cel::standard::MapBuilder ages;
    ages.add(Value::text("li"), cel::standard::int_value(41));
    bind("x", integer, cel::standard::int_value(3));
    bind("ages", types_.map(text, integer), ages.map(arena_));
    bind("words", types_.list(text), cel::standard::list_value(arena_, words));
    bind("any", TypeTable::simple(Kind::Dyn), Value());
    bind("a.b", text, Value::text("a.b"));
    bind("org.example.limit", integer, cel::standard::int_value(7));
    environment_.declare("absent", integer);
    options_.check = row.note.find("unchecked") == std::string::npos;
    options_.macros = row.note.find("no macros") == std::string::npos;
    const std::size_t container = row.note.find("container: ");
    environment_.set_container(container == std::string::npos ? ""
                                                              : row.note.substr(container + 11));
    program_ =
        cel::compile(cel::Source::of(row.text), environment_, nullptr, diagnostics_, options_);
  }

  std::string type() const {
    return program_ == nullptr ? dump(diagnostics_) : cel::to_text(program_->type());
  }

  std::string value() {
    if (program_ == nullptr) {
      return dump(diagnostics_);
    }
    cel::Activation activation(arena_, environment_.slot_count());
    for (const auto& [slot, value] : bound_) {
      activation.set(slot, value);
    }
    return shown(cel::evaluate(*program_, activation));
  }

 private:
  void bind(std::string_view name, cel::TypeRef type, const Value& value) {
    bound_.emplace_back(environment_.declare(name, type), value);
  }

  cel::TypeTable types_;
  cel::Arena arena_;
  cel::Environment environment_;
  std::vector<std::pair<int, Value>> bound_;
  base::Diagnostics diagnostics_;
  cel::CompileOptions options_;
  std::shared_ptr<const cel::Program> program_;
};

std::string value_of(const Row& row) {
  return StandardWorld(row).value();
}

std::string type_of(const Row& row) {
  return StandardWorld(row).type();
}

const TableTest values("standard_values", "tests/cel/cases/standard/values.txt", value_of);
const TableTest errors("standard_errors", "tests/cel/cases/standard/errors.txt", value_of);
const TableTest functions("standard_functions", "tests/cel/cases/standard/functions.txt", value_of);
const TableTest types("standard_types", "tests/cel/cases/standard/types.txt", type_of);
const TableTest mistakes("standard_mistakes", "tests/cel/cases/standard/mistakes.txt", type_of);

}  // namespace
}  // namespace audit::test
