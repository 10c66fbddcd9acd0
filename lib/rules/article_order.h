// SPDX-License-Identifier: Apache-2.0
//
// The order in which articles stand in their text, by the numbers in their names: 第三条,
// 第十九条第（一）项, 第十九条第（二）项, 第二十条. Names without numbers come first.
//
//   articles_in_order({"第二十条", "第三条", "第三条"})        // {"第三条", "第二十条"}
#pragma once

#include <string>
#include <vector>

namespace audit::rules {

/// Each once; those that are named together (附件1、一（三）) apart.
std::vector<std::string> articles_in_order(const std::vector<std::string>& names);

}  // namespace audit::rules
