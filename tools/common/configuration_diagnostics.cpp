// SPDX-License-Identifier: Apache-2.0
#include "common/configuration_diagnostics.h"

#include "base/system_error.h"
#include "base/utf8.h"
#include "common/suggest.h"
#include "writers/writer.h"

#include <utility>

namespace audit::tools {
namespace {

using base::Diagnostic;
using base::Language;
using base::Place;
using base::Severity;
using base::Text;

Diagnostic make(const char* code, Severity severity, const Place& at, Text message) {
  return {
      .severity = severity, .code = code, .message = std::move(message), .at = at, .related = {}};
}

Diagnostic error(const char* code, const Place& at, Text message) {
  return make(code, Severity::Error, at, std::move(message));
}

}  // namespace

Diagnostic configuration_not_read(const std::string& path, int error_number) {
  const Text reason = base::reason_of(error_number);
  const std::string shown = base::visible(path);
  return error("TOOL050", {},
               {.zh = "配置 " + shown + " 读不出来：" + reason.zh,
                .en = "the configuration " + shown + " cannot be read: " + reason.en});
}

Diagnostic empty_entry(const Place& at) {
  return error("TOOL051", at,
               {.zh = "这里有一项是空的；请写上内容或去掉这一项",
                .en = "an entry is empty here: fill it or remove it"});
}

Diagnostic date_without_day(const Place& at) {
  return error(
      "TOOL052", at,
      {.zh = "判断日期要写到日，如 2024-06-30", .en = "write the day too, such as 2024-06-30"});
}

Diagnostic no_such_format(const Place& at, std::string_view name) {
  std::vector<std::string> names;
  std::string list;
  for (const writers::Format& format : writers::formats()) {
    names.emplace_back(format.name);
    list += (list.empty() ? "" : ", ") + names.back();
  }
  const Text hint = did_you_mean(name, names);
  const std::string shown = base::visible(name);
  return error("TOOL053", at,
               {.zh = "没有格式 " + shown + "，可用 " + list + hint.zh,
                .en = "there is no format " + shown + ": use " + list + hint.en});
}

Diagnostic format_file_elsewhere(const Place& at, std::string_view file) {
  const std::string shown = base::visible(file);
  return error("TOOL054", at,
               {.zh = "配置只能把结果写入它自己的文件夹，且不能写入 YAML 文件：" + shown +
                      "；写到别处请用 --format",
                .en = "a configuration writes results only into its own folder, and not to YAML "
                      "files: " +
                      shown + "; use --format for other places"});
}

Diagnostic no_such_rules_path(const Place& at, const std::string& folder) {
  const std::string shown = base::visible(folder);
  return error("TOOL055", at,
               {.zh = "没有这个文件夹：" + shown + "；路径从配置所在的文件夹算起",
                .en = "there is no folder " + shown + "; paths start at the configuration's"});
}

Diagnostic counts_less(const Place& at, results::Level level) {
  const Text& name = name_of(level);
  return make("TOOL056", Severity::Warning, at,
              {.zh = "按这份配置，只有「" + name.zh + "」的规则影响退出状态；默认还包括「" +
                     name_of(results::Level::Principle).zh + "」",
               .en = "by this configuration only rules of the level \"" + name.en +
                     "\" count for the exit status; those of \"" +
                     name_of(results::Level::Principle).en + "\" do by default"});
}

Diagnostic forgives_unknown(const Place& at) {
  return make("TOOL057", Severity::Warning, at,
              {.zh = "按这份配置，待补充不影响退出状态；默认为状态 2",
               .en = "by this configuration what is unknown does not count for the exit status; "
                     "by default it makes it 2"});
}

Diagnostic chooses_packs(const Place& at, const std::vector<std::string>& packs) {
  std::string list;
  for (const std::string& pack : packs) {
    list += (list.empty() ? "" : ", ") + base::visible(pack);
  }
  return make("TOOL058", Severity::Note, at,
              {.zh = "按这份配置使用规则包 " + list + "，没有按地区选择",
               .en = "by this configuration the packs are " + list +
                     ", not those of the stations' regions"});
}

Diagnostic fixes_the_day(const Place& at, const std::string& day) {
  return make("TOOL059", Severity::Note, at,
              {.zh = "按这份配置以 " + day + " 为判断日期，不是今天",
               .en = "by this configuration is judged as of " + day + ", not today"});
}

Diagnostic sets_parameter(const Place& at, const results::Setting& setting, const Text& before) {
  const std::string id = base::visible(setting.pack + '.' + setting.name);
  const Text was{.zh = before.empty() ? "未设置" : before.zh,
                 .en = before.empty() ? "without a value" : before.in(Language::English)};
  return make("TOOL060", Severity::Note, at,
              {.zh = "按这份配置，参数 " + id + " 为 " + setting.value.zh + "，原为 " + was.zh,
               .en = "by this configuration the parameter " + id + " is " +
                     setting.value.in(Language::English) + ", it was " + was.en});
}

Diagnostic parameter_not_used(const Place& at, std::string_view parameter,
                              const std::string& pack) {
  const std::string shown = base::visible(parameter);
  return make("TOOL061", Severity::Note, at,
              {.zh = "参数 " + shown + " 这次没有用到：没有使用规则包 " + pack,
               .en = "the parameter " + shown + " has no effect this time: the pack " + pack +
                     " is not used"});
}

Diagnostic configuration_ignored(const Place& at, const std::string& other) {
  const std::string shown = base::visible(other);
  return make(
      "TOOL062", Severity::Warning, at,
      {.zh = "这份配置除地区外没有生效：" +
             (other.empty() ? "要检查的文件的共同文件夹没有配置" : "这次检查用的是 " + shown) +
             "；要让它生效，请只检查它所在的文件夹",
       .en = "but for its region this configuration does not count: " +
             (other.empty() ? "the common folder of the files to check has none"
                            : shown + " does this time") +
             "; check its folder alone to use it"});
}

Diagnostic folder_says_otherwise(const Place& at) {
  return error("TOOL063", at,
               {.zh = "地区与文件夹的配置不一致，以文件写的为准；请核对后改成一致",
                .en = "the region differs from that of the folder's configuration; the file's "
                      "counts: make them agree"});
}

Diagnostic said_by_folder(const Place& at) {
  return error("TOOL063", at,
               {.zh = "文件夹的地区写在这里", .en = "the region of the folder is written here"});
}

results::Note no_station_but_configuration(const std::string& path) {
  results::Note note;
  note.code = "TOOL064";
  note.severity = results::Severity::Note;
  note.message = {.zh = "这是文件夹的配置，不是社工站文件，没有检查",
                  .en = "this is the configuration of its folder and no station: not checked"};
  note.at.emplace();
  note.at->path = path;
  return note;
}

}  // namespace audit::tools
