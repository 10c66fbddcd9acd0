# audit_flags: language level and warnings of every target of this project.
#
# Warnings become errors by preset (dev), never here: g++ 12 -O3 reports a false -Wrestrict.
add_library(audit_flags INTERFACE)
target_compile_features(audit_flags INTERFACE cxx_std_20)
target_compile_options(audit_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wcast-qual
  -Wcast-align -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wformat=2 -Wundef
  -Wextra-semi
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast>)
