// SPDX-License-Identifier: Apache-2.0
//
// Expressions from text to value: an Environment declares the names, compile() parses and
// type-checks, evaluate() gives a Value, explain() says which facts decided it.
//
//   TypeTable types;
//   Environment env(Dialect::Pack, types);
//   int root = env.declare("station", types.record(&station));
//   env.declare_fields(root);                                   // its fields are root names
//   auto program = compile(Source::of("finance.total * 0.1 >= 30000"), env,
//   types.simple(Kind::Bool), diagnostics); Activation activation(arena, env.slot_count());
//   activation.set(root, Value::record(&record));
//   Value verdict = evaluate(*program, activation);             // true, false, unknown or error
//
// Two environments of one lexer, parser, checker and evaluator (design §7): Dialect::Standard is
// CEL as the public conformance suite wants it, Dialect::Pack is what rule packs are written in.
#pragma once

#include "base/diagnostic.h"
#include "cel/type.h"
#include "cel/value.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace audit::cel {

enum class Dialect { Standard, Pack };

/// Text of an expression, and where each byte of it stands in the file it came from (quoting,
/// folding and escapes of YAML are undone before it gets here).
struct Source {
  std::string text;
  const base::SourceText* file = nullptr;
  std::vector<std::uint32_t> offsets;  ///< text.size() + 1 entries; empty when there is no file

  static Source of(std::string text);  ///< no file: diagnostics speak of the text itself
  base::Place place(base::Span in_text) const;
};

/// The names that an expression may use, each with its slot in the Activation. Environments nest by
/// copying: a copy goes on numbering where the original stood, so that one Activation serves both.
class Environment {
 public:
  Environment(Dialect dialect, TypeTable& types);

  Dialect dialect() const;
  TypeTable& types() const;

  /// A variable; `synonyms` name it too (Chinese names). Declaring a name again hides the earlier
  /// one.
  int declare(std::string_view name, TypeRef type, std::vector<std::string> synonyms = {});

  /// A variable that stands for an element of `list` (for_each): it has the element's type, reads
  /// what the list reads, and is personal if the list is.
  int declare_element(std::string_view name, const Program& list);

  /// Makes every field of the record in `slot` a root name (English key, Chinese key, synonyms). A
  /// name declared by declare() wins over a field of the same name.
  void declare_fields(int slot);

  /// A named expression, evaluated when first used and kept until Activation::forget() reaches its
  /// slot.
  int declare_let(std::string_view name, std::shared_ptr<const Program> program);

  /// Standard dialect: the container for name resolution (`a.b`), empty at the root.
  void set_container(std::string_view container);

  /// How many slots an Activation for this environment needs.
  int slot_count() const;

  struct Impl;

  const Impl& impl() const { return *impl_; }

 private:
  Impl& writable();

  std::shared_ptr<const Impl> impl_;  // copied when written to while shared
};

/// What a derived field of `record` may read: the record's own fields as root names, `as_of`,
/// `base_date` and `period` (of type `period`; if null, window_record()). select() runs
/// Field::derived in exactly this layout of slots.
Environment derived_environment(const RecordType& record, TypeTable& types,
                                TypeRef period = nullptr);

/// The record that windows() gives: {number 序号, first 首日, last 末日}.
const RecordType& window_record();

/// Values of the slots while programs run, and the caches of lets. One per subject and pack; not
/// shared between threads.
class Activation {
 public:
  Activation(Arena& arena, int slot_count);

  void set(int slot, Value value);

  /// Forgets values and cached lets of all slots >= slot (before the next item of a for_each).
  void forget(int slot);

  /// What derived fields of records may read besides the record's own fields.
  void set_dates(Value as_of, Value base_date, Value period);

  Arena& arena() const { return *arena_; }

  /// Steps left before evaluation ends with an error; each evaluate() call starts anew from
  /// limits.h.
  std::uint64_t steps = 0;

  struct Slot {
    Value value;
    enum class State : std::uint8_t { Unset, Set, Computing } state = State::Unset;
  };

  std::vector<Slot> slots;
  Value as_of, base_date, period;

 private:
  Arena* arena_;
};

/// A compiled, type-checked expression. Immutable, shared between threads.
class Program {
 public:
  struct Impl;
  explicit Program(std::unique_ptr<Impl> impl);
  ~Program();

  TypeRef type() const;
  const Source& source() const;
  /// Personal data flows into the value: outputs must mask it.
  bool is_personal() const;
  /// A path of fields (`finance.operation.admin_fee`), perhaps through names: what `at` of a rule
  /// must be.
  bool is_path() const;
  /// The fields that the program reads, in order of first use: names as written from the root
  /// (`finance.operation.admin_fee`). For documentation and for areas that keep only what is read.
  const std::vector<std::string>& reads() const;
  /// The definitions of the fields that it reads in any record, through lets and derived fields
  /// too, each once. What an area keeps of its stations.
  const std::vector<const Field*>& fields() const;

  const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

struct CompileOptions {
  bool allow_has = false;  ///< `has(f)`, two-valued: in `when` and `for_each` only (always allowed
                           ///< in the standard dialect)
  bool macros = true;  ///< Standard dialect: false takes `exists(…)` and the like for functions
  bool check = true;   ///< Standard dialect: false evaluates without static types
};

/// Parses and checks. `expected` may be null; a number literal takes the unit, a word the
/// enumeration that is expected of it. Null when there was an error; all errors are in
/// `diagnostics`, each at its span.
std::shared_ptr<const Program> compile(Source source, const Environment& environment,
                                       TypeRef expected, base::Diagnostics& diagnostics,
                                       const CompileOptions& options = {});

/// Never throws for data: a fact that is missing gives unknown, a defect of the program an error
/// value.
Value evaluate(const Program& program, Activation& activation);

/// How values and names are shown to people.
struct Display {
  base::Language language = base::Language::Chinese;
  bool show_personal = false;
};

/// One fact or intermediate result that decided a verdict, in order of the expression's text.
struct Reason {
  base::Text expression;  ///< as people read it: 管理费, 项目总经费 × 10 %
  base::Text value;       ///< `37,500 元`, 待补充
  const base::Origin* at =
      nullptr;  ///< where it was written; null for what was computed or is missing
  const Missing* missing =
      nullptr;  ///< set when this fact is missing; lives in the activation's arena
};

/// Why a program gave what it gave: the smallest set of facts that decided it, and the sentence
/// that puts them together, for programs of packs: `管理费 37,500 元 ≤ 项目总经费 300,000 元 × 10 %
/// = 30,000 元 不成立`.
struct Why {
  std::vector<Reason> reasons;
  base::Text sentence;  ///< one per failed conjunct, joined by `;` / `; `
};

/// More facts than a reader takes in; a sum over a thousand persons stays one line.
inline constexpr std::size_t usual_reasons = 12;

Why explain(const Program& program, Activation& activation, bool show_personal,
            std::size_t most_reasons = usual_reasons);

/// A value as people read it, with the unit of its type: `37,500 元`, `是`, `助理社会工作师`,
/// `甲、乙`, 待补充.
std::string to_text(const Value& value, TypeRef type, const Display& display,
                    bool personal = false);

/// A message with `{expression}` places; `{e:%}` prints per cent, `{e:.2}` two fraction digits,
/// `{{` a brace.
class Template {
 public:
  struct Impl;
  explicit Template(std::unique_ptr<Impl> impl);
  ~Template();
  const Source& source() const;
  /// Those of its places, as Program::fields().
  std::vector<const Field*> fields() const;

  const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

std::shared_ptr<const Template> compile_template(Source source, const Environment& environment,
                                                 base::Diagnostics& diagnostics);

/// Prints what is unknown as 待补充 / unknown; personal values are masked unless
/// display.show_personal.
std::string render(const Template& text, Activation& activation, const Display& display);

/// The missing facts behind an unknown value: a scalar's, an open list's, possible elements'.
/// Empty when the value is known.
std::vector<Missing> missing_of(const Value& value);

}  // namespace audit::cel
