# What `cmake --install` brings, below the prefix: commands, the rule packs where they look for them
# (<command>/../../share/station-audit/rules), schemas for editors, manual pages, completion, and the documentation with its
# samples in the arrangement of the sources, so that links between the pages hold.
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(GNUInstallDirs)
include(cmake/copyright.cmake)

file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/share/doc)
get_property(commands GLOBAL PROPERTY AUDIT_COMMANDS)
install(TARGETS ${commands} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY rules ${PROJECT_BINARY_DIR}/share/schemas
        DESTINATION ${CMAKE_INSTALL_DATADIR}/station-audit)
install(DIRECTORY ${PROJECT_BINARY_DIR}/share/man/ DESTINATION ${CMAKE_INSTALL_MANDIR})
install(DIRECTORY ${PROJECT_BINARY_DIR}/share/bash-completion
        DESTINATION ${CMAKE_INSTALL_DATADIR})
install(FILES README.md README.zh-CN.md CHANGELOG.md SECURITY.md ${PROJECT_BINARY_DIR}/copyright
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs samples DESTINATION ${CMAKE_INSTALL_DOCDIR}
        PATTERN "*.sh" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
                                   GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
file(CREATE_LINK ../../station-audit/rules ${PROJECT_BINARY_DIR}/share/doc/rules SYMBOLIC)
install(FILES ${PROJECT_BINARY_DIR}/share/doc/rules DESTINATION ${CMAKE_INSTALL_DOCDIR})

include(cmake/package.cmake)
