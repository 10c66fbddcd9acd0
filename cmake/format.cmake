# Targets format (rewrites) and format-check (fails on a difference). Both need clang-format 14 or
# later; nothing else does.
find_program(CLANG_FORMAT_PROGRAM NAMES clang-format clang-format-14)
if(CLANG_FORMAT_PROGRAM)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
       lib/*.h lib/*.cpp tools/*.h tools/*.cpp tests/*.h tests/*.cpp bench/*.h bench/*.cpp)
  if(sources)
    add_custom_target(format COMMAND ${CLANG_FORMAT_PROGRAM} -i ${sources} VERBATIM)
    add_custom_target(format-check
      COMMAND ${CLANG_FORMAT_PROGRAM} --dry-run --Werror ${sources} VERBATIM)
  endif()
endif()
