// SPDX-License-Identifier: Apache-2.0
//
// The head of a pack: what regulation it encodes, from when it holds and where. Selection by region
// reads nothing else of a pack.
//
//   pack: wuhan
//   title: {zh: 武汉市街道(乡镇)社会工作服务站建设管理办法(试行), en: Wuhan station measures
//   (trial)} source: {issuer: 武汉市民政局, number: 武民政规〔2022〕1号, issued: 2022-08-08,
//   effective: 2022-09-07} applies_to: {city: 武汉市, code: 420100}
//
// `applies_to: everywhere` is for checks that no regulation asks for: they join the packs of a
// region when an area is judged.
#pragma once

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/text.h"
#include "rules/pack.h"
#include "yaml/node.h"

#include <optional>
#include <string>
#include <vector>

namespace audit::rules {

/// A pack that is extended, and where that is said.
struct Extended {
  std::string id;
  base::Place place;
};

struct PackHead {
  std::string id;
  base::Text title;
  std::string number, issuer;
  std::optional<base::Date> issued, effective, until;
  AppliesTo applies_to;
  std::vector<Extended> extends;
};

/// Null when the file is not the head of a pack.
std::optional<PackHead> read_head(const yaml::Node& root, base::Diagnostics& diagnostics);

/// Reads `effective:` and `until:` of a mapping.
void read_dates(const yaml::Node& mapping, std::optional<base::Date>& effective,
                std::optional<base::Date>& until, base::Diagnostics& diagnostics);

/// The root of the one document that a pack file has; null (and a diagnostic) when there is none or
/// several.
const yaml::Node* single_root(const yaml::File& file, base::Diagnostics& diagnostics);

}  // namespace audit::rules
