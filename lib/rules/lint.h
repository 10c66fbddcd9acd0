// SPDX-License-Identifier: Apache-2.0
//
// What is not wrong with a pack, but probably not meant: rules without tests, readings that are
// tested one way only, parameters and lets that nothing uses, messages whose languages differ,
// titles in one language.
#pragma once

#include "base/diagnostic.h"
#include "rules/pack.h"
#include "rules/test_cases.h"

#include <span>

namespace audit::rules {

/// `loaded`: all packs that are at hand, for rules named in `see`.
void lint(const Pack& pack, const RuleTests& tests, std::span<const Pack* const> loaded,
          base::Diagnostics& diagnostics);

}  // namespace audit::rules
