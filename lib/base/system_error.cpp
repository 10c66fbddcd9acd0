// SPDX-License-Identifier: Apache-2.0
#include "base/system_error.h"

#include <cerrno>
#include <cstring>
#include <string>

namespace audit::base {

Text reason_of(int error_number) {
  switch (error_number) {
    case ENOENT:
      return {.zh = "没有这个文件或文件夹", .en = "no such file or folder"};
    case EACCES:
    case EPERM:
      return {.zh = "没有权限", .en = "permission denied"};
    case EISDIR:
      return {.zh = "这是文件夹", .en = "it is a folder"};
    case ENOTDIR:
      return {.zh = "路径中有一段不是文件夹", .en = "a part of the path is not a folder"};
    case ENOSPC:
      return {.zh = "磁盘已满", .en = "no space left on the disk"};
    case EROFS:
      return {.zh = "磁盘是只读的", .en = "the disk is read-only"};
    case EBADF:
      return {.zh = "它已被关闭", .en = "it is closed"};
    case ELOOP:
      return {.zh = "符号链接绕成了圈", .en = "symbolic links go round in a circle"};
    case ENAMETOOLONG:
      return {.zh = "文件名太长", .en = "the name is too long"};
    default: {
      const std::string text = std::strerror(error_number);  // NOLINT(concurrency-mt-unsafe): rare
      return {.zh = text, .en = text};
    }
  }
}

}  // namespace audit::base
