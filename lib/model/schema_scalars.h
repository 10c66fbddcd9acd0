// SPDX-License-Identifier: Apache-2.0
//
// How one word of a file looks to JSON Schema: YAML gives a text, a number or a boolean, and the
// model's readers take each as it is written.
//
//   scalar_of(spec, Language::Chinese).pattern     // of a text; a number has keywords of its own
#pragma once

#include "model/schema.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace audit::model {

using Json = nlohmann::ordered_json;

struct Scalar {
  std::vector<std::string> types = {};  ///< of JSON, beside null
  bool any_text = false;
  bool spaces_divide = false;     ///< words of it in one line may stand with a space between them
  std::string pattern = {};       ///< of a text that says a value, without anchors
  std::string absences = {};      ///< of a text that says that there is none
  Json numbers = Json::object();  ///< minimum, maximum …: of numbers only
  std::vector<std::string> examples = {};

  /// Adds its keywords to a schema that may take other types as well.
  void add_to(Json& schema) const;
};

/// Of a form that is one word: neither record nor list.
Scalar scalar_of(const ValueSpec& spec, base::Language language);

/// Of a record in one word; no types when it is never one (but for the words of absence).
Scalar scalar_of(const RecordSpec& record, base::Language language);

/// Words of absence as a pattern; 无 and the like only where the form knows them.
std::string absence_pattern(bool with_none);

}  // namespace audit::model
