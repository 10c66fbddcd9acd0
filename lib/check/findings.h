// SPDX-License-Identifier: Apache-2.0
//
// Verdicts as results: subject, place, message, reasons, what is missing, recorded exceptions,
// fingerprint. Results of pass and not_applicable carry rule, outcome and subject only.
#pragma once

#include "base/source.h"
#include "cel/program.h"
#include "check/audit.h"
#include "check/document_rulings.h"
#include "check/exceptions.h"
#include "check/judge.h"
#include "check/places.h"
#include "model/submission.h"
#include "results/records.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace audit::check {

class Findings : public VerdictSink {
 public:
  /// `rulings` may be null.
  Findings(const model::BoundDocument& document, const Options& options, const Places& places,
           const Rulings* rulings);

  /// Verdicts that come from now on are of rules that `activation` runs.
  void use(cel::Activation& activation, const model::Model& model) {
    activation_ = &activation;
    model_ = &model;
  }

  void take(const rules::Rule& rule, const Verdict& verdict, const Item& item) override;

  /// What the rulings of the document came to.
  std::vector<RulingUse> take_ruling_uses();

  /// In the order of places; of equal ones in the order in which they came.
  std::vector<results::Result> sorted();

 private:
  /// A finding of an area names the files that it comes from, but not those of a whole city.
  static constexpr std::size_t max_related = 100;

  /// The place that a result is about, and what to say when the field is not written there.
  struct Spot {
    const base::Origin* origin = nullptr;
    bool is_belonging =
        false;  ///< the field is not in the file: `origin` encloses the place where it belongs
    std::optional<results::MissingField> missing;
  };

  void fill(const rules::Rule& rule, const Verdict& verdict, const Item& item,
            results::Result& result);
  void fill_failure(const rules::Rule& rule, results::Result& result);
  void fill_ruled(const rules::Rule& rule, const Verdict& verdict, const Item& item,
                  results::Result& result, const base::Origin*& decided);
  void fill_reasons(const cel::Program& program, const Item& item, results::Result& result,
                    const base::Origin*& decided);
  void fill_missing(const Verdict& verdict, results::Result& result);
  void fill_error(const rules::Rule& rule, const Verdict& verdict, results::Result& result);
  void cover_by_exception(const rules::Rule& rule, results::Result& result);
  void add_missing(const cel::Missing& missing, results::Result& result);
  cel::Display display(base::Language language) const;
  static void tell_settings(const rules::Rule& rule, results::Result& result);
  std::string occurrence(const rules::Rule& rule, const Item& item);

  // findings_places.cpp: where a finding points
  bool is_area() const;
  bool is_ours(const base::Origin* origin) const;
  bool is_in_member(const base::Origin* origin) const;
  std::string owner_of(const cel::Record& root) const;
  results::MissingField missing_field(const cel::Missing& missing,
                                      const model::MissingPlace& place) const;
  std::optional<Spot> spot_of(const rules::Rule& rule);
  void set_place(const base::Origin& origin, bool is_belonging, results::Result& result);
  void fill_place(const rules::Rule& rule, const Item& item, const base::Origin* decided,
                  results::Result& result);
  void add_related(const base::Origin& origin, const results::Why& why, results::Result& result);
  void add_others(const Item& item, results::Result& result);
  void drop_own_place(results::Result& result);

  const model::BoundDocument& document_;
  const Options& options_;
  const Places& places_;
  cel::Activation* activation_ = nullptr;
  const model::Model* model_ = nullptr;
  results::Subject subject_;
  std::optional<DocumentRulings> rulings_;            // where there are any for this document
  std::optional<std::vector<Exception>> exceptions_;  // read when first asked for
  std::vector<results::Result> results_;
  const rules::Rule* current_ = nullptr;
  std::unordered_map<std::string, int> seen_;                // items of the current rule, by key
  std::unordered_set<const base::Origin*> related_origins_;  // of the result that is being filled
};

}  // namespace audit::check
