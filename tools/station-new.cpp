// SPDX-License-Identifier: Apache-2.0
//
// station-new: files to begin with. A station, county or city file with the fields that rule packs
// ask for (station, county, city), and rulings on the results of a check (ruling).
#include "common/main.h"
#include "station-new/jobs.h"

int main(int argc, char** argv) {
  using namespace audit::tools;  // NOLINT(google-build-using-namespace)
  return main_of({station_job(), county_job(), city_job(), ruling_job()}, argc, argv);
}
