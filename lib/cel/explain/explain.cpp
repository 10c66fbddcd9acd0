// SPDX-License-Identifier: Apache-2.0
#include "cel/program.h"

namespace audit::cel {

Why explain(const Program& program, Activation& activation, bool show_personal) {
  static_cast<void>(program);
  static_cast<void>(activation);
  static_cast<void>(show_personal);
  return {};
}

}  // namespace audit::cel
