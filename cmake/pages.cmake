# Manual pages and bash completion, printed by the commands themselves from the tables of their --help.

# audit_pages()
#
# Target pages, part of all: of every command <build>/share/man/man1/<command>.1.gz, the same in zh_CN/,
# and <build>/share/bash-completion/completions/<command>. A text that lacks Chinese or English ends
# the build. gzip -n: equal pages are equal bytes.
function(audit_pages)
  get_property(commands GLOBAL PROPERTY AUDIT_COMMANDS)
  list(JOIN commands " " names)  # each page names the others
  set_property(SOURCE ${PROJECT_SOURCE_DIR}/tools/common/manual.cpp
    TARGET_DIRECTORY audit_tools_common
    APPEND PROPERTY COMPILE_DEFINITIONS STATION_AUDIT_COMMANDS="${names}")
  find_program(GZIP_PROGRAM gzip REQUIRED)
  set(share ${PROJECT_BINARY_DIR}/share)
  set(pages)
  foreach(command IN LISTS commands)
    foreach(folder_language man/man1:en man/zh_CN/man1:zh)
      string(REPLACE ":" ";" pair ${folder_language})
      list(GET pair 0 folder)
      list(GET pair 1 language)
      set(page ${share}/${folder}/${command}.1)
      add_custom_command(OUTPUT ${page}.gz
        COMMAND ${CMAKE_COMMAND} -E make_directory ${share}/${folder}
        COMMAND ${command} --generate man --lang ${language} > ${page}
        COMMAND ${GZIP_PROGRAM} -9nf ${page}
        DEPENDS ${command} COMMENT "Manual page ${folder}/${command}.1" VERBATIM)
      list(APPEND pages ${page}.gz)
    endforeach()
    set(completion ${share}/bash-completion/completions/${command})
    add_custom_command(OUTPUT ${completion}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${share}/bash-completion/completions
      COMMAND ${command} --generate bash > ${completion}
      DEPENDS ${command} COMMENT "Completion of ${command}" VERBATIM)
    list(APPEND pages ${completion})
  endforeach()
  add_custom_target(pages ALL DEPENDS ${pages})
endfunction()
