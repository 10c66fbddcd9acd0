// SPDX-License-Identifier: Apache-2.0
//
// A file or standard input as a std::istream that knows why it could not be read, which
// std::ifstream does not say (it opens folders, too).
//
//   DescriptorStream in(path, session.in);
//   results::read_jsonl(in, sink);
//   if (in.error_number() != 0) … reason_of(in.error_number())
#pragma once

#include <array>
#include <istream>
#include <streambuf>
#include <string>

namespace audit::tools {

class DescriptorBuffer : public std::streambuf {
 public:
  /// `-` is `standard_input`, which stays open.
  DescriptorBuffer(const std::string& path, int standard_input);
  ~DescriptorBuffer() override;
  DescriptorBuffer(const DescriptorBuffer&) = delete;
  DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;

  int error_number() const { return error_number_; }

 protected:
  int_type underflow() override;

 private:
  bool owns_descriptor_;
  int descriptor_;
  int error_number_ = 0;
  std::array<char, std::size_t{64} << 10> bytes_{};
};

class DescriptorStream : public std::istream {
 public:
  DescriptorStream(const std::string& path, int standard_input)
      : std::istream(nullptr), buffer_(path, standard_input) {
    rdbuf(&buffer_);
  }

  /// errno of what went wrong; 0: nothing did so far.
  int error_number() const { return buffer_.error_number(); }

 private:
  DescriptorBuffer buffer_;
};

}  // namespace audit::tools
