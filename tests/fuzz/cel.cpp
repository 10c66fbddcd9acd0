// SPDX-License-Identifier: Apache-2.0
// Parser, checker, evaluator and explanation take any text and come to an end: every refusal is a
// diagnostic at a place in the text, what is parsed is printed and read back as the same tree, a
// value has the type that the checker found, and what was decided with gaps stays decided without.
#include "cel/ast_equality.h"
#include "cel/parser.h"
#include "cel/printer.h"
#include "cel/world.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

namespace {

using namespace audit;

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

void check_places(const base::Diagnostics& diagnostics, const std::string& text) {
  require(!diagnostics.items().empty());
  for (const base::Diagnostic& one : diagnostics.items()) {
    require(one.at.span.begin <= one.at.span.end && one.at.span.end <= text.size());
    require(!one.code.empty() && !one.message.zh.empty() && !one.message.en.empty());
  }
}

void check_syntax(const std::string& text, cel::Dialect dialect) {
  base::Diagnostics diagnostics;
  const auto syntax = cel::parse(cel::Source::of(text), {.dialect = dialect}, diagnostics);
  if (!syntax) {
    check_places(diagnostics, text);
    return;
  }
  const std::string printed = cel::to_source(*syntax->root);
  base::Diagnostics again;
  const auto reread = cel::parse(cel::Source::of(printed), {.dialect = dialect}, again);
  // Parentheses that the printer adds count as levels.
  const bool too_much = !reread && again.items().front().code == "CEL007";
  require(too_much || (reread && cel::is_same(*syntax->root, *reread->root)));
}

bool has_type(const cel::Value& value, cel::TypeRef type) {
  return value.is_error() || value.is_unknown() || value.kind() == type->kind ||
         type->kind == cel::Kind::Dyn;
}

/// A station in full, and the same with gaps. Made anew now and then, because values stay in its
/// arena.
struct Worlds {
  Worlds() {
    std::mt19937_64 random(7);
    gaps.forget(random, 0.2);
  }

  test::World full, gaps;
};

Worlds& worlds() {
  static std::unique_ptr<Worlds> both;
  static int uses = 0;
  if (uses++ % 200 == 0) {
    both = std::make_unique<Worlds>();
  }
  return *both;
}

cel::Value value_in(test::World& world, const std::string& text, cel::TypeRef& type) {
  base::Diagnostics diagnostics;
  const auto program = world.compile(text, diagnostics, true);
  if (program == nullptr) {
    check_places(diagnostics, text);
    return {};
  }
  type = program->type();
  const auto activation = world.activation();
  const cel::Value value = cel::evaluate(*program, *activation);
  require(has_type(value, type));
  const cel::Why why = cel::explain(*program, *activation, false);
  require(value.is_error() || !why.sentence.zh.empty());
  require(!cel::to_text(value, type, {}).empty() || value.kind() == cel::Kind::String);
  return value;
}

void check_values(const std::string& text) {
  Worlds& both = worlds();
  cel::TypeRef type = nullptr;
  const cel::Value whole = value_in(both.full, text, type);
  if (type == nullptr) {
    return;
  }
  const cel::Value part = value_in(both.gaps, text, type);
  const bool* decided = part.get<bool>();
  const bool* known = whole.get<bool>();
  const bool has_asked = text.find("has") != std::string::npos;  // it asks about the file
  require(decided == nullptr || known == nullptr || has_asked || *decided == *known);
}

/// Standard CEL over a few names, with static types and without: what is right with them gives the
/// same without, and nothing is wrong before it is evaluated.
void check_standard(const std::string& text) {
  cel::TypeTable types;
  cel::Environment environment(cel::Dialect::Standard, types);
  const int x = environment.declare("x", cel::TypeTable::simple(cel::Kind::Int));
  const int any = environment.declare("a.b", cel::TypeTable::simple(cel::Kind::Dyn));
  cel::Arena arena;
  cel::Activation activation(arena, environment.slot_count());
  activation.set(x, cel::Value(cel::Value::Storage(std::int64_t{3})));
  activation.set(any, cel::Value::text("b"));
  base::Diagnostics mistakes;
  base::Diagnostics syntax_mistakes;
  const auto checked =
      cel::compile(cel::Source::of(text), environment, nullptr, mistakes, {.check = true});
  const auto unchecked =
      cel::compile(cel::Source::of(text), environment, nullptr, syntax_mistakes, {.check = false});
  if (checked == nullptr) {
    check_places(mistakes, text);
  }
  if (unchecked == nullptr) {
    check_places(syntax_mistakes, text);
    require(checked == nullptr);
    return;
  }
  const cel::Value value = cel::evaluate(*unchecked, activation);
  if (checked != nullptr) {
    const cel::Value same = cel::evaluate(*checked, activation);
    require(has_type(same, checked->type()));
    require(value.kind() == same.kind());
  }
}

void check_message(const std::string& text) {
  test::World& world = worlds().full;
  base::Diagnostics diagnostics;
  const auto message =
      cel::compile_template(cel::Source::of(text), world.environment(), diagnostics);
  if (message == nullptr) {
    check_places(diagnostics, text);
    return;
  }
  const auto activation = world.activation();
  cel::render(*message, *activation, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t max_size = 512;
  const std::string text(reinterpret_cast<const char*>(data), std::min(size, max_size));
  check_syntax(text, cel::Dialect::Pack);
  check_syntax(text, cel::Dialect::Standard);
  check_values(text);
  check_standard(text);
  check_message(text);
  return 0;
}
