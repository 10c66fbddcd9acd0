// SPDX-License-Identifier: Apache-2.0
//
// loader_verdicts MODEL: what the loader says of files, for tests that compare it with a JSON
// Schema. Standard input names a file a line, `document PATH` or `configuration PATH`; each gives a
// line of JSON:
//
//   {"kinds":{"0":"station"},"rejected":false,"errors":[{"code":"MODEL010","pointer":"/场地/办公面积","document":0}]}
#include "model/model.h"
#include "model/submission.h"
#include "yaml/reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

using namespace audit;
using Json = nlohmann::ordered_json;

std::string read_bytes(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// The innermost node whose key or value stands at the offset.
const yaml::Node* node_at(const yaml::Node& node, std::uint32_t offset) {
  for (const yaml::Node* child : node.children) {
    const bool in_key =
        !child->key.empty() && child->key.begin <= offset && offset < child->key.end;
    const bool in_value =
        child->span.begin <= offset && offset < std::max(child->span.end, child->span.begin + 1);
    if (in_key) {
      return child;
    }
    if (in_value) {
      return node_at(*child, offset);
    }
  }
  return &node;
}

Json errors_of(const base::Diagnostics& diagnostics, const yaml::File& file) {
  Json errors = Json::array();
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    if (diagnostic.severity != base::Severity::Error) {
      continue;
    }
    Json error = {{"code", diagnostic.code}};
    for (const yaml::Document& document : file.documents) {
      if (document.root != nullptr && document.span.begin <= diagnostic.at.span.begin &&
          diagnostic.at.span.begin <= document.span.end) {
        error["document"] = document.index;
        error["pointer"] = yaml::pointer(*node_at(*document.root, diagnostic.at.span.begin));
      }
    }
    errors.push_back(std::move(error));
  }
  return errors;
}

Json document_verdict(const model::Model& model, const std::string& path) {
  static constexpr const char* names[] = {"station", "county", "city", "rulings"};
  const model::Submission submission = load(model, path, read_bytes(path));
  Json kinds = Json::object();
  for (const model::BoundDocument& document : submission.documents) {
    kinds[std::to_string(document.index)] = names[static_cast<std::size_t>(document.kind)];
  }
  return {{"kinds", std::move(kinds)},
          {"rejected", submission.rejected()},
          {"errors", errors_of(submission.diagnostics, submission.file)}};
}

Json configuration_verdict(const model::Model& model, const std::string& path) {
  base::Diagnostics diagnostics;
  const yaml::File file = yaml::read(path, read_bytes(path), diagnostics);
  cel::Arena arena;
  const cel::TypeRef type = model.types().record(model.find_record("configuration"));
  for (const yaml::Document& document : file.documents) {
    if (document.root != nullptr) {
      model.read(*document.root, type, arena, diagnostics);
    }
  }
  return {{"kinds", Json::object()},
          {"rejected", file.rejected},
          {"errors", errors_of(diagnostics, file)}};
}

}  // namespace

int main(int argc, char** argv) {
  base::Diagnostics diagnostics;
  const auto model = model::Model::load(argc > 1 ? argv[1] : "", diagnostics);
  if (model == nullptr) {
    std::cerr << "loader_verdicts: no model\n";
    return 1;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t space = line.find(' ');
    const std::string path = line.substr(space + 1);
    const Json verdict = line.substr(0, space) == "configuration"
                             ? configuration_verdict(*model, path)
                             : document_verdict(*model, path);
    std::cout << verdict.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  return 0;
}
