// SPDX-License-Identifier: Apache-2.0
//
// The JSON Schema of a line of the stream, as docs/station-results-1.schema.json has it: put into
// the program by the build.
#pragma once

#include <string_view>

namespace audit::results {

std::string_view stream_schema();

}  // namespace audit::results
