// SPDX-License-Identifier: Apache-2.0
#include "results/comparison/diagnostics.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace audit::results {
namespace {

constexpr std::size_t max_ids = 12;  // of a pack that is gone there may be hundreds

Note note(const char* code, Severity severity, base::Text message) {
  Note note;
  note.code = code;
  note.severity = severity;
  note.message = std::move(message);
  return note;
}

/// `2 个文件没有全部读懂，1 个站点没有检查`.
base::Text shortfall_of(const Summary& counts) {
  base::Text text;
  const auto add = [&text](std::uint64_t count, const char* zh, const char* en) {
    if (count > 0) {
      const std::string number = std::to_string(count);
      text.zh += (text.zh.empty() ? "" : "，") + number + zh;
      text.en += (text.en.empty() ? "" : ", ") + number + en;
    }
  };
  add(counts.rejected_files, " 个文件没有读出来", " file(s) rejected");
  add(counts.partly_read_files, " 个文件没有全部读懂", " file(s) not understood in full");
  add(counts.unchecked_stations, " 个站点没有检查", " station(s) not checked");
  if (text.empty()) {
    text = {.zh = "有错误提示", .en = "it has errors"};
  }
  return text;
}

std::string or_none(const std::string& value, const char* none) {
  return value.empty() ? none : value;
}

const PackInfo* find_pack(const Run& run, const std::string& id) {
  const auto pack = std::find_if(run.packs.begin(), run.packs.end(),
                                 [&id](const PackInfo& info) { return info.id == id; });
  return pack == run.packs.end() ? nullptr : &*pack;
}

void add_packs(std::vector<Note>& notes, const Run& before, const Run& after) {
  for (const PackInfo& pack : before.packs) {
    const PackInfo* now = find_pack(after, pack.id);
    if (now != nullptr && now->sha256 != pack.sha256 && !is_configuration(before, pack.id)) {
      notes.push_back(other_pack(pack.id));
    }
  }
}

/// `wuhan.fee_cap` and what the configurations of a run make of it.
std::map<std::string, base::Text> parameters_of(const Run& run) {
  std::map<std::string, base::Text> values;
  for (const PackInfo& pack : run.packs) {
    if (is_configuration(run, pack.id)) {
      for (const Setting& setting : pack.settings) {
        values[setting.pack + '.' + setting.name] = setting.value;
      }
    }
  }
  return values;
}

void add_parameters(std::vector<Note>& notes, const Run& before, const Run& after) {
  const std::map<std::string, base::Text> old_values = parameters_of(before);
  const std::map<std::string, base::Text> new_values = parameters_of(after);
  for (const auto& [name, value] : old_values) {
    const auto now = new_values.find(name);
    const base::Text changed = now == new_values.end() ? base::Text() : now->second;
    if (!(value == changed)) {
      notes.push_back(other_parameter(name, value, changed));
    }
  }
  for (const auto& [name, value] : new_values) {
    if (old_values.count(name) == 0) {
      notes.push_back(other_parameter(name, {}, value));
    }
  }
}

void add_options(std::vector<Note>& notes, const Run& before, const Run& after) {
  std::set<std::string> names;
  for (const Run* run : {&before, &after}) {
    for (const auto& [name, value] : run->options) {
      names.insert(name);
    }
  }
  const auto value_of = [](const Run& run, const std::string& name) {
    const auto option = run.options.find(name);
    return option == run.options.end() ? std::string() : option->second;
  };
  for (const std::string& name : names) {
    const std::string old_value = value_of(before, name);
    const std::string new_value = value_of(after, name);
    if (old_value != new_value) {
      notes.push_back(other_option(name, old_value, new_value));
    }
  }
}

std::multiset<std::string> digests_of(const std::vector<NamedFile>& files) {
  std::multiset<std::string> digests;
  for (const NamedFile& file : files) {
    digests.insert(file.sha256);
  }
  return digests;
}

}  // namespace

std::vector<Note> differences(const Run& before, const Run& after) {
  std::vector<Note> notes;
  if (before.as_of != after.as_of) {
    notes.push_back(other_day(before.as_of, after.as_of));
  }
  add_packs(notes, before, after);
  add_options(notes, before, after);
  add_parameters(notes, before, after);
  if (digests_of(before.rulings) != digests_of(after.rulings)) {
    notes.push_back(other_rulings());
  }
  if (digests_of(before.configurations) != digests_of(after.configurations)) {
    notes.push_back(other_configurations());
  }
  if (before.version != after.version) {
    notes.push_back(other_version(before.version, after.version));
  }
  return notes;
}

bool is_configuration(const Run& run, const std::string& pack) {
  return std::any_of(run.configurations.begin(), run.configurations.end(),
                     [&pack](const NamedFile& file) { return file.path == pack; });
}

Note other_day(const std::string& before, const std::string& after) {
  const bool is_backwards = after < before;  // YYYY-MM-DD
  base::Text text{.zh = "两次检查的日期不同：旧 " + before + "，新 " + after,
                  .en = "the runs judge as of different days: " + before + ", then " + after};
  if (is_backwards) {
    text.zh += "；新结果的日期在旧结果之前，两个文件的顺序写反了吗？";
    text.en += "; NEW is of the earlier day: are the two files in the right order?";
  }
  return note("DIFF001", is_backwards ? Severity::Warning : Severity::Note, std::move(text));
}

Note other_pack(const std::string& id) {
  return note(
      "DIFF002", Severity::Warning,
      {.zh = "规则包 " + id + " 的内容变了，变化可能来自规则而不是站点",
       .en = "pack " + id + " is not the same in both runs: a change may come from its rules"});
}

Note pack_only_before(const std::string& id) {
  return note(
      "DIFF003", Severity::Warning,
      {.zh = "新结果没有用规则包 " + id + " 检查", .en = "NEW does not check with the pack " + id});
}

Note pack_only_after(const std::string& id) {
  return note("DIFF004", Severity::Warning,
              {.zh = "旧结果没有用规则包 " + id + " 检查，它查出的问题都算新增",
               .en = "OLD does not check with the pack " + id + ": all that it finds is new"});
}

Note other_option(const std::string& name, const std::string& before, const std::string& after) {
  return note("DIFF005", Severity::Warning,
              {.zh = "两次检查的选项 " + name + " 不同：旧 " + or_none(before, "（没有）") +
                     "，新 " + or_none(after, "（没有）"),
               .en = "the runs differ in the option " + name + ": " + or_none(before, "(none)") +
                     ", then " + or_none(after, "(none)")});
}

Note other_rulings() {
  return note("DIFF006", Severity::Note,
              {.zh = "两次检查用的认定不同", .en = "the runs had different rulings"});
}

Note other_parameter(const std::string& name, const base::Text& before, const base::Text& after) {
  return note(
      "DIFF014", Severity::Warning,
      {.zh = "两次检查的配置给参数 " + name + " 的值不同：旧 " +
             or_none(before.zh, "（规则包的值）") + "，新 " + or_none(after.zh, "（规则包的值）"),
       .en = "the configurations of the runs set the parameter " + name +
             " differently: " + or_none(before.in(base::Language::English), "(the pack's)") +
             ", then " + or_none(after.in(base::Language::English), "(the pack's)")});
}

Note other_configurations() {
  return note("DIFF015", Severity::Note,
              {.zh = "两次检查所用的配置文件（station-audit.yaml）不同",
               .en = "the runs had different configurations (station-audit.yaml)"});
}

Note other_version(const std::string& before, const std::string& after) {
  return note(
      "DIFF007", Severity::Note,
      {.zh = "两次检查的程序版本不同：旧 " + before + "，新 " + after,
       .en = "the runs are of different versions of the program: " + before + ", then " + after});
}

Note rules_not_checked(const std::vector<std::string>& ids) {
  std::string list;
  for (std::size_t i = 0; i < std::min(ids.size(), max_ids); ++i) {
    list += ' ' + ids[i];
  }
  const std::string count = std::to_string(ids.size());
  const bool is_cut = ids.size() > max_ids;
  return note(
      "DIFF008", Severity::Warning,
      {.zh = "新结果没有用这 " + count + " 条规则检查：" + list.substr(1) + (is_cut ? " 等" : ""),
       .en = "NEW does not check with " + count + " rules of OLD:" + list + (is_cut ? " …" : "")});
}

Note old_not_in_full(const Summary& counts) {
  const base::Text shortfall = shortfall_of(counts);
  return note("DIFF009", Severity::Warning,
              {.zh = "旧结果不全（" + shortfall.zh + "），新增的问题那时可能已经存在",
               .en = "OLD did not see everything (" + shortfall.en +
                     "): what is new may have been there before"});
}

Note new_not_in_full(const Summary& counts) {
  const base::Text shortfall = shortfall_of(counts);
  return note(
      "DIFF010", Severity::Error,
      {.zh = "新结果不全（" + shortfall.zh + "），详情见它的报告",
       .en = "NEW did not see everything (" + shortfall.en + "); its own report says what"});
}

Note rules_erred() {
  Note erred = note("DIFF011", Severity::Error,
                    {.zh = "新结果中有规则出错，或规则包、认定、配置无效，详情见它的报告",
                     .en = "in NEW a rule erred, or a pack, ruling or configuration was not valid; "
                           "its own report says which"});
  erred.about = About::Rules;
  return erred;
}

Note nothing_in_common() {
  return note("DIFF012", Severity::Warning,
              {.zh = "两份结果没有共同的站点，是否拿错了文件？",
               .en = "OLD and NEW have no station in common: are these the right files?"});
}

Note other_identity(const Subject& before, const Subject& after, const std::string& path,
                    KnownBy known_by) {
  const base::Text reason =
      known_by == KnownBy::Name
          ? base::Text{.zh = "地区和名称相同", .en = "region and name are the same"}
          : base::Text{.zh = "文件相同", .en = "the file is the same"};
  Note note_of_both = note("DIFF016", Severity::Note,
                           {.zh = "站点的标识变了：旧 " + before.id + "，新 " + after.id + "；" +
                                  reason.zh + "，按同一个站点比较",
                            .en = "the station is identified otherwise: " + before.id + ", then " +
                                  after.id + "; " + reason.en + ", so it is compared as one"});
  note_of_both.at.emplace();
  note_of_both.at->path = path;
  return note_of_both;
}

Note station_twice(const Subject& subject, const std::string& path) {
  const std::string& name = subject.name.empty() ? subject.id : subject.name;
  Note twice =
      note("DIFF013", Severity::Error,
           {.zh = "新结果中「" + name + "」不止一处，每一处都与旧结果比较",
            .en = "NEW has " + name + " in more than one place; each is compared with OLD"});
  twice.at.emplace();
  twice.at->path = path;
  return twice;
}

}  // namespace audit::results
