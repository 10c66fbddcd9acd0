// SPDX-License-Identifier: Apache-2.0
#include "traceability/lines.h"

#include "support/files.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace audit::test {
namespace {

/// `CO/ST` has the part ST.
bool has_part(std::string_view parts, std::string_view part) {
  while (!parts.empty()) {
    const std::size_t end = std::min(parts.find('/'), parts.size());
    if (parts.substr(0, end) == part) {
      return true;
    }
    parts.remove_prefix(std::min(end + 1, parts.size()));
  }
  return false;
}

template <std::size_t size>
bool has_any(const std::string& parts, const std::array<const char*, size>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](const char* part) { return has_part(parts, part); });
}

}  // namespace

bool Line::is_decidable() const {
  return has_any(decidable, std::array{"D", "DE", "DX", "DS"});
}

std::vector<Line> read_lines(const std::string& pack) {
  const std::string file = "tests/traceability/" + pack + ".txt";
  std::istringstream text(read_source_file(file));
  std::vector<Line> lines;
  std::set<std::string> ids;
  for (std::string row; std::getline(text, row);) {
    if (row.empty() || row.front() == '#') {
      continue;
    }
    Line line;
    std::istringstream words(row);
    words >> line.id >> line.scope >> line.decidable >> std::ws;
    std::getline(words, line.reason);
    if (line.decidable.empty() || !ids.insert(line.id).second) {
      throw std::runtime_error(file + ": malformed or there already: " + row);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

const Line* line_of(const std::vector<Line>& lines, const std::string& rule) {
  const auto find = [&](const std::string& id) -> const Line* {
    const auto at =
        std::find_if(lines.begin(), lines.end(), [&](const Line& line) { return line.id == id; });
    return at == lines.end() ? nullptr : &*at;
  };
  if (const Line* line = find(rule)) {
    return line;
  }
  const std::size_t dot = rule.find_last_not_of("0123456789");
  const bool is_numbered = dot != std::string::npos && rule[dot] == '.' && dot + 1 < rule.size();
  return is_numbered ? find(rule.substr(0, dot)) : nullptr;
}

}  // namespace audit::test
