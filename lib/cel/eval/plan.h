// SPDX-License-Identifier: Apache-2.0
//
// The plan of a program: its checked syntax tree with everything looked up - slots, field indexes,
// implementations of functions, constants - in one arena that all threads read. The evaluator and
// explain() walk it.
//
//   finance.total * 0.1      // Call(_*_)[ Field(total)[ Field(finance)[ Slot 0 ] ], Constant 1/10
//   ]
#pragma once

#include "cel/ast.h"
#include "cel/functions/table.h"
#include "cel/program.h"
#include "cel/value.h"

#include <span>

namespace audit::cel {

enum class Op : std::uint8_t {
  Constant,
  Slot,   ///< a variable of the environment
  Local,  ///< a variable that a macro binds
  Let,    ///< a named expression, evaluated once
  Field,  ///< arguments: record
  Has,    ///< arguments: record; is the field written?
  At,     ///< arguments: list, position
  Find,   ///< arguments: list of records, key
  And,    ///< any number of arguments
  Or,
  Not,
  Conditional,  ///< arguments: condition, then, else
  MakeList,
  Macro,  ///< arguments: target, then the macro's own
  Call,
  Standard,  ///< a step that packs do not have: standard/step.h
};

/// One step. Which members mean something depends on `op`; the others keep their defaults.
struct Node {
  Op op = Op::Constant;
  bool personal = false;
  MacroKind macro = MacroKind::All;
  bool is_operator = false;  ///< Call: written as an operator
  int slot = -1;             ///< Slot, Let: in the activation; Local, Macro: first local
  base::Span span;           ///< in the text of the program
  TypeRef type = nullptr;
  std::span<const Node* const> arguments;
  Value constant;                      ///< Constant
  const cel::Field* field = nullptr;   ///< Field, Has; Find: the key field
  const Program* program = nullptr;    ///< Let
  const Overload* overload = nullptr;  ///< Call
  const void* prepared = nullptr;  ///< Call: what the row's prepare() made of constant arguments
  std::string_view name;           ///< Slot, Local, Let: as written
  std::string_view name_zh;        ///< Slot: its first synonym, for messages in Chinese; else empty
};

}  // namespace audit::cel
