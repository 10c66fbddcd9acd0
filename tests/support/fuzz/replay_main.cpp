// SPDX-License-Identifier: Apache-2.0
// main() for fuzz targets without libFuzzer: feeds files, and all files below folders, to the
// target, so that seeds and past crashes are replayed by every compiler as an ordinary test.
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void replay(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::cout << file.string() << std::endl;  // flushed, so that a crash names its input
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int argc, char* argv[]) {
  int replayed = 0;
  try {
    for (int i = 1; i < argc; ++i) {
      if (std::filesystem::is_regular_file(argv[i])) {
        replay(argv[i]);
        ++replayed;
        continue;
      }
      for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
        if (entry.is_regular_file()) {
          replay(entry.path());
          ++replayed;
        }
      }
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return replayed > 0 ? 0 : 1;
}
