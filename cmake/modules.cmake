# The two kinds of thing this project is made of: layers (lib/) and commands (tools/).

# audit_module(<layer> [DEPENDS <layers…>] [LIBS <targets…>] [PUBLIC_LIBS <targets…>])
#
# Static library audit_<layer>, alias audit::<layer>, of every .cpp in lib/<layer>/ and one folder
# below. DEPENDS are the layers whose headers it may include (tests/layering/ holds it to that), LIBS
# what only its .cpp files use, PUBLIC_LIBS what its headers use. A layer of headers only is an
# INTERFACE library. Include root is lib/: #include "base/number.h".
function(audit_module layer)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPENDS;LIBS;PUBLIC_LIBS")
  set(root ${PROJECT_SOURCE_DIR}/lib)
  file(GLOB sources CONFIGURE_DEPENDS ${root}/${layer}/*.cpp ${root}/${layer}/*/*.cpp)
  file(GLOB headers CONFIGURE_DEPENDS ${root}/${layer}/*.h ${root}/${layer}/*/*.h)
  list(TRANSFORM arg_DEPENDS PREPEND audit::)

  set(target audit_${layer})
  if(sources)
    add_library(${target} STATIC ${sources})
    set(public PUBLIC)
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:audit_flags> ${arg_LIBS})
  else()
    add_library(${target} INTERFACE)
    set(public INTERFACE)
  endif()
  add_library(audit::${layer} ALIAS ${target})
  target_compile_features(${target} ${public} cxx_std_20)
  target_include_directories(${target} ${public} ${root})
  target_link_libraries(${target} ${public} ${arg_DEPENDS} ${arg_PUBLIC_LIBS})
  # A header set lets the target all_verify_interface_header_sets compile each header alone.
  target_sources(${target} ${public} FILE_SET HEADERS BASE_DIRS ${root} FILES ${headers})
endfunction()

# audit_command(<name>): the executable <build>/bin/<name> of tools/<name>.cpp and, for a command of
# several jobs, the files of tools/<name>/.
function(audit_command name)
  file(GLOB jobs CONFIGURE_DEPENDS ${name}/*.cpp)
  add_executable(${name} ${name}.cpp ${jobs})
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE audit_tools_common $<BUILD_INTERFACE:audit_flags>)
  # Only glibc stays dynamic in what is given away: a fully static program loses iconv's GB18030.
  target_link_options(${name} PRIVATE $<$<CONFIG:Release>:-static-libstdc++ -static-libgcc>)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
  set_property(GLOBAL APPEND PROPERTY AUDIT_COMMANDS ${name})
endfunction()
