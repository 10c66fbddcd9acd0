// SPDX-License-Identifier: Apache-2.0
//
// A frame of its own for a let or a derived field, for as long as an explanation looks into it.
#pragma once

#include "cel/eval/evaluator.h"
#include "cel/eval/select.h"
#include "cel/program_impl.h"

#include <vector>

namespace audit::cel {

class Scope {
 public:
  /// A let: the slots of the one who uses it.
  Scope(const Program& program, Frame& user) : Scope(program, user, user.slots) {}

  /// A derived field of `record`.
  Scope(const Program& program, Frame& user, const Record& record)
      : derived_(derived_slots(record, user.activation)),
        locals_(locals_of(program)),
        frame_{.arena = user.arena,
               .activation = user.activation,
               .slots = derived_,
               .locals = locals_.data(),
               .program = &program} {}

  Scope(const Program& program, Frame& user, std::span<Activation::Slot> slots)
      : locals_(locals_of(program)),
        frame_{.arena = user.arena,
               .activation = user.activation,
               .slots = slots,
               .locals = locals_.data(),
               .program = &program} {}

  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

  Frame& frame() { return frame_; }

  const Node& plan() const { return *frame_.program->impl().plan; }

 private:
  static std::size_t locals_of(const Program& program) {
    return static_cast<std::size_t>(program.impl().local_count);
  }

  std::array<Activation::Slot, derived_slot_count> derived_;
  std::vector<Value> locals_;
  Frame frame_;
};

}  // namespace audit::cel
