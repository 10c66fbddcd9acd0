// SPDX-License-Identifier: Apache-2.0
//
// station-new: files to begin with. A station, county or city file with the fields that rule packs
// ask for (station, county, city), and rulings on the results of a check (ruling).
#include "common/main.h"
#include "station-new/jobs.h"

int main(int argc, char** argv) {
  using namespace audit::tools;  // NOLINT(google-build-using-namespace)
  return main_of({station_job(), county_job(), city_job(), ruling_job()}, argc, argv,
                 {.zh = "生成可以填写的社工站、县区、城市文件和认定文件",
                  .en = "makes station, county, city and rulings files to fill in"});
}
