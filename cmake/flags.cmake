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

# Objects for link-time optimisation hold machine code too, so that the test programs can be linked
# without it (tests/CMakeLists.txt): it would optimise the libraries anew for each of them.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(TRANSFORM CMAKE_CXX_COMPILE_OPTIONS_IPO REPLACE "-fno-fat-lto-objects" "-ffat-lto-objects")
endif()
