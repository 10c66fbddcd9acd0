// SPDX-License-Identifier: Apache-2.0
#include "rules/test_form.h"

namespace audit::rules {

const PackPart& equivalent_form() {
  static const PackPart form{
      .name = "equivalent",
      .keys = {
          {"mutant",
           Content::Expression,
           {"改动后的表达式，与原来没有差别", "the changed expression, which makes no difference"},
           true},
          {"reason", Content::Text, {"理由", "reason"}, true},
      }};
  return form;
}

const PackPart& unreachable_form() {
  static const PackPart form{
      .name = "unreachable",
      .keys = {
          {"condition", Content::Expression, {"子条件", "the sub-condition"}, true},
          {"never",
           Content::YesNo,
           {"是：从不成立；否：从不不成立", "yes: it is never true; no: never false"},
           true},
          {"reason", Content::Text, {"理由", "reason"}, true},
      }};
  return form;
}

const PackPart& test_case_form() {
  static const PackPart form{
      .name = "case",
      .keys = {
          {"name", Content::Text, {"这个用例说明什么", "what the case claims"}, true},
          {"as_of", Content::Date, {"判断日期", "day as of which is judged"}},
          {"parameters", Content::Values, {"参数的取值", "values of parameters"}},
          {"set",
           Content::Values,
           {"改成别的值的字段（路径: 值）", "fields that have another value (path: value)"}},
          {"unset", Content::Texts, {"拿掉的字段（路径）", "fields that are taken away (paths)"}},
          {"item", Content::Text, {"for_each 规则的哪一项", "which item of a for_each rule"}},
          {"expect", Content::Outcome, {"应得的结论", "the outcome that it must have"}, true},
          {"at", Content::Text, {"应指出的位置（路径）", "the place that it must point at (path)"}},
          {"missing",
           Content::Texts,
           {"应列为缺失的字段（路径）", "the fields that it must name as missing (paths)"}},
          {"related",
           Content::Texts,
           {"应另外指出的位置（路径）", "the other places that it must point at (paths)"}},
          {"message", Content::Text, {"提示中应有的文字", "a part of the message"}},
          {"county", Content::File, {"所在县区的文件", "the file of the county"}},
          {"city", Content::File, {"所在市的文件", "the file of the city"}},
          {"members",
           Content::Files,
           {"区域内站点等的文件；文字是读不出来的文件",
            "files of the area's stations; a text is one that could not be read"}},
          {"more_members",
           Content::YesNo,
           {"区域内是否可能还有别的站点", "whether the area may have more stations"}},
      }};
  return form;
}

const PackPart& test_form() {
  static const PackPart form{
      .name = "test",
      .keys = {
          {"rule", Content::Text, {"规则编号", "id of the rule"}, true},
          {"as_of", Content::Date, {"判断日期", "day as of which is judged"}},
          {"base",
           Content::File,
           {"各用例共同的文件，或其路径", "the file that the cases start from, or its path"},
           true},
          {"parameters", Content::Values, {"参数的取值", "values of parameters"}},
          {"county", Content::File, {"所在县区的文件", "the file of the county"}},
          {"city", Content::File, {"所在市的文件", "the file of the city"}},
          {"members",
           Content::Files,
           {"区域内站点等的文件；文字是读不出来的文件",
            "files of the area's stations; a text is one that could not be read"}},
          {"cases", Content::Parts, {"用例", "cases"}, true, &test_case_form()},
          {"equivalent",
           Content::Parts,
           {"变异测试可以放过的改动", "changes that mutation tests may leave alone"},
           false,
           &equivalent_form()},
          {"unreachable",
           Content::Parts,
           {"任何文件都不会出现的结果", "outcomes that no file can bring about"},
           false,
           &unreachable_form()},
      }};
  return form;
}

}  // namespace audit::rules
