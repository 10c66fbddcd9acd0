// SPDX-License-Identifier: Apache-2.0
//
// Bytes of a file to YAML nodes. Accepts UTF-8 (with or without BOM), UTF-16 with BOM and GB18030,
// which is detected and converted with a note; yaml-cpp's events give structure and decoded text,
// the text itself is scanned for exact ends, styles and for what yaml-cpp lets pass (see events.h).
// How it goes: encoding -> events -> tree (nodes, keys, aliases, limits) -> slips; where yaml-cpp
// gives up, syntax_errors says why.
//
//   Diagnostics diagnostics;
//   File file = read("stations/a.yaml", bytes, diagnostics);
//   if (file.rejected) ...    // nothing of it can be used; diagnostics say where and why
#pragma once

#include "base/diagnostic.h"
#include "yaml/node.h"

#include <string>

namespace audit::yaml {

File read(std::string name, std::string bytes, base::Diagnostics& diagnostics);

}  // namespace audit::yaml
