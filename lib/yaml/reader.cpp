// SPDX-License-Identifier: Apache-2.0
#include "yaml/reader.h"

#include "base/utf8.h"
#include "yaml/diagnostics.h"
#include "yaml/encoding.h"
#include "yaml/events.h"
#include "yaml/limits.h"
#include "yaml/slips.h"
#include "yaml/syntax_errors.h"
#include "yaml/text_scan.h"
#include "yaml/tree.h"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <optional>
#include <streambuf>
#include <string_view>
#include <utility>

namespace audit::yaml {
namespace {

/// A stream over memory that is not copied.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // NOLINT: a get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

bool is_control(unsigned char byte) {
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}

/// What yaml-cpp gets to read: line breaks of any kind become `\n` (it knows no lone `\r`), control
/// characters become spaces (U+0004 would end its input). Lines keep their bytes, so that columns
/// stay right. Gives nullopt when the text can be read as it is.
std::optional<std::string> normalised(std::string_view text) {
  const bool is_clean = std::none_of(text.begin(), text.end(), [](char c) {
    return c == '\r' || is_control(static_cast<unsigned char>(c));
  });
  if (is_clean) {
    return std::nullopt;
  }
  std::string result;
  result.reserve(text.size());
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (is_break(text[i])) {
      result.push_back('\n');
      i = after_break(text, i) - 1;
    } else {
      result.push_back(is_control(static_cast<unsigned char>(text[i])) ? ' ' : text[i]);
    }
  }
  return result;
}

void report_control_characters(const base::SourceText& source, base::Diagnostics& diagnostics) {
  const std::string_view text = source.text();
  const auto is_bad = [](char c) { return is_control(static_cast<unsigned char>(c)); };
  const auto first = std::find_if(text.begin(), text.end(), is_bad);
  if (first == text.end()) {
    return;
  }
  const auto count = static_cast<std::size_t>(std::count_if(first, text.end(), is_bad));
  const auto at = static_cast<std::uint32_t>(first - text.begin());
  diagnostics.add(
      control_character({&source, {at, at + 1}}, static_cast<unsigned char>(*first), count));
}

/// What yaml-cpp must not get to read because of its brackets; see max_open_brackets. Brackets in
/// text count too: no text has that many.
std::optional<base::Diagnostic> check_brackets(const base::SourceText& source) {
  std::size_t open = 0;
  std::size_t all = 0;
  const std::string_view text = source.text();
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[' || text[i] == '{') {
      if (++open > max_open_brackets) {
        return too_many_brackets({&source, {i, i + 1}});
      }
      if (++all > max_nodes) {
        return too_many_nodes({&source, {i, i + 1}});
      }
    } else if ((text[i] == ']' || text[i] == '}') && open > 0) {
      --open;
    }
  }
  return std::nullopt;
}

/// False when the file is rejected.
bool parse(File& file, base::Diagnostics& diagnostics) {
  const base::SourceText& source = *file.source;
  if (auto excess = check_brackets(source)) {
    diagnostics.add(std::move(*excess));
    return false;
  }
  const std::optional<std::string> changed = normalised(source.text());
  const std::string_view fed = changed ? *changed : source.text();
  if (changed) {
    report_control_characters(source, diagnostics);
  }
  ViewBuffer buffer(fed);
  std::istream stream(&buffer);
  TreeBuilder builder(file, diagnostics);
  Events events(file, fed, builder, diagnostics);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(events)) {
    }
    return true;
  } catch (const Stop&) {
    return false;
  } catch (const YAML::Exception& exception) {
    const Node* open = builder.open_flow_collection();
    diagnostics.add(explain(
        {.source = source,
         .reported = exception.msg,
         .at = events.offset(exception.mark),
         .cursor = events.cursor(),
         .last_quoted = events.last_quoted(),
         .open_flow =
             open == nullptr ? base::Span{} : base::Span{open->span.begin, open->span.begin + 1}}));
    return false;
  }
}

void report_empty(const File& file, base::Diagnostics& diagnostics) {
  const bool has_content =
      std::any_of(file.documents.begin(), file.documents.end(),
                  [](const Document& document) { return document.root != nullptr; });
  if (!has_content) {
    diagnostics.add(empty_file(*file.source));
    return;
  }
  for (const Document& document : file.documents) {
    if (document.root == nullptr) {
      diagnostics.add(empty_document({file.source.get(), document.span}, document.index));
    }
  }
}

File reject(File file, base::Diagnostic diagnostic, base::Diagnostics& diagnostics) {
  diagnostics.add(std::move(diagnostic));
  file.rejected = true;
  return file;
}

}  // namespace

File read(std::string name, std::string bytes, base::Diagnostics& diagnostics) {
  File file;
  if (bytes.size() > max_file_bytes) {
    file.source = std::make_unique<base::SourceText>(std::move(name), std::string());
    return reject(std::move(file), file_too_large(*file.source, bytes.size()), diagnostics);
  }
  Decoded decoded = decode(std::move(bytes));
  file.source = std::make_unique<base::SourceText>(std::move(name), std::move(decoded.text));
  const base::SourceText& source = *file.source;
  if (decoded.failure) {
    return reject(std::move(file), cannot_decode(source, *decoded.failure), diagnostics);
  }
  if (source.text().size() >
      max_file_bytes) {  // UTF-8 may take more than what it was converted from
    return reject(std::move(file), file_too_large(source, source.text().size()), diagnostics);
  }

  base::Diagnostics found;
  if (decoded.encoding != Encoding::Utf8) {
    found.add(was_converted(source, decoded.encoding));
  }
  if (parse(file, found)) {
    report_empty(file, found);
    find_slips(file, found);
  } else {
    file.rejected = true;
    file.documents.clear();
    file.storage.reset();
  }
  found.sort();
  diagnostics.append(std::move(found));
  return file;
}

}  // namespace audit::yaml
