# What is taken from the system, all of it Debian packages (the list: scripts/bootstrap).
#
# Libraries that are linked into the commands are found as files, `.a` first: Debian's CMake target
# for yaml-cpp is the shared library, RE2 and utf8proc have none. A system without the `.a` gets the
# shared library.

# audit_find_library(<target> HEADER <file> NAMES <library files…> PACKAGE <debian package>)
function(audit_find_library target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "HEADER;PACKAGE" "NAMES")
  find_path(${target}_INCLUDE_DIR ${arg_HEADER})
  find_library(${target}_LIBRARY NAMES ${arg_NAMES})
  mark_as_advanced(${target}_INCLUDE_DIR ${target}_LIBRARY)
  if(NOT ${target}_INCLUDE_DIR OR NOT ${target}_LIBRARY)
    message(FATAL_ERROR "${arg_HEADER} or ${arg_NAMES} not found: install ${arg_PACKAGE}")
  endif()
  add_library(external::${target} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(external::${target} PROPERTIES
    IMPORTED_LOCATION ${${target}_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${${target}_INCLUDE_DIR})
endfunction()

find_package(Threads REQUIRED)
find_package(fmt REQUIRED)            # libfmt-dev, used header-only
find_package(nlohmann_json REQUIRED)  # nlohmann-json3-dev
find_package(CLI11 REQUIRED)          # libcli11-dev

audit_find_library(yaml-cpp HEADER yaml-cpp/yaml.h NAMES libyaml-cpp.a yaml-cpp PACKAGE libyaml-cpp-dev)
audit_find_library(re2 HEADER re2/re2.h NAMES libre2.a re2 PACKAGE libre2-dev)
audit_find_library(utf8proc HEADER utf8proc.h NAMES libutf8proc.a utf8proc PACKAGE libutf8proc-dev)
audit_find_library(md HEADER sha2.h NAMES libmd.a md PACKAGE libmd-dev)
target_link_libraries(external::re2 INTERFACE Threads::Threads)

if(STATION_AUDIT_DEVELOPER_MODE)
  find_package(Boost 1.74 REQUIRED COMPONENTS unit_test_framework)  # libboost-dev, libboost-test-dev
  # The Python packages of the tests are Debian's, which another interpreter on the path does not see.
  if(NOT Python3_EXECUTABLE AND EXISTS /usr/bin/python3)
    set(Python3_EXECUTABLE /usr/bin/python3)
  endif()
  find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)         # python3: layering, transcripts
else()
  find_package(Boost 1.74 REQUIRED)
endif()
