// SPDX-License-Identifier: Apache-2.0
//
// yaml-cpp's events to nodes. yaml-cpp says where a node begins and what it reads, but not where it
// ends, nor how it is written; of a node that is not written at all it gives the place of whatever
// comes next. The handler keeps a cursor at the end of what it has seen and finds the rest in the
// text.
#pragma once

#include "yaml/tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <string>
#include <string_view>
#include <vector>

namespace audit::yaml {

class Events : public YAML::EventHandler {
 public:
  /// `fed` is what yaml-cpp reads: the text of the file with the same bytes in each line.
  Events(const File& file, std::string_view fed, TreeBuilder& builder,
         base::Diagnostics& diagnostics);

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override;
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;

  /// Byte offset of a mark in the text of the file.
  std::uint32_t offset(const YAML::Mark& mark) const;

  /// Past the end of the last node.
  std::uint32_t cursor() const { return cursor_; }

  /// The last quoted scalar; empty if there was none.
  base::Span last_quoted() const { return last_quoted_; }

 private:
  struct Open {
    std::uint32_t begin = 0;
    bool has_bracket = false;
  };

  Properties properties(const std::string& tag, YAML::anchor_t anchor);
  void begin_collection(Kind kind, const YAML::Mark& mark, const std::string& tag,
                        YAML::anchor_t anchor, char bracket);
  void end_collection();
  void written_scalar(std::uint32_t begin, const std::string& value, Properties properties);
  /// Moves the cursor past what stands for a node that is not written: the `:` or `-` before it.
  base::Span absent(std::uint32_t next, bool has_properties);
  bool is_written(std::uint32_t begin) const;

  const File& file_;
  std::string_view text_;
  std::size_t fed_size_;
  TreeBuilder& builder_;
  base::Diagnostics& diagnostics_;
  std::uint32_t cursor_ = 0;
  base::Span last_quoted_;
  std::vector<Open> open_;
};

}  // namespace audit::yaml
