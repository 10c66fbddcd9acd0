# Commands to bin/, rule packs where they look for them: <exe>/../share/station-audit/rules.
include(GNUInstallDirs)
get_property(commands GLOBAL PROPERTY AUDIT_COMMANDS)
install(TARGETS ${commands} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY rules DESTINATION ${CMAKE_INSTALL_DATADIR}/station-audit)
install(DIRECTORY ${PROJECT_BINARY_DIR}/share/man/ DESTINATION ${CMAKE_INSTALL_MANDIR})
install(DIRECTORY ${PROJECT_BINARY_DIR}/share/bash-completion
        DESTINATION ${CMAKE_INSTALL_DATADIR})
