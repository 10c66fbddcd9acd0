// SPDX-License-Identifier: Apache-2.0
//
// What the formats share that write each result by itself and hold nothing back: line, github, csv.
// They say how one result and one note are written; which of them are, is said here.
//
//   class LineWriter : public EntryWriter {
//     using EntryWriter::EntryWriter;
//     std::unique_ptr<Writer> part(std::string& out) const override;  // part_of<LineWriter>(out)
//     void write(const results::Result& result) override;
//     void write(const results::Note& note) override;
//   };
#pragma once

#include "writers/rule_book.h"
#include "writers/writer.h"

#include <memory>
#include <string>
#include <utility>

namespace audit::writers {

class EntryWriter : public Writer {
 public:
  EntryWriter(std::string& out, WriterOptions options,
              std::shared_ptr<RuleBook> book = std::make_shared<RuleBook>())
      : out_(out), options_(std::move(options)), book_(std::move(book)) {}

  void run(const results::Run& run) override { book_->add(run); }

  void rule(const results::RuleInfo& rule) override { book_->add(rule); }

  void file(const results::File& file) override { path_ = file.path; }

  void result(const results::Result& result) override {
    if (options_.show.count(result.outcome) > 0) {
      write(result);
    }
  }

  void note(const results::Note& note) override {
    if (note.about ==
        results::About::Input) {  // what is wrong with rules is said on standard error
      write(note);
    }
  }

  void summary(const results::Summary& /*summary*/) override {}

  void join(std::string_view part_text) override { out_ += part_text; }

 protected:
  /// A part of the same format, which shares the rules of the run.
  template <typename Format>
  std::unique_ptr<Writer> part_of(std::string& out) const {
    return std::make_unique<Format>(out, options_, book_);
  }

  virtual void write(const results::Result& result) = 0;
  virtual void write(const results::Note& note) = 0;

  std::string& out_;
  WriterOptions options_;
  std::shared_ptr<RuleBook> book_;
  std::string path_;  ///< of the file whose results are written
};

}  // namespace audit::writers
