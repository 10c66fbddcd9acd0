// SPDX-License-Identifier: Apache-2.0
//
// What somebody probably meant who wrote a key that the model does not have in that place:
//
//   成立曰期               是否指「成立日期」？
//   管理费, at the root    它应写在「经费」的「运营管理」下
//   专职: 是               请写「用工: 专职」
//   持证: 是               请填写「证书」
//   牌匾: 有               是否指「标识」下的「户外牌匾」「室内牌匾」？
//   行政成本高, in {…}     花括号里的逗号把一句话切断了，请给整句加引号
#pragma once

#include "base/text.h"
#include "model/schema.h"
#include "yaml/node.h"

namespace audit::model {

/// `- 电脑: 4`: the only key of a list's item, where `电脑: 4` in a mapping was meant.
bool is_item_key(const yaml::Node& entry);

/// True when the key belongs elsewhere in the document, and nothing that may stand there is
/// personal.
bool is_harmless_elsewhere(std::string_view key, const RecordSpec& document);

/// True when a value of this form may hold something personal.
bool may_hold_personal(const ValueSpec& spec);

/// A half-sentence; empty when nothing comes to mind. `here` is the record in which the key stands,
/// `document` the one of the whole document.
base::Text advise(const yaml::Node& entry, const RecordSpec& here, const RecordSpec& document);

}  // namespace audit::model
