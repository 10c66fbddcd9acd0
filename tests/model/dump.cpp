// SPDX-License-Identifier: Apache-2.0
#include "model/dump.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace audit::test {
namespace {

using cel::Record;
using cel::Value;

std::string place(const base::Origin* origin) {
  if (origin == nullptr) {
    return " (absent)";
  }
  const model::Written written = model::written(*origin);
  const base::Position position = origin->source->position(written.span.begin);
  return " @" + std::to_string(position.line) + ":" + std::to_string(position.column);
}

std::string bound(const base::Number& number, const cel::Field& field) {
  if (cel::innermost(field.type)->kind == cel::Kind::Date) {
    return to_text(base::Date::from_days(number.numerator()).value());
  }
  return to_text(number);
}

class Dump {
 public:
  void document(const model::BoundDocument& document) {
    static constexpr const char* kinds[] = {"station", "county", "city", "rulings"};
    const model::Region& region = document.region;
    text_ += std::string("--- ") + kinds[static_cast<int>(document.kind)] + ", document " +
             std::to_string(document.index) + ", keys " +
             (document.keys == base::Language::Chinese ? "zh" : "en") + "\n";
    text_ += "region: " + region.province + "|" + region.city + "|" + region.county + "|" +
             region.township + "|" + region.code + "\n";
    text_ += std::string("period: ") +
             (document.period.record() != nullptr    ? "given"
              : document.period.unknown() != nullptr ? "unknown"
                                                     : "null") +
             "\n";
    if (document.root != nullptr) {
      fields(*document.root, 0);
    }
  }

  std::string text() const { return text_; }

 private:
  void fields(const Record& record, int depth) {
    BOOST_TEST(record.fields.size() == record.type->fields.size());
    for (const cel::Field& field : record.type->fields) {
      const Value& value = record.fields[static_cast<std::size_t>(field.index)];
      if (value.kind() != cel::Kind::Null) {
        indent(depth);
        text_ += field.en + ":";
        this->value(value, record, field, -1, depth);
      }
    }
  }

  void value(const Value& value, const Record& parent, const cel::Field& field, int index,
             int depth) {
    if (const Record* record = value.record()) {
      BOOST_TEST(record->parent == &parent);
      BOOST_TEST(record->parent_field == &field);
      BOOST_TEST(record->index == index);
      text_ += place(record->origin) + "\n";
      fields(*record, depth + 1);
      return;
    }
    if (const cel::List* list = value.list()) {
      text_ += place(list->origin);
      if (list->open != nullptr) {
        text_ += ", open" + place(list->open->missing.front().written);
      }
      text_ += list->items.empty() ? " empty\n" : "\n";
      for (std::size_t i = 0; i < list->items.size(); ++i) {
        indent(depth + 1);
        text_ += "[" + std::to_string(i) + "]" + (list->possible_at(i) != nullptr ? "?" : "");
        this->value(list->items[i], parent, field, static_cast<int>(i), depth + 1);
      }
      return;
    }
    text_ += " " + scalar(value, parent, field) + place(value.origin()) + "\n";
  }

  std::string scalar(const Value& value, const Record& parent, const cel::Field& field) {
    if (const cel::Unknown* unknown = value.unknown()) {
      BOOST_REQUIRE(unknown->missing.size() == 1);
      BOOST_TEST(unknown->missing[0].record == &parent);
      BOOST_TEST(unknown->missing[0].field == &field);
      BOOST_TEST(unknown->missing[0].written != nullptr);
      std::string text = "unknown";
      if (unknown->low) {
        text += " " + bound(*unknown->low, field) + " .." +
                (unknown->high ? " " + bound(*unknown->high, field) : "");
      }
      return text;
    }
    if (const bool* yes = value.get<bool>()) {
      return *yes ? "yes" : "no";
    }
    if (const base::Number* number = value.get<base::Number>()) {
      return to_text(*number);
    }
    if (const base::Date* date = value.get<base::Date>()) {
      return to_text(*date);
    }
    if (const cel::EnumValue* word = value.get<cel::EnumValue>()) {
      return word->type->members[static_cast<std::size_t>(word->index)].id;
    }
    if (const std::string_view* text = value.get<std::string_view>()) {
      return "\"" + std::string(*text) + "\"";
    }
    return "?";
  }

  void indent(int depth) { text_.append(static_cast<std::size_t>(depth) * 2, ' '); }

  std::string text_;
};

}  // namespace

std::string dump(const model::BoundDocument& document) {
  Dump dump;
  dump.document(document);
  return dump.text();
}

std::string dump(const model::Submission& submission, base::Language language) {
  std::string text;
  for (const base::Diagnostic& diagnostic : submission.diagnostics.items()) {
    text += to_text(diagnostic, language) + "\n";
  }
  for (const model::BoundDocument& document : submission.documents) {
    text += dump(document);
  }
  return text;
}

}  // namespace audit::test
