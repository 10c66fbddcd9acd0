// SPDX-License-Identifier: Apache-2.0
#include "model/name_table.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace audit::model {
namespace {

constexpr std::size_t first_size = 16;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29);
}

/// Eight bytes at a time; never 0, which marks an empty slot.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U + text.size();
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    hash = mixed(hash, word);
  }
  if (i < text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, text.size() - i);
    hash = mixed(hash, word);
  }
  return hash == 0 ? 1 : hash;
}

bool has_chinese(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

}  // namespace

int NameTable::add(std::string_view name, int number) {
  const std::string form = base::lookup_form(name);
  const int earlier = find_exact(form);
  if (earlier != not_found) {
    return earlier;
  }
  insert(form, number);
  if (form != name && find_exact(name) == not_found) {
    insert(name, number);
  }
  return not_found;
}

int NameTable::find(std::string_view name) const {
  const int exact = find_exact(name);
  if (exact != not_found) {
    return exact;
  }
  std::string buffer;
  const std::string_view form = base::lookup_form(name, buffer);
  if (form != name) {
    const int found = find_exact(form);
    if (found != not_found) {
      return found;
    }
  }
  // 姓 名 is 姓名, full-time and "full time" are full_time.
  if (form.find_first_of(" -") == std::string_view::npos) {
    return not_found;
  }
  std::string packed(form);
  if (has_chinese(form)) {
    packed.erase(std::remove(packed.begin(), packed.end(), ' '), packed.end());
  } else {
    std::replace_if(
        packed.begin(), packed.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  }
  return find_exact(packed);
}

int NameTable::find_exact(std::string_view name) const {
  if (slots_.empty()) {
    return not_found;
  }
  const std::uint64_t hash = hash_of(name);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask; slots_[i].hash != 0; i = (i + 1) & mask) {
    if (slots_[i].hash == hash && slots_[i].name == name) {
      return slots_[i].number;
    }
  }
  return not_found;
}

void NameTable::insert(std::string_view name, int number) {
  if (2 * (used_ + 1) > slots_.size()) {
    grow();
  }
  const std::uint64_t hash = hash_of(name);
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i].hash != 0) {
    i = (i + 1) & mask;
  }
  slots_[i] = {.hash = hash, .name = std::string(name), .number = number};
  ++used_;
}

void NameTable::grow() {
  std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>());
  slots_.resize(std::max(first_size, 2 * old.size()));
  const std::size_t mask = slots_.size() - 1;
  for (Slot& slot : old) {
    if (slot.hash == 0) {
      continue;
    }
    std::size_t i = slot.hash & mask;
    while (slots_[i].hash != 0) {
      i = (i + 1) & mask;
    }
    slots_[i] = std::move(slot);
  }
}

}  // namespace audit::model
