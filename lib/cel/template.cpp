// SPDX-License-Identifier: Apache-2.0
// Messages of rules: text with typed places.
#include "cel/diagnostics.h"
#include "cel/display.h"
#include "cel/program.h"

#include <optional>
#include <utility>
#include <variant>

namespace audit::cel {
namespace {

struct Format {
  bool percent = false;
  std::optional<int> digits;
};

/// `%`, `.2`, `.1%`.
std::optional<Format> read_format(std::string_view text) {
  Format format;
  if (text.size() >= 2 && text[0] == '.' && text[1] >= '0' && text[1] <= '9') {
    format.digits = text[1] - '0';
    text.remove_prefix(2);
  }
  if (text == "%") {
    format.percent = true;
    text.remove_prefix(1);
  }
  const bool something = format.percent || format.digits;
  return text.empty() && something ? std::optional(format) : std::nullopt;
}

struct Place {
  std::shared_ptr<const Program> program;
  Format format;
};

}  // namespace

struct Template::Impl {
  Source source;
  std::vector<std::variant<std::string, Place>> parts;
};

Template::Template(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Template::~Template() = default;

const Source& Template::source() const {
  return impl_->source;
}

std::vector<const Field*> Template::fields() const {
  std::vector<const Field*> fields;
  for (const auto& part : impl_->parts) {
    if (const Place* place = std::get_if<Place>(&part)) {
      const std::vector<const Field*>& own = place->program->fields();
      fields.insert(fields.end(), own.begin(), own.end());
    }
  }
  return fields;
}

namespace {

class TemplateReader {
 public:
  TemplateReader(const Source& source, const Environment& environment,
                 base::Diagnostics& diagnostics)
      : source_(source), text_(source.text), environment_(environment), diagnostics_(diagnostics) {}

  bool read(std::vector<std::variant<std::string, Place>>& parts) {
    std::string literal;
    for (std::size_t i = 0; i < text_.size();) {
      const char c = text_[i];
      if ((c == '{' || c == '}') && i + 1 < text_.size() && text_[i + 1] == c) {
        literal += c;
        i += 2;
      } else if (c == '{') {
        if (!literal.empty()) {
          parts.emplace_back(std::exchange(literal, {}));
        }
        const std::size_t end = end_of_place(i + 1);
        if (end == std::string_view::npos) {
          return fail(diagnostic::unclosed_place(source_, span(i, text_.size())));
        }
        place(i + 1, end, parts);
        i = end + 1;
      } else if (c == '}') {
        return fail(diagnostic::stray_brace(source_, span(i, i + 1)));
      } else {
        literal += c;
        ++i;
      }
    }
    if (!literal.empty()) {
      parts.emplace_back(std::move(literal));
    }
    return good_;
  }

 private:
  static base::Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  bool fail(base::Diagnostic diagnostic) {
    diagnostics_.add(std::move(diagnostic));
    good_ = false;
    return false;
  }

  /// The closing brace; braces in string literals do not count.
  std::size_t end_of_place(std::size_t begin) const {
    char quote = '\0';
    for (std::size_t i = begin; i < text_.size(); ++i) {
      const char c = text_[i];
      if (quote != '\0') {
        i += c == '\\' ? 1U : 0U;
        quote = c == quote ? '\0' : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '}') {
        return i;
      }
    }
    return std::string_view::npos;
  }

  void place(std::size_t begin, std::size_t end,
             std::vector<std::variant<std::string, Place>>& parts) {
    Place place;
    const std::string_view inside = text_.substr(begin, end - begin);
    std::size_t expression_end = end;
    const std::size_t colon = inside.rfind(':');
    if (colon != std::string_view::npos) {
      const std::string_view after = inside.substr(colon + 1);
      if (const auto format = read_format(after)) {
        place.format = *format;
        expression_end = begin + colon;
      } else if (inside.find('?') == std::string_view::npos &&
                 inside.find_first_of("\"'", colon) == std::string_view::npos) {
        fail(diagnostic::bad_format(source_, span(begin + colon, end), after));
        return;
      }
    }
    if (text_.substr(begin, expression_end - begin).find_first_not_of(" \t\n") ==
        std::string_view::npos) {
      fail(diagnostic::empty_place(source_, span(begin - 1, end + 1)));
      return;
    }
    place.program =
        compile(part_of_source(begin, expression_end), environment_, nullptr, diagnostics_);
    if (!place.program) {
      good_ = false;
      return;
    }
    const bool formatted = place.format.percent || place.format.digits;
    if (formatted && place.program->type()->kind != Kind::Number) {
      fail(diagnostic::format_needs_number(source_, span(begin, expression_end),
                                           place.program->type()));
    }
    parts.emplace_back(std::move(place));
  }

  Source part_of_source(std::size_t begin, std::size_t end) const {
    Source part;
    part.text = std::string(text_.substr(begin, end - begin));
    part.file = source_.file;
    for (std::size_t i = begin; i <= end; ++i) {
      part.offsets.push_back(source_.offsets.empty() ? static_cast<std::uint32_t>(i)
                                                     : source_.offsets[i]);
    }
    return part;
  }

  const Source& source_;
  std::string_view text_;
  const Environment& environment_;
  base::Diagnostics& diagnostics_;
  bool good_ = true;
};

std::string formatted(const Value& value, const Place& place, const Display& display) {
  const Program& program = *place.program;
  const base::Number* number = value.get<base::Number>();
  const bool hidden = program.is_personal() && !display.show_personal;
  const Format& format = place.format;
  if (number == nullptr || hidden || (!format.percent && !format.digits)) {
    return to_text(value, program.type(), display, program.is_personal());
  }
  if (format.percent) {
    return to_percent(*number, format.digits);
  }
  const std::string unit = base::to_text(program.type()->unit, display.language);
  return base::to_fixed(*number, *format.digits, true) + (unit.empty() ? "" : " " + unit);
}

}  // namespace

std::shared_ptr<const Template> compile_template(Source source, const Environment& environment,
                                                 base::Diagnostics& diagnostics) {
  auto impl = std::make_unique<Template::Impl>();
  impl->source = std::move(source);
  if (!TemplateReader(impl->source, environment, diagnostics).read(impl->parts)) {
    return nullptr;
  }
  return std::make_shared<Template>(std::move(impl));
}

std::string render(const Template& text, Activation& activation, const Display& display) {
  std::string result;
  for (const auto& part : text.impl().parts) {
    if (const auto* literal = std::get_if<std::string>(&part)) {
      result += *literal;
    } else {
      const Place& place = std::get<Place>(part);
      result += formatted(evaluate(*place.program, activation), place, display);
    }
  }
  return result;
}

}  // namespace audit::cel
