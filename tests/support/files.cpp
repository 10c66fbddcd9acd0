// SPDX-License-Identifier: Apache-2.0
#include "support/files.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace audit::test {

std::string source_path(std::string_view path) {
  return std::string(AUDIT_SOURCE_DIR) + "/" + std::string(path);
}

std::string read_source_file(std::string_view path) {
  std::ifstream in(source_path(path), std::ios::binary);
  std::ostringstream bytes;
  if (!in || !(bytes << in.rdbuf() || in.peek() == std::ifstream::traits_type::eof())) {
    throw std::runtime_error("cannot read " + std::string(path));
  }
  return bytes.str();
}

void write_source_file(std::string_view path, std::string_view bytes) {
  std::ofstream out(source_path(path), std::ios::binary);
  out << bytes;
  if (!out.flush()) {
    throw std::runtime_error("cannot write " + std::string(path));
  }
}

}  // namespace audit::test
