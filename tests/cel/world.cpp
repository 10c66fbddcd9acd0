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

}  // namespace audit::test
