// SPDX-License-Identifier: Apache-2.0
#include "rules/file_template.h"

#include "base/utf8.h"
#include "model/expected_form.h"
#include "model/region.h"
#include "model/schema.h"
#include "rules/article_order.h"
#include "rules/asked_fields.h"
#include "rules/commented_yaml.h"
#include "rules/library.h"
#include "rules/yaml_tree.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace audit::rules {
namespace {

using base::Language;
using base::Text;
using model::DocumentKind;
using model::FieldSpec;
using model::Form;
using model::RecordSpec;

/// A region's levels and the keys of its record.
struct Level {
  std::string_view key;
  std::string model::Region::*of_region;
  std::string AppliesTo::*of_pack;
  DocumentKind narrowest;  ///< the kind of file that still has this level
};

constexpr std::array levels{
    Level{"province", &model::Region::province, &AppliesTo::province, DocumentKind::City},
    Level{"city", &model::Region::city, &AppliesTo::city, DocumentKind::City},
    Level{"county", &model::Region::county, &AppliesTo::county, DocumentKind::County},
    Level{"township", &model::Region::township, nullptr, DocumentKind::Station},
};

bool has_level(DocumentKind kind, const Level& level) {
  return level.narrowest == DocumentKind::City || kind == DocumentKind::Station ||
         kind == level.narrowest;
}

/// What packs say of where they apply, where it does not contradict what is known already.
model::Region completed(model::Region region, const std::vector<const Pack*>& packs) {
  for (const Pack* pack : packs) {
    const auto agrees = [&](const Level& level) {
      return level.of_pack == nullptr || (region.*level.of_region).empty() ||
             (pack->applies_to.*level.of_pack).empty() ||
             model::region_stem(region.*level.of_region) ==
                 model::region_stem(pack->applies_to.*level.of_pack);
    };
    if (!std::all_of(levels.begin(), levels.end(), agrees)) {
      continue;
    }
    bool says_name = false;
    for (const Level& level : levels) {
      if (level.of_pack != nullptr && !(pack->applies_to.*level.of_pack).empty()) {
        says_name = true;
        std::string& known = region.*level.of_region;
        known = known.empty() ? pack->applies_to.*level.of_pack : known;
      }
    }
    if (!says_name && region.code.empty()) {
      region.code = pack->applies_to.code;  // of an area, and all that is known
    }
  }
  return region;
}

class Builder {
 public:
  Builder(const model::Model& model, const std::vector<const Pack*>& packs,
          const FileTemplate& wanted)
      : model_(model), packs_(packs), wanted_(wanted), out_(wanted.comments) {}

  std::string take() {
    std::vector<AskedField> asked = asked_fields(model_, wanted_.kind, packs_);
    if (asked.empty()) {
      return {};
    }
    head();
    const RecordSpec& document = *model_.impl().documents[static_cast<std::size_t>(wanted_.kind)];
    for (const std::string_view name : {"kind", "name", "region", "period"}) {
      include(document.type.find(name), asked);
    }
    bool was_block = true;
    for (const AskedField& field : asked) {
      const bool is_block = cel::innermost(field.field->type)->kind == cel::Kind::Record;
      if (is_block || was_block) {
        out_.blank_line();
      }
      was_block = is_block;
      add(document, field, out_.top());
    }
    return out_.take();
  }

 private:
  std::string_view key_of(const cel::Field& field) const {
    return wanted_.keys == Language::Chinese && !field.zh.empty() ? field.zh : field.en;
  }

  void head() {
    const cel::RecordType& document = model_.document(wanted_.kind);
    out_.line({.zh = document.title.zh + "文件模板。只列出下列规则包要看的内容：",
               .en = "Template of a " + document.title.en + " file: what these packs ask for."});
    for (const Pack* pack : packs_) {
      const std::string& number = pack->info.number;
      out_.line({.zh = pack->info.id + "：" + pack->info.title.zh +
                       (number.empty() ? "" : "（" + number + "）"),
                 .en = pack->info.id + ": " + pack->info.title.in(Language::English) +
                       (number.empty() ? "" : " (" + number + ")")});
    }
    out_.line(
        {.zh =
             "留空就是“待补充”，不算符合，也不算不符合；确实没有的写“无”。各项后面依次是：是什么、"
             "怎么填、依据的条款。",
         .en = "What is left empty is unknown, neither compliant nor not; what there is none of is "
               "无. "
               "Beside each field: what it is, what to write, the articles that ask for it."});
    out_.line({.zh = "清单（如 人员）先给一条空的样式：去掉各行前的“# ”再填，有几项就复制几份；"
                     "其中的清单再去一次。",
               .en =
                   "A list has one empty entry as a comment: take the `# ` off its lines, fill it "
                   "in, copy it for each further one; a list within it has a second `# `."});
    const std::string option = is_chosen_by_region() ? "" : " --rules " + wanted_.rules;
    out_.line({.zh = "填好后检查：station-check" + option + " 文件",
               .en = "Then check it: station-check" + option + " FILE"});
  }

  /// Whether a check without --rules takes these packs for the region of the file.
  bool is_chosen_by_region() const {
    const model::Region region = completed(wanted_.region, packs_);
    const auto is_of_region = [&](const Pack* pack) {
      return !pack->applies_to.everywhere && covers(pack->applies_to, region);
    };
    // Packs that apply everywhere are taken beside one of the region only.
    return wanted_.rules.empty() ||
           (std::any_of(packs_.begin(), packs_.end(), is_of_region) &&
            std::all_of(packs_.begin(), packs_.end(), [&](const Pack* pack) {
              return pack->applies_to.everywhere || is_of_region(pack);
            }));
  }

  static void include(const cel::Field* field, std::vector<AskedField>& asked) {
    const auto at = std::find_if(asked.begin(), asked.end(), [&](const AskedField& one) {
      return one.field == field || one.field->index > field->index;
    });
    if (at == asked.end() || at->field != field) {
      asked.insert(at, {.field = field, .askers = {}, .parts = {}});
    }
  }

  void add(const RecordSpec& record, const AskedField& asked, const CommentedYaml::Prefix& prefix) {
    const cel::Field& field = *asked.field;
    const FieldSpec& spec = record.fields[static_cast<std::size_t>(field.index)];
    const model::ValueSpec& value = spec.value;
    if (value.form == Form::Record && value.record->one_word == model::OneWord::Region) {
      out_.field(prefix, key_of(field), "", comment(asked, spec));
      add_region(*value.record, asked, out_.inside(prefix));
      return;
    }
    const bool is_period =
        value.form == Form::Record && value.record->one_word == model::OneWord::Period;
    out_.field(prefix, key_of(field), value_of(field), comment(asked, spec));
    if (value.form == Form::Record && !is_period) {
      add_parts(*value.record, asked, out_.inside(prefix), out_.inside(prefix), false);
    }
    if (value.form == Form::List && value.element->form == Form::Record) {
      const auto item = out_.item(prefix);
      add_parts(*value.element->record, asked, item.first, item.rest, true);
    }
  }

  /// What is asked of a record; the key field of an item of a list, and where nothing is asked of a
  /// record's parts something that can be filled in.
  void add_parts(const RecordSpec& record, const AskedField& asked, CommentedYaml::Prefix prefix,
                 const CommentedYaml::Prefix& rest, bool is_item) {
    std::vector<AskedField> parts = asked.parts;
    const cel::Field* key = record.key_field();
    if (key != nullptr && (is_item || parts.empty())) {
      include(key, parts);
    }
    if (parts.empty()) {
      for (const cel::Field& field : record.type.fields) {
        if (field.derived == nullptr && cel::innermost(field.type)->kind != cel::Kind::Record) {
          include(&field, parts);
        }
      }
    }
    for (const AskedField& part : parts) {
      add(record, part, prefix);
      prefix = rest;
    }
  }

  void add_region(const RecordSpec& record, const AskedField& asked,
                  const CommentedYaml::Prefix& prefix) {
    const model::Region region = completed(wanted_.region, packs_);
    const auto add_level = [&](std::string_view name, const std::string& value) {
      const cel::Field& field = *record.type.find(name);
      const auto part = std::find_if(asked.parts.begin(), asked.parts.end(),
                                     [&](const AskedField& one) { return one.field == &field; });
      const AskedField plain{.field = &field, .askers = {}, .parts = {}};
      const FieldSpec& spec = record.fields[static_cast<std::size_t>(field.index)];
      out_.field(prefix, key_of(field), value.empty() ? "" : yaml_scalar(value),
                 comment(part == asked.parts.end() ? plain : *part, spec));
    };
    for (const Level& level : levels) {
      if (has_level(wanted_.kind, level)) {
        add_level(level.key, region.*level.of_region);
      }
    }
    if (!region.code.empty()) {
      add_level("code", region.code);
    }
  }

  /// Only the kind of file is known from the beginning.
  std::string value_of(const cel::Field& field) const {
    const cel::RecordType& document = model_.document(wanted_.kind);
    if (&field != document.find("kind")) {
      return {};
    }
    constexpr std::array ids{"station", "county", "city", "rulings"};
    const cel::EnumType& kinds = *field.type->enumeration;
    const auto& member = kinds.members[static_cast<std::size_t>(
        kinds.find(ids[static_cast<std::size_t>(wanted_.kind)]))];
    return wanted_.keys == Language::Chinese ? member.zh : member.id;
  }

  CommentedYaml::Comment comment(const AskedField& asked, const FieldSpec& spec) const {
    const cel::Field& field = *asked.field;
    if (!value_of(field).empty()) {
      return {};
    }
    CommentedYaml::Comment parts;
    if (field.title.in(wanted_.comments) != key_of(field)) {
      parts.push_back(field.title);
    }
    if (const Text form = model::short_form(spec.value, wanted_.keys); !form.empty()) {
      parts.push_back(form);
    }
    if (spec.absent.kind() != cel::Kind::Null) {
      const auto shown = [&](Language language) {
        return !spec.absent_word.empty()
                   ? spec.absent_word
                   : cel::to_text(spec.absent, field.type, {.language = language});
      };
      parts.push_back(
          {.zh = "不填即 " + shown(wanted_.keys), .en = "left out: " + shown(wanted_.keys)});
    }
    if (field.personal) {
      parts.push_back({.zh = "个人信息，输出时遮盖", .en = "personal, masked in every output"});
    }
    if (const Text articles = articles_of(asked); !articles.empty()) {
      parts.push_back(articles);
    }
    return parts;
  }

  /// Where parts are shown they have the articles, and a record only those that ask for nothing in
  /// it.
  Text articles_of(const AskedField& asked) const {
    Text all;
    for (const Pack* pack : packs_) {
      std::vector<std::string> articles;
      for (const Asker& asker : asked.askers) {
        if (asker.pack == pack && !asks_a_part(asked, asker)) {
          articles.push_back(asker.rule->info.article);
        }
      }
      std::string list;
      for (const std::string& article : articles_in_order(articles)) {
        list += (list.empty() ? "" : "、") + article;
      }
      if (!list.empty()) {
        const bool is_only = packs_.size() == 1;
        all.zh += (all.zh.empty() ? "" : "；") + (is_only ? "" : pack->info.id + " ") + list;
        all.en += (all.en.empty() ? "" : "; ") + (is_only ? "" : pack->info.id + " ") + list;
      }
    }
    return all;
  }

  static bool asks_a_part(const AskedField& asked, const Asker& asker) {
    return std::any_of(asked.parts.begin(), asked.parts.end(), [&](const AskedField& part) {
      return std::find(part.askers.begin(), part.askers.end(), asker) != part.askers.end();
    });
  }

  const model::Model& model_;
  const std::vector<const Pack*>& packs_;
  const FileTemplate& wanted_;
  CommentedYaml out_;
};

}  // namespace

std::string file_template(const model::Model& model, const std::vector<const Pack*>& packs,
                          const FileTemplate& wanted) {
  return Builder(model, packs, wanted).take();
}

}  // namespace audit::rules
