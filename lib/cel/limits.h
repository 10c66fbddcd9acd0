// SPDX-License-Identifier: Apache-2.0
//
// Limits of expressions, each with its reason. Hitting one is a diagnostic or an error value, never
// a crash and never a verdict. (The CEL specification asks for at least 12 levels of recursion and
// 24 to 32 repetitions; these are far above.)
#pragma once

#include <cstddef>
#include <cstdint>

namespace audit::cel::limits {

/// Longest text of one expression: the longest rule known has 400 bytes; bounds the work of the
/// checker.
inline constexpr std::size_t expression_bytes = 64 * 1024;

/// Deepest nesting of the syntax tree: checker, planner and evaluator recurse, and 8 MiB of stack
/// must do also with sanitizers (about 1 KiB a level).
inline constexpr int depth = 250;

/// Elements visited by macros and list functions in one evaluation: a station with 1,000 staff
/// needs a few thousand, a province of 40,000 with undecided elements some millions; ten million
/// take about 0.2 s.
inline constexpr std::uint64_t steps = 10'000'000;

/// Longest list that a function makes (lists.range, windows): 10,000 months are 833 years.
inline constexpr std::int64_t made_list = 10'000;

/// Longest text that a function makes (`+`, replace, join): bounds memory of an evaluation.
inline constexpr std::size_t made_text = 1024 * 1024;

/// Parts of a type of standard CEL: those that people write have fewer than twenty. Larger ones are
/// dyn to the checker.
inline constexpr std::size_t type_size = 100;

/// Steps of the checker of standard CEL on the question whether two types fit: bounds its work on
/// types that share their parts.
inline constexpr std::size_t type_work = 4000;

}  // namespace audit::cel::limits
