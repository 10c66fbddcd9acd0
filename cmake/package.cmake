# `cpack --preset release` makes build/release/station-audit_<version>-1_<architecture>.deb and a .tar.gz.
set(CPACK_PACKAGE_VENDOR "station-audit")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
    "check social-work stations of townships against the rules")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Small commands that check YAML descriptions of social-work stations of
Chinese townships (乡镇社工站) against the regulations that they are set up
under. Each violation points at line and column of the submitted file and
at the article of the regulation; what a file does not say is listed as
unknown, neither compliant nor not.
.
station-check checks files, station-rules lists, explains, checks and tests
rule packs. Output for people, scripts, editors, CI and spreadsheets, in
Chinese and English. The network is never used.")
# Whoever gives a package away says who answers for it.
set(STATION_AUDIT_PACKAGE_CONTACT "station-audit maintainers <maintainers@station-audit.invalid>"
    CACHE STRING "Maintainer of the .deb: name <address>")
set(CPACK_PACKAGE_CONTACT ${STATION_AUDIT_PACKAGE_CONTACT})
set(CPACK_PACKAGE_FILE_NAME
    ${PROJECT_NAME}-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)           # needs dpkg-dev and file
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS tzdata)      # "today" is that of the local time zone
set(CPACK_DEBIAN_PACKAGE_SUGGESTS bash-completion)
# The files that only Debian asks for: its changelogs.
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/debian_files.cmake)
set(CPACK_STATION_AUDIT_SOURCE ${PROJECT_SOURCE_DIR})
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/package_date.cmake)
include(CPack)
