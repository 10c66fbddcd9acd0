// SPDX-License-Identifier: Apache-2.0
//
// The JSON Schemas of a line of the streams, as docs/ has them: put into the program by the build.
//
//   std::cout << comparison_schema();
#pragma once

#include <string>
#include <string_view>

namespace audit::results {

/// docs/station-results-1.schema.json.
std::string_view stream_schema();

/// docs/station-diff-1.schema.json, which refers to the other.
std::string_view comparison_schema_page();

/// The same in one piece: what it takes from the schema of results is among its own definitions.
std::string comparison_schema();

}  // namespace audit::results
