// SPDX-License-Identifier: Apache-2.0
//
// Bytes of a file to UTF-8 text. Byte-order marks are dropped; UTF-16 (with its mark) and GB18030,
// which Windows programs set to Chinese still write, are converted.
//
//   Decoded decoded = decode(bytes);
//   if (decoded.failure) ...      // text holds the bytes as they were
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace audit::yaml {

enum class Encoding : std::uint8_t { Utf8, Utf16LittleEndian, Utf16BigEndian, Gb18030 };

/// `UTF-8`, `UTF-16LE` …
std::string_view name_of(Encoding encoding);

struct DecodeFailure {
  enum class Kind : std::uint8_t {
    BrokenUtf8,     ///< mostly valid UTF-8
    BrokenUtf16,    ///< has a mark of UTF-16 and a unit that cannot be
    UnmarkedUtf16,  ///< looks like UTF-16 or UTF-32 without a mark that says so
    OfficeFile,     ///< a workbook or document of an office program, or PDF
    Unknown,        ///< none of the encodings that are read
  };
  Kind kind = Kind::Unknown;
  std::size_t offset =
      0;  ///< of the first byte that cannot be read, counted in the bytes of the file
};

struct Decoded {
  std::string text;
  Encoding encoding = Encoding::Utf8;
  std::optional<DecodeFailure> failure = {};
};

Decoded decode(std::string bytes);

}  // namespace audit::yaml
