// SPDX-License-Identifier: Apache-2.0
#include "common/inputs.h"

#include "common/command.h"
#include "tools/temporary_folder.h"

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <filesystem>

namespace audit::tools {
namespace {

using test::TemporaryFolder;

std::vector<std::string> paths(const std::vector<Input>& inputs) {
  std::vector<std::string> paths;
  for (const Input& input : inputs) {
    paths.push_back(input.path);
  }
  return paths;
}

#define CHECK_PATHS(inputs, ...)                                       \
  BOOST_TEST(paths(inputs) == (std::vector<std::string>{__VA_ARGS__}), \
             boost::test_tools::per_element())

BOOST_AUTO_TEST_SUITE(inputs)

BOOST_AUTO_TEST_CASE(operands_stay_in_the_order_in_which_they_are_given) {
  const TemporaryFolder t;
  const std::string b = t.write("b.yaml", "");
  const std::string a = t.write("a.txt", "");
  CHECK_PATHS(find_inputs({b, "-", a}), b, "-", a);
}

BOOST_AUTO_TEST_CASE(entries_of_a_folder_come_by_the_bytes_of_their_paths) {
  const TemporaryFolder t;
  for (const char* name :
       {"z.yaml", "a/z.yml", "a-b.yaml", "B.yaml", "a.yaml", "镇.yaml", "a/b/c.yaml"}) {
    t.write(name, "");
  }
  CHECK_PATHS(find_inputs({t.path() + "/"}), t / "B.yaml", t / "a-b.yaml", t / "a.yaml",
              t / "a/b/c.yaml", t / "a/z.yml", t / "z.yaml", t / "镇.yaml");
}

BOOST_AUTO_TEST_CASE(hidden_linked_and_foreign_entries_are_left_out) {
  const TemporaryFolder t;
  for (const char* name : {"a.yaml", ".hidden.yaml", ".git/b.yaml", "c.json", "yaml",
                           "station-audit.yaml", "d.YAML", "elsewhere/e.yaml"}) {
    t.write("in/" + std::string(name), "");
  }
  t.write("out/f.yaml", "");
  std::filesystem::create_directory_symlink(t / "out", t / "in/linked");
  std::filesystem::create_symlink(t / "out/f.yaml", t / "in/link.yaml");
  CHECK_PATHS(find_inputs({t / "in"}), t / "in/a.yaml", t / "in/elsewhere/e.yaml",
              t / "in/link.yaml");
}

BOOST_AUTO_TEST_CASE(what_is_not_there_keeps_its_place) {
  const TemporaryFolder t;
  const std::string a = t.write("a.yaml", "");
  std::filesystem::create_directory(t / "empty");
  const std::vector<Input> found = find_inputs({t / "none.yaml", a, t / "empty"});
  CHECK_PATHS(found, t / "none.yaml", a, t / "empty");
  BOOST_TEST((found[0].problem == Input::Problem::Unreadable));
  BOOST_TEST(found[0].error_number == ENOENT);
  BOOST_TEST((found[1].problem == Input::Problem::None));
  BOOST_TEST((found[2].problem == Input::Problem::EmptyFolder));
}

BOOST_AUTO_TEST_CASE(a_path_that_comes_up_twice_is_taken_once) {
  const TemporaryFolder t;
  const std::string a = t.write("a.yaml", "");
  const std::string b = t.write("b.yaml", "");
  CHECK_PATHS(find_inputs({b, t.path(), b}), b, a);
  // However it is written.
  const std::string same = t.path() + "/./a.yaml";
  CHECK_PATHS(find_inputs({same, a, t.path() + "//b.yaml"}), same, t.path() + "//b.yaml");
}

BOOST_AUTO_TEST_CASE(lists_may_end_lines_in_three_ways) {
  const TemporaryFolder t;
  const std::vector<std::string> expected{"a b", "c"};
  for (const std::string& bytes :
       {std::string("a b\nc\n"), std::string("a b\r\n\r\nc"), std::string("a b\0c\0", 6)}) {
    BOOST_TEST(read_list(t.write("list", bytes), 0) == expected, boost::test_tools::per_element());
  }
  BOOST_TEST(read_list(t.write("list", ""), 0).empty());
  BOOST_CHECK_THROW(read_list(t / "none", 0), UsageError);
}

BOOST_AUTO_TEST_CASE(bytes_are_read_up_to_the_limit) {
  const TemporaryFolder t;
  int error = -1;
  const std::string text(100'000, 'x');
  const std::string file = t.write("a", text);
  BOOST_TEST((read_bytes(file, 0, 1U << 20U, error) == text));
  BOOST_TEST(error == 0);
  BOOST_TEST(read_bytes(file, 0, 10, error)->size() == 10U);
  BOOST_TEST(read_bytes(t.write("empty", ""), 0, 10, error)->empty());
  BOOST_TEST(!read_bytes(t / "none", 0, 10, error));
  BOOST_TEST(error == ENOENT);
  BOOST_TEST(!read_bytes(t.path(), 0, 10, error));
  BOOST_TEST(error == EISDIR);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::tools
