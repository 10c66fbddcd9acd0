// SPDX-License-Identifier: Apache-2.0
//
// The tables of --statistics in the text report: the articles violated most, the townships, the
// fields missing most. Long ones are cut; the stream has them whole.
//
//   append_statistics(out, *summary.statistics, book, Language::Chinese);
#pragma once

#include "base/text.h"
#include "results/statistics.h"
#include "writers/rule_book.h"

#include <string>

namespace audit::writers {

void append_statistics(std::string& out, const results::Statistics& statistics,
                       const RuleBook& book, base::Language language);

}  // namespace audit::writers
