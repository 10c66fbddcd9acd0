// SPDX-License-Identifier: Apache-2.0
#include "rules/pack_form.h"

namespace audit::rules {

std::vector<std::string_view> PackPart::names() const {
  std::vector<std::string_view> names;
  names.reserve(keys.size());
  for (const PartKey& key : keys) {
    names.push_back(key.name);
  }
  return names;
}

const PackPart& source_form() {
  static const PackPart form{.name = "source",
                             .keys = {
                                 {"issuer", Content::Text, {"发文机关", "who issued it"}},
                                 {"number", Content::Text, {"文号", "its number"}},
                                 {"issued", Content::Date, {"印发日期", "day of issue"}},
                                 {"effective", Content::Date, {"施行日期", "first day in force"}},
                                 {"until", Content::Date, {"有效期最后一天", "last day in force"}},
                             }};
  return form;
}

const PackPart& region_form() {
  static const PackPart form{.name = "region",
                             .keys = {
                                 {"province", Content::Text, {"省", "province"}},
                                 {"city", Content::Text, {"市", "city"}},
                                 {"county", Content::Text, {"区县", "county"}},
                                 {"code", Content::Text, {"行政区划代码", "division code"}},
                             }};
  return form;
}

const PackPart& parameter_form() {
  static const PackPart form{
      .name = "parameter",
      .keys = {
          {"value",
           Content::Value,
           {"取值（10%、5㎡、25万元、列表）；不写则没有取值",
            "value, as a file would write it (10%, 5㎡, a list); empty: none"},
           true},
          {"of", Content::Text, {"与哪个字段同类", "the field whose type it has"}},
          {"unit", Content::Text, {"单位", "unit"}},
          {"article", Content::Text, {"条款", "article"}},
          {"title",
           Content::TwoLanguages,
           {"名称，说明取的是哪种理解", "title; says which reading it takes"}},
      }};
  return form;
}

const PackPart& bundle_form() {
  static const PackPart form{
      .name = "bundle",
      .keys = {{"id", Content::Text, {"编号", "id"}, true},
               {"title", Content::TwoLanguages, {"名称（六有）", "title"}, true}}};
  return form;
}

const PackPart& group_form() {
  static const PackPart form{
      .name = "group",
      .keys = {
          {"id", Content::Text, {"编号", "id"}, true},
          {"title", Content::TwoLanguages, {"名称", "title"}, true},
          {"when", Content::Expression, {"何时适用本组规则", "when the rules of the group apply"}},
          {"bundle", Content::Part, {"所属的合称", "what it is counted in"}, false, &bundle_form()},
      }};
  return form;
}

const PackPart& see_form() {
  static const PackPart form{
      .name = "see",
      .keys = {
          {"rule", Content::Text, {"另一条规则", "the other rule"}, true},
          {"conflict", Content::TwoLanguages, {"条文怎样相互矛盾", "how the texts contradict"}}}};
  return form;
}

const PackPart& rule_form() {
  static const PackPart form{
      .name = "rule",
      .keys = {
          {"id", Content::Text, {"规则编号", "id of the rule"}, true},
          {"article", Content::Text, {"条款", "article"}, true},
          {"group", Content::Text, {"分组", "group"}},
          {"level", Content::Level, {"规范强度", "level"}, true},
          {"title", Content::TwoLanguages, {"标题", "title"}, true},
          {"scope", Content::Scope, {"对象：社工站、县区或市", "what it speaks of"}},
          {"effective", Content::Date, {"施行日期", "first day in force"}},
          {"until", Content::Date, {"有效期最后一天", "last day in force"}},
          {"when", Content::Expression, {"何时适用", "when it applies"}},
          {"for_each",
           Content::Expressions,
           {"逐项检查：名称和列表", "one result for each item: a name and a list"}},
          {"let", Content::Expressions, {"表达式的名称", "names for expressions"}},
          {"require",
           Content::Expression,
           {"要求；没有则只能现场核查", "what must hold; without it only an inspection can tell"},
           false,
           nullptr,
           "message"},
          {"due", Content::Expression, {"期限", "last day"}},
          {"at", Content::Expression, {"指向的字段", "the field that is pointed at"}},
          {"on_site", Content::YesNo, {"列入现场核查清单", "goes on the checklist too"}},
          {"see", Content::Parts, {"与其他条文的矛盾", "contradictions"}, false, &see_form()},
          {"message", Content::TwoLanguages, {"不符合时的说明", "what is said when it fails"}},
          {"remedy", Content::TwoLanguages, {"整改要求", "what to do"}},
      }};
  return form;
}

const PackPart& parameter_setting_form() {
  static const PackPart form{.name = "parameter_setting",
                             .keys = {{"value", Content::Value, {"取值", "value"}, true},
                                      {"article", Content::Text, {"条款", "article"}},
                                      {"reason", Content::TwoLanguages, {"理由", "reason"}}}};
  return form;
}

const PackPart& level_setting_form() {
  static const PackPart form{.name = "level_setting",
                             .keys = {{"level", Content::Level, {"规范强度", "level"}, true},
                                      {"article", Content::Text, {"条款", "article"}},
                                      {"reason", Content::TwoLanguages, {"理由", "reason"}}}};
  return form;
}

const PackPart& disabling_form() {
  static const PackPart form{.name = "disabling",
                             .keys = {{"reason", Content::TwoLanguages, {"理由", "reason"}, true},
                                      {"article", Content::Text, {"条款", "article"}}}};
  return form;
}

namespace {

std::vector<PartKey> common_keys() {
  return {
      {"parameters", Content::NamedParts, {"参数", "parameters"}, false, &parameter_form()},
      {"groups", Content::Parts, {"分组", "groups"}, false, &group_form()},
      {"let", Content::Expressions, {"表达式的名称", "names for expressions"}},
      {"rules", Content::Parts, {"规则", "rules"}, false, &rule_form()},
  };
}

}  // namespace

const PackPart& topic_form() {
  static const PackPart form = [] {
    PackPart part{
        .name = "topic",
        .keys = {{"pack", Content::Text, {"规则包编号", "id of the pack"}},
                 {"group", Content::Text, {"本文件规则的分组", "group of the rules here"}}}};
    for (const PartKey& key : common_keys()) {
      part.keys.push_back(key);
    }
    return part;
  }();
  return form;
}

const PackPart& head_form() {
  static const PackPart form = [] {
    PackPart part{
        .name = "head",
        .keys = {
            {"pack", Content::Text, {"规则包编号", "id of the pack"}, true},
            {"title", Content::TwoLanguages, {"规定的名称", "title of the regulation"}, true},
            {"source",
             Content::Part,
             {"文号、机关和日期", "number, issuer, dates"},
             false,
             &source_form()},
            {"applies_to",
             Content::Region,
             {"适用地区（everywhere：任何地区）", "region that it covers (everywhere: any)"},
             false,
             &region_form()},
            {"extends", Content::Texts, {"所依据并调整的规则包", "packs that it tailors"}},
            {"set",
             Content::Settings,
             {"所调整的参数", "parameters that it sets"},
             false,
             &parameter_setting_form()},
            {"override",
             Content::Settings,
             {"所调整的强度", "levels that it overrides"},
             false,
             &level_setting_form()},
            {"disable",
             Content::Settings,
             {"停用的规则和理由", "rules that it disables, and why"},
             false,
             &disabling_form()},
        }};
    for (const PartKey& key : common_keys()) {
      part.keys.push_back(key);
    }
    return part;
  }();
  return form;
}

}  // namespace audit::rules
