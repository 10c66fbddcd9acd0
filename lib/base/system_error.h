// SPDX-License-Identifier: Apache-2.0
//
// Why the operating system refused something, in both languages: reason_of(ENOENT) is 没有这个文件.
#pragma once

#include "base/text.h"

namespace audit::base {

Text reason_of(int error_number);

}  // namespace audit::base
