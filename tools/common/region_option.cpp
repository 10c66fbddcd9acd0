// SPDX-License-Identifier: Apache-2.0
#include "common/region_option.h"

#include "base/utf8.h"
#include "model/forms/region_form.h"

#include <string>
#include <variant>

namespace audit::tools {

std::optional<model::Region> region_option(const Arguments& arguments) {
  const std::string* text = arguments.value("region");
  if (text == nullptr) {
    return std::nullopt;
  }
  const std::string written = base::comparison_form(*text);  // the reading points into it
  const model::RegionReading reading = model::read_region(written);
  const auto* words = std::get_if<model::RegionWords>(&reading);
  if (words == nullptr) {
    throw UsageError{{.zh = "--region 看不懂「" + base::visible(*text) +
                            "」：请写省、市、区县的名称，如 湖北省武汉市江岸区，或行政区划代码",
                      .en = "--region does not understand \"" + base::visible(*text) +
                            "\": write province, city and county, as 湖北省武汉市江岸区, or a "
                            "division code"}};
  }
  using enum model::RegionLevel;
  return model::Region{.province = std::string((*words)[Province]),
                       .city = std::string((*words)[City]),
                       .county = std::string((*words)[County]),
                       .township = std::string((*words)[Township]),
                       .code = std::string((*words)[Code])};
}

}  // namespace audit::tools
