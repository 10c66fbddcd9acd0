// SPDX-License-Identifier: Apache-2.0
#include "base/diagnostic.h"

#include "base/snippet.h"
#include "base/utf8.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace audit::base {
namespace {

const Text& word(Severity severity) {
  static const Text error{.zh = "错误", .en = "error"};
  static const Text warning{.zh = "警告", .en = "warning"};
  static const Text note{.zh = "提示", .en = "note"};
  switch (severity) {
    case Severity::Error:
      return error;
    case Severity::Warning:
      return warning;
    case Severity::Note:
      return note;
  }
  return error;
}

/// `file:line:column: `; nothing when there is no text.
std::string prefix(const Place& place) {
  if (place.source == nullptr) {
    return {};
  }
  const Position position = place.source->position(place.span.begin);
  return visible(place.source->name()) + ':' + std::to_string(position.line) + ':' +
         std::to_string(position.column) + ": ";
}

/// An empty span at the very beginning speaks of the text as a whole.
std::string quoted_line(const Place& place) {
  if (place.source == nullptr || place.span == Span{}) {
    return {};
  }
  return to_text(snippet(*place.source, place.span));
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
  const bool is_error = diagnostic.severity == Severity::Error;
  errors_ += is_error ? 1 : 0;
  if (items_.size() < max_kept) {
    items_.push_back(std::move(diagnostic));
    return;
  }
  ++dropped_;
  if (!is_error) {
    return;
  }
  // An error is worth more than the last warning that is kept.
  const auto victim = std::find_if(items_.rbegin(), items_.rend(), [](const Diagnostic& kept) {
    return kept.severity != Severity::Error;
  });
  if (victim != items_.rend()) {
    items_.erase(std::next(victim).base());
    items_.push_back(std::move(diagnostic));
  }
}

void Diagnostics::sort() {
  std::vector<const SourceText*> order;
  for (const Diagnostic& item : items_) {
    if (std::find(order.begin(), order.end(), item.at.source) == order.end()) {
      order.push_back(item.at.source);
    }
  }
  const auto key = [&order](const Diagnostic& item) {
    const auto source = std::find(order.begin(), order.end(), item.at.source);
    return std::tuple(source - order.begin(), item.at.span.begin, item.at.span.end);
  };
  std::stable_sort(items_.begin(), items_.end(),
                   [&key](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

void Diagnostics::append(Diagnostics other) {
  const std::size_t errors = errors_ + other.errors_;
  const std::size_t dropped = other.dropped_;
  for (Diagnostic& item : other.items_) {
    add(std::move(item));
  }
  errors_ = errors;  // also those that `other` counted without keeping them
  dropped_ += dropped;
  owners_.insert(owners_.end(), other.owners_.begin(), other.owners_.end());
}

bool Diagnostics::is_full() const {
  return items_.size() >= max_kept &&
         std::all_of(items_.begin(), items_.end(),
                     [](const auto& kept) { return kept.severity == Severity::Error; });
}

void Diagnostics::count_error() {
  ++errors_;
  ++dropped_;
}

void Diagnostics::keep(std::shared_ptr<const void> owner) {
  owners_.push_back(std::move(owner));
}

std::string to_text(const Diagnostic& diagnostic, Language language) {
  std::string text = prefix(diagnostic.at) + word(diagnostic.severity).in(language) + ": " +
                     diagnostic.message.in(language);
  if (!diagnostic.code.empty()) {
    text += " [" + diagnostic.code + ']';
  }
  text += '\n' + quoted_line(diagnostic.at);
  for (const Related& related : diagnostic.related) {
    text += prefix(related.at) + word(Severity::Note).in(language) + ": " +
            related.message.in(language) + '\n' + quoted_line(related.at);
  }
  return text;
}

}  // namespace audit::base
