// SPDX-License-Identifier: Apache-2.0
#include "model/schema.h"

#include "model/forms/number_form.h"

namespace audit::model {

const RecordSpec* Model::Impl::find(const cel::RecordType* type) const {
  const auto found = record_names.find(type->name);
  return found != record_names.end() && &found->second->type == type ? found->second : nullptr;
}

const EnumSpec* Model::Impl::find(const cel::EnumType* type) const {
  const auto found = enumeration_names.find(type->name);
  return found != enumeration_names.end() && &found->second->type == type ? found->second : nullptr;
}

NumberAsked number_asked(const ValueSpec& spec) {
  return {.unit = spec.type->unit,
          .whole = spec.form == Form::Count,
          .ratio = spec.form == Form::Ratio};
}

}  // namespace audit::model
