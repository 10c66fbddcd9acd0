// SPDX-License-Identifier: Apache-2.0
//
// The jobs of station-new: files of stations and areas are made by file.cpp, rulings by ruling.cpp.
// What they share is new_file.h.
#pragma once

#include "common/command.h"

namespace audit::tools {

Command station_job();
Command county_job();
Command city_job();
Command ruling_job();

}  // namespace audit::tools
