// SPDX-License-Identifier: Apache-2.0
#include "common/read_file.h"

#include "yaml/limits.h"

#include <utility>

namespace audit::tools {

std::vector<model::Region> ReadFile::regions() const {
  std::vector<model::Region> regions;
  if (submission) {
    for (const model::BoundDocument& document : submission->documents) {
      if (document.kind != model::DocumentKind::Rulings) {
        regions.push_back(document.region);
      }
    }
  }
  return regions;
}

ReadFile read_file(const Input& input, const model::Model& model, int standard_input,
                   const model::Region* region) {
  ReadFile file{.input = input, .is_empty = false, .submission = std::nullopt};
  if (input.problem != Input::Problem::None) {
    return file;
  }
  // One byte more than the reader takes, so that it sees that there is more.
  auto bytes =
      read_bytes(input.path, standard_input, yaml::max_file_bytes + 1, file.input.error_number);
  if (!bytes) {
    file.input.problem = Input::Problem::Unreadable;
    return file;
  }
  file.is_empty = bytes->empty();
  if (!file.is_empty) {
    bytes->shrink_to_fit();  // an area keeps the text of its stations
    file.submission = model::load(model, input.path, std::move(*bytes), region);
  }
  return file;
}

}  // namespace audit::tools
