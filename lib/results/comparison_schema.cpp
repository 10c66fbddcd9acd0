// SPDX-License-Identifier: Apache-2.0
#include "results/stream_schema.h"

#include <nlohmann/json.hpp>

namespace audit::results {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view inside = "#/definitions/";
constexpr std::string_view of_results = "#/definitions/results/definitions/";
constexpr std::string_view elsewhere = "station-results-1.schema.json#/definitions/";

std::string with(std::string_view text, std::string_view old_part, std::string_view new_part) {
  std::string out(text);
  for (std::size_t at = out.find(old_part); at != std::string::npos;
       at = out.find(old_part, at + new_part.size())) {
    out.replace(at, old_part.size(), new_part);
  }
  return out;
}

}  // namespace

std::string comparison_schema() {
  const Json results = Json::parse(with(stream_schema(), inside, of_results));
  Json schema = Json::parse(with(comparison_schema_page(), elsewhere, of_results));
  schema["definitions"]["results"] = {{"definitions", results["definitions"]}};
  return schema.dump(2) + '\n';
}

}  // namespace audit::results
