// SPDX-License-Identifier: Apache-2.0
#include "cel/program.h"

#include "cel/checker/checker.h"
#include "cel/checker/matching.h"
#include "cel/eval/evaluator.h"
#include "cel/eval/gaps.h"
#include "cel/eval/planner.h"
#include "cel/limits.h"
#include "cel/parser.h"
#include "cel/program_impl.h"
#include "cel/standard/checker.h"
#include "cel/standard/planner.h"

#include <algorithm>
#include <utility>

namespace audit::cel {
namespace {

/// `finance.operation.admin_fee`, `ledgers["困难群众"].visited`, `w.birth_date`.
bool is_field_path(const Expr& expr) {
  if (expr.as<Identifier>() != nullptr) {
    return true;
  }
  if (const auto* select = expr.as<Select>()) {
    return is_field_path(*select->operand);
  }
  const auto* call = expr.as<Call>();
  return call != nullptr && call->function == "_[_]" && is_field_path(*call->arguments[0]);
}

std::shared_ptr<const Program> compile_pack(const Syntax& syntax,
                                            std::unique_ptr<Program::Impl> owned,
                                            const Environment& environment, TypeRef expected,
                                            base::Diagnostics& diagnostics,
                                            const CompileOptions& options) {
  Program::Impl& impl = *owned;
  auto checked = check(syntax, impl.source, environment,
                       {.expected = expected, .allow_has = options.allow_has}, diagnostics);
  if (!checked) {
    return nullptr;
  }
  const Resolved& root = (*checked)[*syntax.root];
  impl.type = root.type;
  impl.literal_type = checked->literal_type;
  impl.personal = root.personal;
  impl.path = root.path;
  impl.is_path = is_field_path(*syntax.root);
  impl.reads = checked->reads;
  impl.fields = std::move(checked->fields);
  impl.local_count = checked->local_count;
  auto program = std::make_shared<Program>(std::move(owned));
  if (!make_plan(syntax, *checked, impl, *program, diagnostics)) {
    return nullptr;
  }
  return program;
}

std::shared_ptr<const Program> compile_standard(const Syntax& syntax,
                                                std::unique_ptr<Program::Impl> owned,
                                                const Environment& environment, TypeRef expected,
                                                base::Diagnostics& diagnostics,
                                                const CompileOptions& options) {
  Program::Impl& impl = *owned;
  const auto checked =
      standard::check(syntax, impl.source, environment,
                      {.expected = expected, .static_types = options.check}, diagnostics);
  if (!checked) {
    return nullptr;
  }
  impl.type = (*checked)[*syntax.root].type;
  impl.literal_type = impl.type;
  impl.local_count = checked->local_count;
  impl.plan = standard::make_plan(syntax, *checked, impl);
  return std::make_shared<Program>(std::move(owned));
}

}  // namespace

Source Source::of(std::string text) {
  return {.text = std::move(text), .file = nullptr, .offsets = {}};
}

base::Place Source::place(base::Span in_text) const {
  if (offsets.empty()) {
    return {.source = file, .span = in_text};
  }
  const auto map = [this](std::uint32_t offset) {
    return offsets[std::min<std::size_t>(offset, offsets.size() - 1)];
  };
  return {.source = file, .span = {map(in_text.begin), map(in_text.end)}};
}

Activation::Activation(Arena& arena, int slot_count)
    : slots(static_cast<std::size_t>(slot_count)), arena_(&arena) {}

void Activation::set(int slot, Value value) {
  slots[static_cast<std::size_t>(slot)] = {value, Slot::State::Set};
}

void Activation::forget(int slot) {
  for (auto i = static_cast<std::size_t>(slot); i < slots.size(); ++i) {
    slots[i] = Slot();
  }
}

void Activation::set_dates(Value as_of_date, Value base_date_date, Value reporting_period) {
  as_of = as_of_date;
  base_date = base_date_date;
  period = reporting_period;
}

Program::Program(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Program::~Program() = default;

TypeRef Program::type() const {
  return impl_->type;
}

const Source& Program::source() const {
  return impl_->source;
}

bool Program::is_personal() const {
  return impl_->personal;
}

bool Program::is_path() const {
  return impl_->is_path;
}

const std::vector<std::string>& Program::reads() const {
  return impl_->reads;
}

const std::vector<const Field*>& Program::fields() const {
  return impl_->fields;
}

std::shared_ptr<const Program> compile(Source source, const Environment& environment,
                                       TypeRef expected, base::Diagnostics& diagnostics,
                                       const CompileOptions& options) {
  const auto syntax =
      parse(source, {.dialect = environment.dialect(), .macros = options.macros}, diagnostics);
  if (!syntax) {
    return nullptr;
  }
  auto owned = std::make_unique<Program::Impl>();
  owned->source = std::move(source);
  owned->dialect = environment.dialect();
  if (environment.dialect() == Dialect::Standard) {
    return compile_standard(*syntax, std::move(owned), environment, expected, diagnostics, options);
  }
  return compile_pack(*syntax, std::move(owned), environment, expected, diagnostics, options);
}

Value evaluate(const Program& program, Activation& activation) {
  activation.steps = limits::steps;
  return run(program, activation.arena(), activation, activation.slots);
}

std::vector<Missing> missing_of(const Value& value) {
  Arena arena;
  Gaps gaps(arena);
  gaps.add(value);
  if (gaps.empty()) {
    return {};
  }
  const std::span<const Missing> missing = gaps.unknown()->missing;
  return {missing.begin(), missing.end()};
}

}  // namespace audit::cel
