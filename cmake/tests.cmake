# How tests are built and registered with ctest.

# audit_test(<layer> [FOLDER <folder>] [LINKS <targets…>])
#
# One executable <layer>_test of every .cpp in tests/<layer>/ (folders below too), registered as
# unit.<layer>, label unit. It links audit::<layer>, or LINKS where given, and tests/support/, which
# brings main(). A layer without tests gets no executable.
function(audit_test layer)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "FOLDER" "LINKS")
  if(NOT arg_FOLDER)
    set(arg_FOLDER ${layer})
  endif()
  if(NOT arg_LINKS)
    set(arg_LINKS audit::${layer})
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${arg_FOLDER}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${layer}_test ${sources})
  target_link_libraries(${layer}_test PRIVATE audit_test_support ${arg_LINKS} audit_flags)
  add_test(NAME unit.${layer} COMMAND ${layer}_test)
  set_tests_properties(unit.${layer} PROPERTIES LABELS unit TIMEOUT 120)
endfunction()

# audit_python_test(<name> LABEL <label> [TIMEOUT <s>] COMMAND <script> <arguments…>)
function(audit_python_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "LABEL;TIMEOUT" "COMMAND")
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_test(NAME ${name} COMMAND Python3::Interpreter ${arg_COMMAND})
  set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT}
    ENVIRONMENT PYTHONDONTWRITEBYTECODE=1 SKIP_RETURN_CODE 77)
endfunction()

# audit_fuzz(<name> [SOURCES <files…>] LINKS <targets…> CORPUS <files and folders of the source tree…>)
#
# Executable fuzz_<name> of tests/fuzz/<name>.cpp (and SOURCES), which defines LLVMFuzzerTestOneInput. With preset
# fuzz it is linked with libFuzzer; else it replays the corpus as the test fuzz-replay.<name>.
function(audit_fuzz name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS;CORPUS")
  add_executable(fuzz_${name} fuzz/${name}.cpp ${arg_SOURCES})
  target_include_directories(fuzz_${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(fuzz_${name} PRIVATE ${arg_LINKS} audit_flags)
  if(STATION_AUDIT_FUZZING)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(fuzz_${name} PROPERTIES
      RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
  else()
    target_sources(fuzz_${name} PRIVATE support/fuzz/replay_main.cpp)
    add_test(NAME fuzz-replay.${name} COMMAND fuzz_${name} ${arg_CORPUS}
             WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(fuzz-replay.${name} PROPERTIES LABELS fuzz-replay TIMEOUT 120)
  endif()
endfunction()
