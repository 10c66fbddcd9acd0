// SPDX-License-Identifier: Apache-2.0
#include "writers/jsonl.h"

#include "results/jsonl.h"

namespace audit::writers {
namespace {

class JsonlWriter : public Writer {
 public:
  explicit JsonlWriter(std::string& out) : out_(out) {}

  void run(const results::Run& run) override { append_jsonl(out_, run); }

  void rule(const results::RuleInfo& rule) override { append_jsonl(out_, rule); }

  void file(const results::File& file) override { append_jsonl(out_, file); }

  void result(const results::Result& result) override { append_jsonl(out_, result); }

  void note(const results::Note& note) override { append_jsonl(out_, note); }

  void summary(const results::Summary& summary) override { append_jsonl(out_, summary); }

  std::unique_ptr<Writer> part(std::string& out) const override {
    return std::make_unique<JsonlWriter>(out);
  }

  void join(std::string_view part_text) override { out_ += part_text; }

 private:
  std::string& out_;
};

}  // namespace

std::unique_ptr<Writer> make_jsonl(std::string& out, const WriterOptions& /*options*/) {
  return std::make_unique<JsonlWriter>(out);
}

}  // namespace audit::writers
