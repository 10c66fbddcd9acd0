// SPDX-License-Identifier: Apache-2.0
//
// station-rules: what rule packs there are (list) and what one rule says (show), whether they are
// sound (lint), whether they judge as their own tests say (test) and whether these tests suffice
// (test --coverage, --mutate), and a pack as a document (doc).
#include "common/main.h"
#include "station-rules/jobs.h"

int main(int argc, char** argv) {
  using namespace audit::tools;  // NOLINT(google-build-using-namespace)
  return main_of(
      {list_job(), show_job(), lint_job(), test_job(), doc_job()}, argc, argv,
      {.zh = "列出、说明、校验和测试规则包", .en = "lists, explains, checks and tests rule packs"});
}
