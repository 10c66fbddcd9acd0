// SPDX-License-Identifier: Apache-2.0
#include "support/golden.h"

#include "support/files.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <vector>

namespace audit::test {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) {
      lines.push_back(std::string(text) + "\\ no newline at the end");
      break;
    }
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

struct Edit {
  char sign;  ///< ' ' in both, '-' expected only, '+' actual only
  std::string line;
};

/// The shortest edit by longest common subsequence; quadratic, for texts of some thousand lines.
std::vector<Edit> edits(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::vector<std::size_t>> common(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      common[i][j] =
          a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::vector<Edit> result;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      result.push_back({' ', a[i]});
      ++i;
      ++j;
    } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
      result.push_back({'-', a[i++]});
    } else {
      result.push_back({'+', b[j++]});
    }
  }
  return result;
}

bool wants_update() {
  const char* update = std::getenv("UPDATE_GOLDEN");
  return update != nullptr && std::string_view(update) == "1";
}

}  // namespace

std::string line_diff(std::string_view expected, std::string_view actual) {
  if (expected == actual) {
    return {};
  }
  const auto all = edits(lines_of(expected), lines_of(actual));
  const auto is_change = [&](std::size_t i) { return i < all.size() && all[i].sign != ' '; };
  std::string diff;
  bool skipped = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (is_change(i) || is_change(i + 1) || (i > 0 && is_change(i - 1))) {
      diff += skipped ? "  ...\n" : "";
      diff += std::string(1, all[i].sign) + " " + all[i].line + "\n";
      skipped = false;
    } else {
      skipped = true;
    }
  }
  return diff;
}

void check_golden(std::string_view actual, const std::string& file) {
  if (wants_update()) {
    write_source_file(file, actual);
    return;
  }
  std::string expected;
  try {
    expected = read_source_file(file);
  } catch (const std::runtime_error& error) {
    BOOST_ERROR(error.what() << " (UPDATE_GOLDEN=1 writes it)");
    return;
  }
  BOOST_CHECK_MESSAGE(actual == expected, file << " differs (- expected, + actual):\n"
                                               << line_diff(expected, actual));
}

}  // namespace audit::test
