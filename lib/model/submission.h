// SPDX-License-Identifier: Apache-2.0
//
// A submitted file, read and bound to the model: its documents as records whose values know where
// they were written. Nothing of a file is lost to one mistake in it: what is not understood is a
// diagnostic and an unknown value, the rest is there.
//
//   Submission s = load(model, "stations/a.yaml", bytes);
//   for (const BoundDocument& d : s.documents) if (d.kind == DocumentKind::Station) audit(*d.root);
//   to_place(missing)                 // 应在「运营」下填写「管理费」
#pragma once

#include "base/diagnostic.h"
#include "cel/value.h"
#include "model/model.h"
#include "model/region.h"
#include "yaml/node.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit::model {

struct BoundDocument {
  DocumentKind kind = DocumentKind::Station;
  std::uint32_t index = 0;  ///< 0-based document of the file
  const cel::Record* root = nullptr;
  const yaml::Node* node = nullptr;
  base::Language keys =
      base::Language::Chinese;       ///< the key language that most of the document uses
  Region region;                     ///< of a station: its own, else the folder's default
  bool contradicts_default = false;  ///< its own region; then nothing is filled from the folder's
  cel::Value period;                 ///< record {first, last} or unknown
};

/// Owns the text, the nodes and every bound value.
struct Submission {
  yaml::File file;
  std::unique_ptr<cel::Arena> arena;
  std::vector<BoundDocument> documents;
  base::Diagnostics diagnostics;  ///< of reading and binding, in file order
  std::string sha256;             ///< of the bytes as given, lower-case hex
  /// What outputs mask: personal values, and everything under keys that the model does not know (an
  /// identity number under a misspelt key). Sorted by where they begin.
  std::vector<base::Span> personal;

  bool rejected() const { return file.rejected; }
};

/// Reads and binds. `default_region` fills what a station's own region leaves out
/// (station-audit.yaml).
Submission load(const Model& model, std::string name, std::string bytes,
                const Region* default_region = nullptr);

/// A file that is one record of the model and no submission: a configuration.
struct RecordFile {
  yaml::File file;
  std::unique_ptr<cel::Arena> arena;
  const cel::Record* root = nullptr;  ///< null: nothing is written, or nothing could be read
  Region region;                      ///< its field `region`
  base::Diagnostics diagnostics;
  std::string sha256;
};

/// Reads and binds by a record of the model, which must exist.
RecordFile load_record(const Model& model, std::string_view record, std::string name,
                       std::string bytes);

/// Where something was written, in the terms of results::Location.
struct Written {
  std::uint32_t document = 0;  ///< 0-based
  base::Span span;
  std::string pointer;  ///< RFC 6901, from the document's root, with the file's own keys
};

/// Keys whose spans are among `personal` (Submission::personal) are masked in the pointer.
Written written(const base::Origin& origin, std::span<const base::Span> personal = {});

/// A missing field: its path in model terms and in the file's words, and the place where it
/// belongs.
struct MissingPlace {
  std::string field;    ///< `finance.operation.admin_fee`; list items as `staff[甲某].cert_level`
  std::string pointer;  ///< pointer of the nearest enclosing value that is written
  const base::Origin* nearest = nullptr;
  base::Text
      where;  ///< 应在「运营」下填写「管理费」 / add 管理费 under 运营, in the file's own keys
};

MissingPlace to_place(const cel::Missing& missing, const BoundDocument& document,
                      bool show_personal);

/// The name of a subject or item as people know it: its key field's text, else its number in the
/// list.
std::string item_name(const cel::Record& record);

}  // namespace audit::model
