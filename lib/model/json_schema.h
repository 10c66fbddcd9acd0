// SPDX-License-Identifier: Apache-2.0
//
// JSON Schema (draft-07, which editors read) of the files whose fields the model defines: every key
// of both languages and every synonym, titles and descriptions, the forms in which values are
// written, and lists in all their forms. It accepts what the binder accepts, as far as a schema can
// see it; tests/node/exceptions.yaml names the rest.
//
//   json_schema(model, "station", base::Language::Chinese)      // a text, ready to be written
//
// A record, a list and a word in one place are one schema with the keywords of each of its types
// rather than an `anyOf`, so that an editor can say what is wrong.
#pragma once

#include "base/text.h"
#include "model/model.h"

#include <string>
#include <string_view>

namespace audit::model {

/// Of a document (station, county, city, rulings) or another record of the model by its name, which
/// must exist. `language`: of titles and messages, and of the keys that editors propose.
std::string json_schema(const Model& model, std::string_view record, base::Language language);

}  // namespace audit::model
