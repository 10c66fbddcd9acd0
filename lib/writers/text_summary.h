// SPDX-License-Identifier: Apache-2.0
//
// The end of the text report: how the stations stand with each bundle and group, and one line of
// counts. One station has its ratios (六有 5/6, and which one is not met), several have a table of
// stations.
#pragma once

#include "writers/rule_book.h"

#include <string>

namespace audit::writers {

void append_summary(std::string& out, const results::Summary& summary, const RuleBook& book,
                    base::Language language);

}  // namespace audit::writers
