// SPDX-License-Identifier: Apache-2.0
#include "yaml/encoding.h"

#include "base/utf8.h"

#include <algorithm>
#include <cerrno>
#include <iconv.h>
#include <memory>
#include <utility>

namespace audit::yaml {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF"sv;
constexpr std::string_view utf16_le_mark = "\xFF\xFE"sv;
constexpr std::string_view utf16_be_mark = "\xFE\xFF"sv;
constexpr std::string_view utf32_le_mark = "\xFF\xFE\0\0"sv;
constexpr std::string_view utf32_be_mark = "\0\0\xFE\xFF"sv;

/// What files begin with that people take for text because Excel or Word opens them.
constexpr std::string_view office_marks[] = {
    "PK\x03\x04"sv,        // .xlsx, .docx and other zip files
    "\xD0\xCF\x11\xE0"sv,  // .xls, .doc
    "%PDF-"sv,
};

struct Converted {
  std::string text;
  std::optional<std::size_t> failed_at = {};  ///< offset in the input
};

class Converter {
 public:
  explicit Converter(const char* from) : handle_(iconv_open("UTF-8", from)) {}

  ~Converter() {
    if (is_open()) {
      iconv_close(handle_);
    }
  }

  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  bool is_open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  std::size_t run(char** in, std::size_t* in_left, char** out, std::size_t* out_left) {
    return iconv(handle_, in, in_left, out, out_left);
  }

 private:
  iconv_t handle_;
};

Converted convert(std::string bytes, const char* from) {
  Converter converter(from);
  if (!converter.is_open()) {  // a system without this encoding: nothing can be read as it
    return {.text = {}, .failed_at = 0};
  }
  Converted result;
  result.text.resize(bytes.size() * 2 + 4);  // at most 4 bytes of UTF-8 for 2 of input
  char* in = bytes.data();
  std::size_t in_left = bytes.size();
  char* out = result.text.data();
  std::size_t out_left = result.text.size();
  if (converter.run(&in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1)) {
    result.failed_at = bytes.size() - in_left;
  }
  result.text.resize(result.text.size() - out_left);
  return result;
}

/// UTF-8 with a damaged place must not be read as GB18030: the bytes of UTF-8 are (wrong) Chinese
/// characters there. In true GB18030 sequences of three bytes that are valid UTF-8 are rare.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t high = 0;
  std::size_t in_sequences = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const base::CodePoint point = base::decode(bytes, i);
    high += point.value >= 0x80 ? point.length : 0;
    in_sequences += point.length >= 3 ? point.length : 0;
    i += point.length;
  }
  return in_sequences * 2 > high;
}

bool is_chinese(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x303F) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x2010 && c <= 0x203B);
}

/// Nearly any bytes are valid GB18030; text in it is made of Chinese characters and punctuation.
bool is_plausible_chinese(std::string_view text) {
  std::size_t high = 0;
  std::size_t chinese = 0;
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint point = base::decode(text, i);
    if (point.value < 0x20 && point.value != '\t' && point.value != '\n' && point.value != '\r') {
      return false;
    }
    high += point.value >= 0x80 ? 1U : 0U;
    chinese += is_chinese(point.value) ? 1U : 0U;
    i += point.length;
  }
  return chinese * 10 >= high * 8;
}

/// Text of ASCII characters in UTF-16 or UTF-32 has a zero in every second byte.
bool has_many_zeros(std::string_view bytes) {
  const auto zeros = std::count(bytes.begin(), bytes.end(), '\0');
  return static_cast<std::size_t>(zeros) * 8 > bytes.size();
}

Decoded failed(std::string bytes, DecodeFailure::Kind kind, std::size_t offset) {
  return {.text = std::move(bytes), .failure = DecodeFailure{.kind = kind, .offset = offset}};
}

/// Programs that append to a file have left more than one mark. yaml-cpp would skip one without
/// counting it.
std::string without_marks(std::string text) {
  std::size_t begin = 0;
  while (std::string_view(text).substr(begin).starts_with(utf8_mark)) {
    begin += utf8_mark.size();
  }
  text.erase(0, begin);
  return text;
}

Decoded decode_utf16(std::string bytes, Encoding encoding) {
  constexpr std::size_t mark = 2;
  Converted converted =
      convert(bytes.substr(mark), std::string(name_of(encoding)).c_str());  // NUL-terminated
  if (converted.failed_at) {
    return failed(std::move(bytes), DecodeFailure::Kind::BrokenUtf16, *converted.failed_at + mark);
  }
  return {.text = without_marks(std::move(converted.text)), .encoding = encoding};
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf8:
      return "UTF-8";
    case Encoding::Utf16LittleEndian:
      return "UTF-16LE";
    case Encoding::Utf16BigEndian:
      return "UTF-16BE";
    case Encoding::Gb18030:
      return "GB18030";
  }
  return {};
}

Decoded decode(std::string bytes) {
  using Kind = DecodeFailure::Kind;
  const std::string_view view = bytes;
  for (const std::string_view mark : office_marks) {
    if (view.starts_with(mark)) {
      return failed(std::move(bytes), Kind::OfficeFile, 0);
    }
  }
  if (view.starts_with(utf32_le_mark) || view.starts_with(utf32_be_mark)) {
    return failed(std::move(bytes), Kind::UnmarkedUtf16, 0);
  }
  if (view.starts_with(utf16_le_mark)) {
    return decode_utf16(std::move(bytes), Encoding::Utf16LittleEndian);
  }
  if (view.starts_with(utf16_be_mark)) {
    return decode_utf16(std::move(bytes), Encoding::Utf16BigEndian);
  }
  if (has_many_zeros(view)) {
    return failed(std::move(bytes), Kind::UnmarkedUtf16, 0);
  }
  const auto invalid = base::find_invalid_utf8(view);
  if (!invalid) {
    return {.text = without_marks(std::move(bytes))};
  }
  if (is_mostly_utf8(view)) {
    return failed(std::move(bytes), Kind::BrokenUtf8, *invalid);
  }
  Converted converted = convert(bytes, "GB18030");
  if (!converted.failed_at && is_plausible_chinese(converted.text)) {
    return {.text = without_marks(std::move(converted.text)), .encoding = Encoding::Gb18030};
  }
  return failed(std::move(bytes), Kind::Unknown, *invalid);
}

}  // namespace audit::yaml
