// SPDX-License-Identifier: Apache-2.0
#include "common/output.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <initializer_list>
#include <signal.h>  // sigaction
#include <sys/stat.h>
#include <unistd.h>

namespace audit::tools {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16;

// Names of files that are being written, for the signal handler, which may use nothing but plain
// memory and unlink(). A name that finds no place here is left behind when a signal comes, nothing
// worse.
constexpr std::size_t max_unfinished = 8;
constexpr std::size_t max_path = 4096;

struct Unfinished {
  std::atomic<bool> in_use = false;
  std::array<char, max_path> path{};
};

std::array<Unfinished, max_unfinished> unfinished;

void remember(const std::string& path) {
  for (Unfinished& entry : unfinished) {
    if (!entry.in_use && path.size() < max_path) {
      std::memcpy(entry.path.data(), path.c_str(), path.size() + 1);
      entry.in_use = true;
      return;
    }
  }
}

void forget(const std::string& path) {
  for (Unfinished& entry : unfinished) {
    if (entry.in_use && path == entry.path.data()) {
      entry.in_use = false;
    }
  }
}

extern "C" void end_by_signal(int signal_number) {
  for (const Unfinished& entry : unfinished) {
    if (entry.in_use) {
      ::unlink(entry.path.data());
    }
  }
  ::signal(signal_number, SIG_DFL);
  ::raise(signal_number);
}

/// An existing file keeps its permissions; a new one gets the usual ones.
mode_t mode_for(const struct stat* existing) {
  if (existing != nullptr) {
    return existing->st_mode & 07777;
  }
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

bool OutputError::is_closed_pipe() const {
  return number == EPIPE;
}

Output::Output(int descriptor) : descriptor_(descriptor) {
  buffer_.reserve(buffer_size);
}

Output::Output(const std::string& path) : path_(path), owns_descriptor_(true) {
  buffer_.reserve(buffer_size);

  struct stat existing {};

  const bool exists = ::stat(path.c_str(), &existing) == 0;
  if (exists && S_ISDIR(existing.st_mode)) {
    fail(EISDIR);
  }
  if (exists && !S_ISREG(existing.st_mode)) {
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    // A symbolic link keeps standing: the file that it names is replaced.
    if (char* real = exists ? ::realpath(path.c_str(), nullptr) : nullptr; real != nullptr) {
      path_ = real;
      std::free(real);  // NOLINT(cppcoreguidelines-no-malloc): realpath() says so
    }
    std::string name = path_ + ".XXXXXX";
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ >= 0) {
      temporary_ = name;
      remember(temporary_);
      ::fchmod(descriptor_, mode_for(exists ? &existing : nullptr));
    }
  }
  if (descriptor_ < 0) {
    fail(errno);
  }
}

Output::~Output() {
  if (owns_descriptor_ && descriptor_ >= 0) {
    ::close(descriptor_);
  }
  if (!temporary_.empty()) {
    ::unlink(temporary_.c_str());
    forget(temporary_);
  }
}

void Output::fail(int number) const {
  throw OutputError{path_, number};
}

void Output::write(std::string_view text) {
  if (buffer_.size() + text.size() > buffer_size) {
    flush();
  }
  if (text.size() < buffer_size) {
    buffer_ += text;
    return;
  }
  buffer_ = text;
  flush();
}

void Output::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written < 0) {
      fail(errno);
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void Output::finish() {
  flush();
  if (!owns_descriptor_) {
    return;
  }
  const int descriptor = descriptor_;
  descriptor_ = -1;
  if (::close(descriptor) != 0) {  // a full disk may show only here
    fail(errno);
  }
}

void Output::publish() {
  if (!temporary_.empty()) {
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) {
      fail(errno);
    }
    forget(temporary_);
    temporary_.clear();
  }
}

void prepare_process() {
  // A descriptor that is closed would be given to the next file that is opened. Opened for reading,
  // it still fails when it is written to.
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
      ::open("/dev/null", O_RDONLY);  // NOLINT(android-cloexec-open): takes the lowest free number
    }
  }

  struct sigaction action {};

  action.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &action, nullptr);
  action.sa_handler = end_by_signal;
  for (const int signal_number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};

    if (::sigaction(signal_number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) {
      ::sigaction(signal_number, &action, nullptr);
    }
  }
}

}  // namespace audit::tools
