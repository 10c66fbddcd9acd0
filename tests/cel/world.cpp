// SPDX-License-Identifier: Apache-2.0
#include "world.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace audit::test {

using base::BaseUnit;
using base::Date;
using base::Number;
using base::Unit;
using cel::EnumType;
using cel::Field;
using cel::Kind;
using cel::Record;
using cel::RecordType;
using cel::TypeRef;
using cel::TypeTable;
using cel::Value;

namespace {

Value text(std::string_view value) {
  return Value::text(value);
}

Value number(std::int64_t value) {
  return Value::number(Number(value));
}

Value yes(bool value) {
  return Value::boolean(value);
}

Value date(std::string_view value) {
  return Value::date(*Date::parse(value));
}

Value word(const EnumType& type, std::string_view id) {
  return Value::enumerator(&type, type.find(id));
}

}  // namespace

RecordType& World::record_type(std::string name, std::string zh) {
  RecordType& type = records_.emplace_back();
  type.title = {.zh = std::move(zh), .en = name};
  type.name = std::move(name);
  type.fields.reserve(24);
  return type;
}

Field& World::field(RecordType& type, std::string en, std::string zh, TypeRef of) {
  Field& field = type.fields.emplace_back();
  field.title = {.zh = zh, .en = en};
  std::replace(field.title.en.begin(), field.title.en.end(), '_', ' ');
  field.en = std::move(en);
  field.zh = std::move(zh);
  field.type = of;
  field.index = static_cast<int>(type.fields.size()) - 1;
  return field;
}

Record* World::record(const RecordType& type, std::vector<Value> fields) {
  fields.resize(type.fields.size());
  fields_.push_back(std::move(fields));
  Record record;
  record.type = &type;
  record.fields = fields_.back();
  return &made_.emplace_back(record);
}

Value World::list_of(std::vector<Value> items) {
  fields_.push_back(std::move(items));
  return Value::list(arena_.make(
      cel::List{.items = fields_.back(), .possible = {}, .open = nullptr, .origin = nullptr}));
}

/// Tells records below who holds them.
void World::adopt(Record& record) {
  for (const Field& field : record.type->fields) {
    const Value& value = record.fields[static_cast<std::size_t>(field.index)];
    const auto take = [&](const Record* child, int index) {
      auto found = std::find_if(made_.begin(), made_.end(),
                                [child](const Record& r) { return &r == child; });
      found->parent = &record;
      found->parent_field = &field;
      found->index = index;
      adopt(*found);
    };
    if (value.record() != nullptr) {
      take(value.record(), -1);
    } else if (const cel::List* list = value.list()) {
      for (std::size_t i = 0; i < list->items.size(); ++i) {
        if (list->items[i].record() != nullptr) {
          take(list->items[i].record(), static_cast<int>(i));
        }
      }
    }
  }
}

World::World() {
  const TypeRef string = TypeTable::simple(Kind::String);
  const TypeRef boolean = TypeTable::simple(Kind::Bool);
  const TypeRef day = TypeTable::simple(Kind::Date);
  const TypeRef plain = types_.number();
  const TypeRef yuan = types_.number(Unit::of(BaseUnit::Yuan));
  const TypeRef metre = types_.number(Unit::of(BaseUnit::SquareMetre));
  const TypeRef hour = types_.number(Unit::of(BaseUnit::Hour));
  const TypeRef person = types_.number(Unit::of(BaseUnit::Person));

  const EnumType& role = enums_.emplace_back(EnumType{
      .name = "role",
      .ordered = false,
      .members = {
          {"head", "站长", {"负责人"}}, {"worker", "社工", {}}, {"liaison", "联络员", {}}}});
  const EnumType& cert =
      enums_.emplace_back(EnumType{.name = "cert_level",
                                   .ordered = true,
                                   .members = {{"none", "无", {}},
                                               {"assistant", "助理社会工作师", {"初级"}},
                                               {"social_worker", "社会工作师", {"中级"}},
                                               {"senior", "高级社会工作师", {}}}});
  const EnumType& ledger_kind = enums_.emplace_back(EnumType{
      .name = "ledger_type",
      .ordered = false,
      .members = {
          {"needy", "困难群众", {}}, {"children", "留守儿童", {}}, {"elderly", "独居老人", {}}}});

  RecordType& region = record_type("region", "地区");
  field(region, "county", "区县", string);
  field(region, "township", "乡镇", string);

  RecordType& operation = record_type("operation", "运营");
  field(operation, "fee", "管理费", yuan);
  field(operation, "tax", "税费", yuan);

  RecordType& finance = record_type("finance", "经费");
  field(finance, "total", "项目总经费", yuan);
  field(finance, "operation", "运营经费", types_.record(&operation));
  field(finance, "audited", "审计", boolean);

  RecordType& training = record_type("training", "培训");
  field(training, "date", "日期", day);
  field(training, "hours", "学时", hour);

  RecordType& member = record_type("staff_member", "人员");
  member.key = 0;
  field(member, "name", "姓名", string).personal = true;
  field(member, "role", "角色", types_.enumeration(&role));
  field(member, "cert_level", "证书等级", types_.enumeration(&cert));
  field(member, "wage", "年薪", yuan);
  field(member, "start_date", "任职起", day);
  field(member, "end_date", "任职止", day);
  field(member, "birth_date", "出生日期", day).personal = true;
  field(member, "sw_degree", "社工专业", boolean);
  field(member, "training", "培训", types_.list(types_.record(&training)));
  Field& on_post = field(member, "on_post", "在岗", boolean);
  base::Diagnostics diagnostics;
  on_post.derived =
      cel::compile(cel::Source::of("start_date <= base_date && base_date <= end_date"),
                   cel::derived_environment(member, types_), boolean, diagnostics);
  if (on_post.derived == nullptr) {
    throw std::logic_error(dump(diagnostics));
  }

  RecordType& ledger = record_type("ledger", "台账");
  ledger.key = 0;
  field(ledger, "type", "类别", types_.enumeration(&ledger_kind));
  field(ledger, "records", "建档", plain);
  field(ledger, "visited", "走访", plain);

  RecordType& year = record_type("year", "历年");
  year.key = 0;
  field(year, "year", "年份", plain);
  field(year, "certified", "新增持证", person);

  RecordType& contract = record_type("contract", "合同");
  field(contract, "start", "起", day);
  field(contract, "end", "止", day);
  field(contract, "amount", "金额", yuan);

  RecordType& county = record_type("county", "区县");
  field(county, "population", "人口", person);
  field(county, "wages", "平均工资", types_.list(types_.record(&year)));

  RecordType& parameters = record_type("parameters", "参数");
  field(parameters, "fee_cap", "", plain);
  field(parameters, "min_area", "", metre);
  field(parameters, "levels", "", types_.list(types_.enumeration(&cert)));
  field(parameters, "unset", "", hour);

  RecordType& station = record_type("station", "社工站");
  field(station, "name", "名称", string).synonyms = {"站名"};
  field(station, "area", "办公面积", metre);
  field(station, "population", "常住人口", person);
  field(station, "founded_on", "成立日期", day);
  field(station, "separate_account", "专账", boolean);
  field(station, "tags", "标签", types_.list(string));
  field(station, "amounts", "金额", types_.list(yuan));
  field(station, "region", "地区", types_.record(&region));
  field(station, "finance", "经费", types_.record(&finance));
  field(station, "staff", "人员", types_.list(types_.record(&member)));
  field(station, "ledgers", "台账", types_.list(types_.record(&ledger)));
  field(station, "yearly", "历年", types_.list(types_.record(&year)));
  field(station, "contracts", "合同", types_.list(types_.record(&contract)));

  const auto trained = [&](std::string_view on, std::int64_t hours) {
    return Value::record(record(training, {date(on), number(hours)}));
  };
  const auto person_record = [&](std::string_view name, std::string_view what,
                                 std::string_view level, std::int64_t wage, std::string_view from,
                                 std::string_view to, std::string_view born, bool degree,
                                 std::vector<Value> courses) {
    return Value::record(
        record(member, {text(name), word(role, what), word(cert, level), number(wage), date(from),
                        date(to), date(born), yes(degree), list_of(std::move(courses))}));
  };
  const auto book = [&](std::string_view kind, std::int64_t records, std::int64_t visited) {
    return Value::record(
        record(ledger, {word(ledger_kind, kind), number(records), number(visited)}));
  };
  const auto count_of = [&](std::int64_t y, std::int64_t n) {
    return Value::record(record(year, {number(y), number(n)}));
  };

  Record* fee = record(operation, {number(37500), number(1500)});
  Record* money = record(finance, {number(300000), Value::record(fee), yes(true)});
  Record* place = record(region, {text("武昌区"), text("示例街道")});
  station_ = record(
      station,
      {text("示例街道社会工作服务站"), number(60), number(52000), date("2021-06-15"), yes(true),
       list_of({text("示范"), text("六有五要")}), list_of({number(100), number(250), number(50)}),
       Value::record(place), Value::record(money),
       list_of({person_record("张三", "head", "social_worker", 80000, "2021-07-01", "2999-12-31",
                              "1984-02-29", true, {}),
                person_record("李四", "worker", "assistant", 60000, "2021-07-01", "2999-12-31",
                              "1990-05-01", false,
                              {trained("2022-03-01", 16), trained("2022-09-01", 24)}),
                person_record("王五", "worker", "none", 50000, "2022-01-01", "2023-06-30",
                              "1995-01-31", true, {trained("2022-01-15", 8)})}),
       list_of({book("needy", 120, 118), book("children", 30, 30)}),
       list_of({count_of(2021, 1), count_of(2022, 3)}),
       list_of({Value::record(
           record(contract, {date("2022-09-07"), date("2025-09-06"), number(300000)}))})});
  adopt(*station_);

  sources_.emplace_back("pack.yaml", "fee_cap: 10%");
  origins_.push_back({.source = &sources_.back(), .span = {9, 12}, .key = {0, 7}, .use = {}});
  param_ =
      record(parameters, {Value::number(*Number::ratio(1, 10)).at(&origins_.back()), number(40),
                          list_of({word(cert, "assistant"), word(cert, "social_worker")})});
  Record absent;
  absent.type = &county;
  county_ = &made_.emplace_back(absent);
  period_ = record(cel::window_record(), {Value(), date("2023-01-01"), date("2023-12-31")});

  environment_ = std::make_unique<cel::Environment>(cel::Dialect::Pack, types_);
  station_slot_ = environment_->declare("station", types_.record(&station));
  county_slot_ = environment_->declare("county", types_.record(&county), {"区县"});
  param_slot_ = environment_->declare("param", types_.record(&parameters));
  period_slot_ = environment_->declare("period", types_.record(&cel::window_record()));
  base_date_slot_ = environment_->declare("base_date", day, {"基准日"});
  as_of_slot_ = environment_->declare("as_of", day);
  environment_->declare_fields(station_slot_);
}

std::unique_ptr<cel::Activation> World::activation() {
  auto activation = std::make_unique<cel::Activation>(arena_, environment_->slot_count());
  activation->set(station_slot_, Value::record(station_));
  activation->set(county_slot_, Value::record(county_));
  activation->set(param_slot_, Value::record(param_));
  activation->set(period_slot_, Value::record(period_));
  activation->set(base_date_slot_, date("2023-12-31"));
  activation->set(as_of_slot_, date("2024-03-01"));
  activation->set_dates(date("2024-03-01"), date("2023-12-31"), Value::record(period_));
  return activation;
}

std::shared_ptr<const cel::Program> World::compile(const std::string& source,
                                                   base::Diagnostics& diagnostics, bool allow_has) {
  return cel::compile(cel::Source::of(source), *environment_, nullptr, diagnostics,
                      {.allow_has = allow_has});
}

Value* World::find(std::string_view path, TypeRef& type) {
  const Record* at = station_;
  Value* value = nullptr;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::string_view part = path.substr(0, dot);
    path.remove_prefix(std::min(dot + 1, path.size()));
    if (value != nullptr && value->list() != nullptr &&
        std::isdigit(static_cast<unsigned char>(part[0])) != 0) {
      const auto& items = value->list()->items;
      value = const_cast<Value*>(&items[static_cast<std::size_t>(std::stoi(std::string(part)))]);
      type = type->element;
    } else {
      const Field* field = at->type->find(part);
      if (field == nullptr) {
        throw std::runtime_error("no field " + std::string(part));
      }
      value = const_cast<Value*>(&at->fields[static_cast<std::size_t>(field->index)]);
      type = field->type;
    }
    at = value->record();
  }
  return value;
}

Value World::partial(const Value& value) {
  const Date known = *value.get<Date>();
  const Date first = *Date::of(known.year(), known.month(), 1);
  const Date last =
      *Date::of(known.year(), known.month(), base::days_in_month(known.year(), known.month()));
  return Value::unknown(arena_.make(cel::Unknown{
      .missing = {}, .low = Number(first.days()), .high = Number(last.days()), .reason = nullptr}));
}

/// Further entries may come, which the list's own field would tell.
Value World::opened(std::string_view path, const Value& list) {
  const std::size_t dot = path.rfind('.');
  TypeRef type = nullptr;
  const Record* owner =
      dot == std::string_view::npos ? station_ : find(path.substr(0, dot), type)->record();
  cel::Missing missing;
  missing.record = owner;
  missing.field = owner->type->find(path.substr(dot + 1));  // npos + 1 is 0
  const auto waits_for = arena_.array<cel::Missing>(1);
  waits_for[0] = missing;
  cel::Unknown unknown;
  unknown.missing = waits_for;
  cel::List open = *list.list();
  open.open = arena_.make(unknown);
  return Value::list(arena_.make(open));
}

void World::change(std::string_view directives) {
  while (!directives.empty()) {
    const std::size_t comma = std::min(directives.find(','), directives.size());
    std::string_view one = directives.substr(0, comma);
    directives.remove_prefix(std::min(comma + 1, directives.size()));
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    const std::size_t space = one.find(' ');
    if (space == std::string_view::npos) {
      throw std::runtime_error("no directive: " + std::string(one));
    }
    TypeRef type = nullptr;
    const std::string_view path = one.substr(space + 1);
    Value* value = find(path, type);
    const std::string_view what = one.substr(0, space);
    *value = what == "partial" ? partial(*value) : what == "open" ? opened(path, *value) : Value();
  }
}

void World::visit(const Record& record, const std::function<void(Value&, const Field&)>& look) {
  for (const Field& field : record.type->fields) {
    auto& value = const_cast<Value&>(record.fields[static_cast<std::size_t>(field.index)]);
    if (field.derived != nullptr) {
      continue;
    }
    if (value.record() != nullptr) {
      visit(*value.record(), look);
    } else if (value.list() != nullptr) {
      for (const Value& item : value.list()->items) {
        if (item.record() != nullptr) {
          visit(*item.record(), look);
        }
      }
    }
    look(value, field);
  }
}

Value World::random_value(std::mt19937_64& random, const Field& field) {
  const auto below = [&](int n) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
  };
  switch (field.type->kind) {
    case Kind::Bool:
      return yes(below(2) == 0);
    case Kind::Number:
      return number(below(4) == 0 ? 0 : below(6));
    case Kind::Date:
      return Value::date(*Date::from_days(18'900 + below(400)));
    case Kind::Enum:
      return Value::enumerator(
          field.type->enumeration,
          static_cast<int>(below(static_cast<int>(field.type->enumeration->members.size()))));
    default:
      break;
  }
  static constexpr std::string_view words[] = {"甲", "乙", "丙", "a"};
  return text(words[below(4)]);
}

void World::randomise(std::mt19937_64& random) {
  visit(*station_, [&](Value& value, const Field& field) {
    if (value.list() == nullptr && value.record() == nullptr) {
      value = random_value(random, field);
    } else if (value.list() != nullptr && field.type->element->kind != Kind::Record) {
      Field element;
      element.type = field.type->element;
      std::vector<Value> items(random() % 4);
      std::generate(items.begin(), items.end(), [&] { return random_value(random, element); });
      value = list_of(std::move(items));
    }
  });
  // Keys are unique in a list: the model refuses others.
  visit(*station_, [&](Value& value, const Field& field) {
    if (value.list() == nullptr || field.type->element->kind != Kind::Record ||
        field.type->element->record->key < 0) {
      return;
    }
    const Field& key = field.type->element->record
                           ->fields[static_cast<std::size_t>(field.type->element->record->key)];
    std::int64_t next = static_cast<std::int64_t>(random() % 2);
    for (const Value& item : value.list()->items) {
      auto& own = const_cast<Value&>(item.record()->fields[static_cast<std::size_t>(key.index)]);
      static constexpr std::string_view names[] = {"张三", "李四", "王五", "赵六"};
      own = key.type->kind == Kind::Enum
                ? Value::enumerator(key.type->enumeration, static_cast<int>(next))
            : key.type->kind == Kind::Number ? number(2021 + next)
                                             : text(names[next]);
      ++next;
    }
  });
}

void World::forget(std::mt19937_64& random, double share) {
  const auto chance = [&](double p) { return static_cast<double>(random() % 1000) < p * 1000; };
  visit(*station_, [&](Value& value, const Field& field) {
    const bool scalar = value.list() == nullptr && value.record() == nullptr;
    if (!chance(scalar ? share : share / 3)) {
      return;
    }
    const Value was = value;
    value = field.type->kind == Kind::Date && chance(0.5) ? partial(value) : Value();
    forgotten_.push_back({.place = &value, .field = &field, .was = was, .became = value});
  });
}

void World::fill(std::mt19937_64& random) {
  for (const Forgotten& one : forgotten_) {
    Value& value = *one.place;
    const Record* owner = nullptr;
    for (const Record& made : made_) {
      const bool holds = !made.fields.empty() && &value >= made.fields.data() &&
                         &value < made.fields.data() + made.fields.size();
      owner = holds ? &made : owner;
    }
    const bool is_key = owner->type->key == one.field->index;
    if (const cel::Unknown* unknown = one.became.unknown()) {
      const std::int64_t days = unknown->high->floor() - unknown->low->floor() + 1;
      value = Value::date(
          *Date::from_days(unknown->low->floor() +
                           static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(days))));
    } else if (const cel::List* list = one.was.list()) {
      std::vector<Value> some;
      std::copy_if(list->items.begin(), list->items.end(), std::back_inserter(some),
                   [&](const Value&) { return random() % 4 != 0; });
      value = list_of(std::move(some));
    } else {
      value = is_key || one.was.record() != nullptr ? one.was : random_value(random, *one.field);
    }
  }
}

void World::locate() {
  visit(*station_, [&](Value& value, const Field&) {
    if (value.kind() != Kind::Null) {
      value = value.at(&origins_.emplace_back());
    }
  });
}

void World::keep_only(const std::set<const base::Origin*>& places, bool open_lists) {
  visit(*station_, [&](Value& value, const Field& field) {
    if (places.contains(value.origin()) || value.record() != nullptr) {
      return;
    }
    const cel::List* list = value.list();
    if (list != nullptr && field.type->element->kind == Kind::Record) {
      cel::List open = *list;
      open.open = open_lists ? arena_.make(cel::Unknown()) : nullptr;
      value = Value::list(arena_.make(open));
    } else if (!is_key(field)) {
      value = Value();
    }
  });
}

bool World::is_key(const Field& field) const {
  return std::any_of(records_.begin(), records_.end(), [&](const RecordType& type) {
    return type.key >= 0 && &type.fields[static_cast<std::size_t>(type.key)] == &field;
  });
}

std::string path_of(const cel::Missing& missing) {
  std::string path = missing.field == nullptr ? "" : missing.field->en;
  for (const Record* record = missing.record; record != nullptr && record->parent_field != nullptr;
       record = record->parent) {
    std::string step = record->parent_field->en;
    const cel::Display display{.language = base::Language::Chinese, .show_personal = true};
    if (record->index >= 0 || record->key.kind() != Kind::Null) {
      step += "[" +
              (record->index >= 0
                   ? std::to_string(record->index)
                   : cel::to_text(record->key, TypeTable::simple(Kind::Number), display)) +
              "]";
    }
    path = step + "." + path;
  }
  return path;
}

namespace {

std::string dump_unknown(const cel::Unknown& unknown, TypeRef type) {
  std::string result = "unknown";
  for (std::size_t i = 0; i < unknown.missing.size(); ++i) {
    result += (i == 0 ? " of " : ", ") + path_of(unknown.missing[i]);
  }
  const auto bound = [&](const Number& value) {
    const auto day = type->kind == Kind::Date ? Date::from_days(value.floor()) : std::nullopt;
    return day ? to_text(*day) : to_text(value);
  };
  if (unknown.low) {
    result += "; >= " + bound(*unknown.low);
  }
  if (unknown.high) {
    result += "; <= " + bound(*unknown.high);
  }
  if (unknown.reason != nullptr) {
    result += "; " + unknown.reason->en;
  }
  return result;
}

}  // namespace

std::string dump(const Value& value, TypeRef type) {
  if (const auto* boolean = value.get<bool>()) {
    return *boolean ? "true" : "false";
  }
  if (const cel::Unknown* unknown = value.unknown()) {
    return dump_unknown(*unknown, type);
  }
  if (const cel::Error* error = value.error()) {
    return "error " + std::string(error->code) + " " + std::string(error->en);
  }
  if (const cel::List* list = value.list()) {
    std::string result = "[";
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      result += (i == 0 ? "" : ", ") + dump(list->items[i], type->element) +
                (list->possible_at(i) == nullptr ? "" : "?");
    }
    if (list->open != nullptr) {
      result += result.size() > 1 ? ", …" : "…";
    }
    return result + "]";
  }
  const cel::Display display{.language = base::Language::Chinese, .show_personal = true};
  return cel::to_text(value, type, display);
}

std::string dump(const base::Diagnostics& diagnostics, base::Language language) {
  std::string result;
  for (const base::Diagnostic& one : diagnostics.items()) {
    result += (result.empty() ? "" : "\n") + one.code + " " + std::to_string(one.at.span.begin) +
              "-" + std::to_string(one.at.span.end) + " " + one.message.in(language);
  }
  return result;
}

}  // namespace audit::test
