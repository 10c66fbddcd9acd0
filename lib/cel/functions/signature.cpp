// SPDX-License-Identifier: Apache-2.0
#include "cel/functions/signature.h"

#include <stdexcept>
#include <utility>

namespace audit::cel {
namespace {

TypeTable& signature_types() {
  static TypeTable types;
  return types;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Overload read(const Row& row) {
    Overload overload;
    overload.row = &row;
    if (TypeRef target = optional_target()) {
      overload.is_method = true;
      overload.parameters.push_back(target);
    }
    const std::size_t open = text_.find('(', position_);
    if (open == std::string_view::npos) {
      fail();
    }
    overload.name = text_.substr(position_, open - position_);
    position_ = open + 1;
    while (!accept(")")) {
      overload.parameters.push_back(type());
      overload.is_variadic = accept("…");
      accept(",");
    }
    expect("->");
    overload.result = type();
    if (accept("*")) {
      type();
      overload.unit_rule = Overload::UnitRule::Product;
    } else if (accept("/")) {
      type();
      overload.unit_rule = Overload::UnitRule::Quotient;
    }
    if (position_ != text_.size()) {
      fail();
    }
    return overload;
  }

 private:
  [[noreturn]] void fail() const {
    throw std::logic_error("malformed signature: " + std::string(text_));
  }

  bool accept(std::string_view wanted) {
    while (position_ < text_.size() && text_[position_] == ' ') {
      ++position_;
    }
    if (!text_.substr(position_).starts_with(wanted)) {
      return false;
    }
    position_ += wanted.size();
    return true;
  }

  void expect(std::string_view wanted) {
    if (!accept(wanted)) {
      fail();
    }
  }

  /// `list(T).` in front of a method's name; a namespace (`math.`) is no type and is left alone.
  TypeRef optional_target() {
    const std::size_t start = position_;
    const std::size_t dot = text_.find('.');
    const std::size_t arguments = text_.find('(');
    if (dot == std::string_view::npos) {
      return nullptr;
    }
    // The dot belongs to the target when a type ends there: a name, or a closing parenthesis.
    TypeRef target = try_type();
    if (target != nullptr && position_ < text_.size() && text_[position_] == '.' &&
        (dot < arguments || text_[position_ - 1] == ')')) {
      ++position_;
      return target;
    }
    position_ = start;
    return nullptr;
  }

  TypeRef type() {
    TypeRef found = try_type();
    if (found == nullptr) {
      fail();
    }
    return found;
  }

  TypeRef try_type() {
    accept("");
    std::size_t end = position_;
    while (end < text_.size() &&
           (std::isalnum(static_cast<unsigned char>(text_[end])) != 0 || text_[end] == '_')) {
      ++end;
    }
    const std::string_view word = text_.substr(position_, end - position_);
    TypeTable& types = signature_types();
    if (word.size() == 1) {
      position_ = end;
      return types.param(word);
    }
    if (word == "list") {
      position_ = end;
      expect("(");
      TypeRef element = type();
      expect(")");
      return types.list(element);
    }
    if (word == "map") {
      position_ = end;
      expect("(");
      TypeRef key = type();
      expect(",");
      TypeRef value = type();
      expect(")");
      return types.map(key, value);
    }
    if (word == "optional_type" || word == "type") {
      position_ = end;
      TypeRef element = nullptr;
      if (accept("(")) {
        element = type();
        expect(")");
      }
      return word == "type" ? types.type_of(element) : types.optional(element);
    }
    static constexpr std::pair<std::string_view, Kind> simple[] = {
        {"bool", Kind::Bool},         {"string", Kind::String},       {"number", Kind::Number},
        {"date", Kind::Date},         {"period", Kind::Period},       {"int", Kind::Int},
        {"uint", Kind::Uint},         {"double", Kind::Double},       {"bytes", Kind::Bytes},
        {"duration", Kind::Duration}, {"timestamp", Kind::Timestamp}, {"dyn", Kind::Dyn},
        {"null_type", Kind::Null},    {"window", Kind::Record}};
    for (const auto& [name, kind] : simple) {
      if (name != word) {
        continue;
      }
      position_ = end;
      if (kind == Kind::Record) {
        return types.record(&window_record());
      }
      return kind == Kind::Number && accept("(") ? unit() : TypeTable::simple(kind);
    }
    return nullptr;
  }

  TypeRef unit() {
    const std::size_t close = text_.find(')', position_);
    if (close == std::string_view::npos) {
      fail();
    }
    const auto base_unit = base::find_base_unit(text_.substr(position_, close - position_));
    if (!base_unit) {
      fail();
    }
    position_ = close + 1;
    return signature_types().number(base::Unit::of(*base_unit));
  }

  std::string_view text_;
  std::size_t position_ = 0;
};

}  // namespace

Overload read_signature(const Row& row) {
  return Reader(row.signature).read(row);
}

}  // namespace audit::cel
