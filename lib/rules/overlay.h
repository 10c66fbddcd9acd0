// SPDX-License-Identifier: Apache-2.0
//
// An overlay is a pack that extends others: a county tailors what its city has made of the rules of
// the province. It says so at its head, and may have rules and parameters of its own:
//
//   pack: yangban-county
//   title: {zh: 样板县实施细则, en: detailed rules of a county}
//   source: {issuer: 样板县民政局, number: 样县民〔2024〕3号, effective: 2024-04-01}
//   applies_to: {county: 样板县}
//   extends: yangban-city                  # an id or several
//   set:                                   # a parameter: its value, or value, article and reason
//     fee_cap: {value: 8%, article: 第三条}
//     yangban-city.min_staff: 4            # with the pack's id where several have one of that name
//   override: {YP-4: must}                 # a rule: its level, or level, article and reason
//   disable: {YP-7: 本县没有村（居）服务点}   # a rule: the reason, or reason and article
//
// This reads what such a head says. What comes of it is made by Tailor (tailor.h).
#pragma once

#include "base/diagnostic.h"
#include "cel/value.h"
#include "rules/pack.h"
#include "yaml/node.h"

#include <span>
#include <string_view>
#include <vector>

namespace audit::rules {

/// Reads `set`, `override` and `disable` into pack.settings and pack.info.settings; pack.extends
/// holds the packs they are about.
void read_settings(const yaml::Node& root, Pack& pack, cel::Arena& arena,
                   base::Diagnostics& diagnostics);

/// Reads parameters that a configuration sets, `name: value` or `pack.name: value` each, into the
/// settings of a pack that stands for the configuration; pack.extends holds all packs it may be
/// about.
void read_parameter_settings(std::span<const yaml::Node> entries, Pack& pack, cel::Arena& arena,
                             base::Diagnostics& diagnostics);

/// `parameter`: its name, or the pack's id, a point and its name.
bool has_parameter(const Pack& pack, std::string_view parameter);

/// The packs and everything that they extend, each once, the extended ones first.
std::vector<const Pack*> with_bases(std::span<const Pack* const> packs);

/// Directly or through others.
bool extends(const Pack& overlay, const Pack& base);

}  // namespace audit::rules
