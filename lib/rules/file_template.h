// SPDX-License-Identifier: Apache-2.0
//
// A station or area file that is yet to be filled in: the fields that the rules of packs ask for,
// in the model's order, without values, and beside each what it is, what may be written and which
// articles ask for it. It is read without a mistake and leaves every rule undecided that depends on
// it.
//
//   const std::string text = file_template(model, {wuhan}, {.kind = DocumentKind::Station});
//
//   名称:                      # 站点名称；文字
//   场地:
//     办公面积:                # 办公场所面积；单位㎡，如 60㎡；第八条
//   人员:                      # 每项一条
//     # - 姓名:                # 姓名；文字；个人信息，输出时遮盖
//     #   证书:                # 职业水平证书；选一项：无、助理社会工作师 …；第十三条
//
// Items of lists are comments, so that none of them counts: without their `# ` they are an item to
// fill in, those of a list within an item after a second time.
#pragma once

#include "base/text.h"
#include "model/submission.h"
#include "rules/pack.h"

#include <string>
#include <vector>

namespace audit::rules {

struct FileTemplate {
  model::DocumentKind kind = model::DocumentKind::Station;
  base::Language keys = base::Language::Chinese;  ///< of keys and of the words to choose from
  base::Language comments = base::Language::Chinese;
  std::string rules{};     ///< the packs as --rules names them; empty: they are those of the region
  model::Region region{};  ///< as far as it is known; what it leaves out the packs may know
};

/// Empty where no rule of the packs reads such a file.
std::string file_template(const model::Model& model, const std::vector<const Pack*>& packs,
                          const FileTemplate& wanted);

}  // namespace audit::rules
