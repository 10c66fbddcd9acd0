// SPDX-License-Identifier: Apache-2.0
#include "common/inputs.h"

#include "base/system_error.h"
#include "base/utf8.h"
#include "common/command.h"
#include "writers/phrases.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <dirent.h>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_set>

namespace audit::tools {
namespace {

// A list of paths for the nation is some megabytes.
constexpr std::size_t max_list_bytes = std::size_t{256} << 20;

bool has_yaml_name(std::string_view name) {
  return name.ends_with(".yaml") || name.ends_with(".yml");
}

std::string joined(const std::string& folder, std::string_view name) {
  std::string path = folder;
  if (!path.ends_with('/')) {
    path += '/';
  }
  path += name;
  return path;
}

enum class Entry { File, Folder, Other };

Entry kind_of(const std::string& path, const dirent& entry) {
  struct stat found {};

  if (entry.d_type == DT_REG) {
    return Entry::File;
  }
  if (entry.d_type == DT_DIR) {
    return Entry::Folder;
  }
  // A link may stand for a file; one to a folder is not followed, it may lead round in a circle.
  if (entry.d_type == DT_LNK) {
    return ::stat(path.c_str(), &found) != 0 || S_ISREG(found.st_mode) ? Entry::File : Entry::Other;
  }
  if (entry.d_type == DT_UNKNOWN && ::lstat(path.c_str(), &found) == 0) {
    return S_ISREG(found.st_mode)   ? Entry::File
           : S_ISDIR(found.st_mode) ? Entry::Folder
                                    : Entry::Other;
  }
  return Entry::Other;
}

/// Adds the files below a folder in the order in which the system gives them.
void walk(const std::string& folder, std::vector<Input>& found) {
  DIR* directory = ::opendir(folder.c_str());
  if (directory == nullptr) {
    found.push_back({folder, Input::Problem::Unreadable, errno});
    return;
  }
  std::vector<std::string> folders;
  while (const dirent* entry = ::readdir(directory)) {  // NOLINT(concurrency-mt-unsafe): own stream
    const std::string_view name = entry->d_name;
    if (name.starts_with('.')) {
      continue;
    }
    std::string path = joined(folder, name);
    const Entry kind = kind_of(path, *entry);
    if (kind == Entry::Folder) {
      folders.push_back(std::move(path));
    } else if (kind == Entry::File && has_yaml_name(name) && name != configuration_file) {
      found.push_back({std::move(path)});
    }
  }
  ::closedir(directory);
  for (const std::string& inner : folders) {
    walk(inner, found);
  }
}

std::vector<Input> files_below(const std::string& folder) {
  std::vector<Input> found;
  walk(folder, found);
  std::sort(found.begin(), found.end(),
            [](const Input& a, const Input& b) { return a.path < b.path; });
  if (found.empty()) {
    found.push_back({folder, Input::Problem::EmptyFolder});
  }
  return found;
}

std::vector<Input> expand(const std::string& operand) {
  struct stat found {};

  if (operand == "-") {
    return {{operand}};
  }
  if (::stat(operand.c_str(), &found) != 0) {
    return {{operand, Input::Problem::Unreadable, errno}};
  }
  if (S_ISDIR(found.st_mode)) {
    return files_below(operand);
  }
  // As folder/*.yaml of a shell gives it.
  const bool is_configuration =
      operand.substr(operand.rfind('/') + 1) == configuration_file;  // npos + 1 is 0
  return {{operand, is_configuration ? Input::Problem::Configuration : Input::Problem::None}};
}

/// Reads to the end, but no more than `limit` bytes.
bool read_all(int descriptor, std::size_t limit, std::string& bytes) {
  struct stat found {};

  std::size_t chunk = std::size_t{64} << 10;
  if (::fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode)) {
    // One byte more than it has shows its end; some files of the system have a size of 0.
    chunk = std::max<std::size_t>(static_cast<std::size_t>(found.st_size) + 1, 4096);
  }
  while (bytes.size() < limit) {
    const std::size_t begin = bytes.size();
    bytes.resize(std::min(begin + chunk, limit));
    const ssize_t count = ::read(descriptor, bytes.data() + begin, bytes.size() - begin);
    bytes.resize(begin + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) {
      break;
    }
    if (count < 0 && errno != EINTR) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::vector<Input> find_inputs(const std::vector<std::string>& operands) {
  std::vector<Input> inputs;
  std::unordered_set<std::string> seen;
  for (const std::string& operand : operands) {
    for (Input& input : expand(operand)) {
      if (seen.insert(writers::tidy_path(input.path)).second) {
        inputs.push_back(std::move(input));
      }
    }
  }
  return inputs;
}

std::optional<std::string> read_bytes(const std::string& path, int standard_input,
                                      std::size_t limit, int& error_number) {
  const bool is_standard_input = path == "-";
  const int descriptor =
      is_standard_input ? standard_input : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::string bytes;
  const bool is_read = descriptor >= 0 && read_all(descriptor, limit, bytes);
  error_number = is_read ? 0 : errno;
  if (!is_standard_input && descriptor >= 0) {
    ::close(descriptor);
  }
  return is_read ? std::optional(std::move(bytes)) : std::nullopt;
}

std::vector<std::string> read_list(const std::string& path, int standard_input) {
  int error_number = 0;
  const auto bytes = read_bytes(path, standard_input, max_list_bytes, error_number);
  if (!bytes) {
    const base::Text reason = base::reason_of(error_number);
    const std::string shown = base::visible(path);
    throw UsageError{{.zh = "--files-from " + shown + " 读不出来：" + reason.zh,
                      .en = "--files-from " + shown + " cannot be read: " + reason.en}};
  }
  const char end_mark = bytes->find('\0') != std::string::npos ? '\0' : '\n';
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < bytes->size();) {
    const std::size_t end = std::min(bytes->find(end_mark, begin), bytes->size());
    std::string line = bytes->substr(begin, end - begin);
    if (end_mark == '\n' && line.ends_with('\r')) {
      line.pop_back();
    }
    if (!line.empty()) {
      lines.push_back(std::move(line));
    }
    begin = end + 1;
  }
  return lines;
}

}  // namespace audit::tools
