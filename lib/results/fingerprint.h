// SPDX-License-Identifier: Apache-2.0
//
// By what a finding is known again in another run: a digest of rule, station identity and item key,
// never of line, value, path or personal data (the key has personal parts masked). A changed amount
// is the same finding.
//
//   fingerprint("WH-26d", result.subject)      // 84e1ed1f0e1aea6deea6f8020d157c3b
#pragma once

#include "results/records.h"

#include <string>

namespace audit::results {

/// 32 hex digits.
std::string fingerprint(const std::string& rule, const Subject& subject);

/// The one that the result carries; a pass or not_applicable carries none, and it is computed.
std::string fingerprint_of(const Result& result);

}  // namespace audit::results
