// SPDX-License-Identifier: Apache-2.0
#include "check/audit.h"
#include "check/places.h"

#include <utility>

namespace audit::check {
namespace {

results::Severity severity_of(base::Severity severity) {
  switch (severity) {
    case base::Severity::Error:
      return results::Severity::Error;
    case base::Severity::Warning:
      return results::Severity::Warning;
    case base::Severity::Note:
      return results::Severity::Note;
  }
  return results::Severity::Error;
}

/// 1-based document of the file in which a place is.
std::uint32_t document_at(const model::Submission& submission, const base::Place& place) {
  std::uint32_t number = 1;
  for (const yaml::Document& document : submission.file.documents) {
    if (document.span.begin <= place.span.begin) {
      number = document.index + 1;
    }
  }
  return number;
}

}  // namespace

results::Note to_note(const base::Diagnostic& diagnostic, const model::Submission& submission,
                      bool show_personal) {
  Places places(show_personal);
  places.add(submission);
  const auto location = [&](const base::Place& place) {
    return places.of_span(place, document_at(submission, place));
  };
  results::Note note;
  note.code = diagnostic.code;
  note.severity = severity_of(diagnostic.severity);
  note.message = diagnostic.message;
  if (diagnostic.at.source != nullptr) {
    note.at = location(diagnostic.at);
  }
  for (const base::Related& related : diagnostic.related) {
    if (related.at.source != nullptr) {
      results::Location place = location(related.at);
      place.message = related.message;
      note.related.push_back(std::move(place));
    }
  }
  return note;
}

}  // namespace audit::check
