// SPDX-License-Identifier: Apache-2.0
#include "common/output.h"

#include "tools/temporary_folder.h"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace audit::tools {
namespace {

using test::bytes_of;
using test::TemporaryFolder;

std::size_t entries_of(const TemporaryFolder& folder) {
  const std::filesystem::directory_iterator entries(folder.path());
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

BOOST_AUTO_TEST_SUITE(output)

BOOST_AUTO_TEST_CASE(a_file_stands_in_its_place_only_when_it_is_complete) {
  const TemporaryFolder t;
  const std::string path = t.write("out.txt", "before");
  {
    Output unfinished(path);
    unfinished.write("half");
  }
  BOOST_TEST(bytes_of(path) == "before");
  Output finished(path);
  finished.write("a");
  finished.write(std::string(200'000, 'b'));
  BOOST_TEST(bytes_of(path) == "before");
  finished.finish();
  BOOST_TEST(bytes_of(path) == "before");
  finished.publish();
  BOOST_TEST(bytes_of(path) == "a" + std::string(200'000, 'b'));
  BOOST_TEST(entries_of(t) == 1U);
}

BOOST_AUTO_TEST_CASE(permissions_and_links_stay) {
  const TemporaryFolder t;
  const std::string path = t.write("out.txt", "before");
  ::chmod(path.c_str(), 0640);
  std::filesystem::create_symlink(path, t / "link");
  Output out(t / "link");
  out.write("after");
  out.close();
  BOOST_TEST(bytes_of(path) == "after");
  BOOST_TEST(std::filesystem::is_symlink(t / "link"));

  struct stat found {};

  BOOST_TEST(::stat(path.c_str(), &found) == 0);
  BOOST_TEST((found.st_mode & 0777U) == 0640U);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_an_error_with_its_reason) {
  const TemporaryFolder t;
  BOOST_CHECK_EXCEPTION(Output(t / "none/out.txt"), OutputError,
                        [](const OutputError& error) { return error.number == ENOENT; });
  BOOST_CHECK_EXCEPTION(Output(t.path()), OutputError,
                        [](const OutputError& error) { return error.number == EISDIR; });
  Output full("/dev/full");
  full.write("x");
  BOOST_CHECK_EXCEPTION(full.finish(), OutputError,
                        [](const OutputError& error) { return error.number == ENOSPC; });
}

BOOST_AUTO_TEST_CASE(a_closed_pipe_is_told_apart) {
  prepare_process();
  int ends[2];
  BOOST_TEST(::pipe(ends) == 0);
  ::close(ends[0]);
  Output out(ends[1]);
  out.write("x");
  BOOST_CHECK_EXCEPTION(out.finish(), OutputError,
                        [](const OutputError& error) { return error.is_closed_pipe(); });
  ::close(ends[1]);
}

BOOST_AUTO_TEST_CASE(a_signal_leaves_no_half_written_file) {
  const TemporaryFolder t;
  const pid_t child = ::fork();
  if (child == 0) {
    prepare_process();
    Output out(t / "out.txt");
    out.write("half");
    ::raise(SIGTERM);
    ::_exit(0);
  }
  int status = 0;
  BOOST_TEST(::waitpid(child, &status, 0) == child);
  BOOST_TEST(WIFSIGNALED(status));
  BOOST_TEST(WTERMSIG(status) == SIGTERM);  // which a shell shows as 143
  BOOST_TEST(entries_of(t) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace audit::tools
