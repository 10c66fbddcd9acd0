// SPDX-License-Identifier: Apache-2.0
#include "common/descriptor_stream.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace audit::tools {

DescriptorBuffer::DescriptorBuffer(const std::string& path, int standard_input)
    : owns_descriptor_(path != "-"),
      descriptor_(owns_descriptor_ ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC) : standard_input) {
  if (descriptor_ < 0) {
    error_number_ = errno;
  }
}

DescriptorBuffer::~DescriptorBuffer() {
  if (owns_descriptor_ && descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

DescriptorBuffer::int_type DescriptorBuffer::underflow() {
  if (error_number_ != 0) {
    return traits_type::eof();
  }
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, bytes_.data(), bytes_.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) {
    error_number_ = errno;
  }
  if (count <= 0) {
    return traits_type::eof();
  }
  setg(bytes_.data(), bytes_.data(), bytes_.data() + count);
  return traits_type::to_int_type(bytes_.front());
}

}  // namespace audit::tools
