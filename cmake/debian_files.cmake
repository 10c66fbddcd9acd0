# Run by CPack on the files of a .deb before they are packed. Policy 12.7: the changelogs are changelog.gz
# and changelog.Debian.gz. The date is that of package_date.cmake.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()
set(folder ${CPACK_TEMPORARY_DIRECTORY}/usr/share/doc/${CPACK_PACKAGE_NAME})
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(COPY_FILE ${CPACK_STATION_AUDIT_SOURCE}/CHANGELOG.md ${folder}/changelog)
file(WRITE ${folder}/changelog.Debian
"${CPACK_PACKAGE_NAME} (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * What has changed is told in changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
execute_process(COMMAND gzip -9nf ${folder}/changelog ${folder}/changelog.Debian
                COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE ${folder}/CHANGELOG.md)  # it would stand there twice

# No bug of Debian's tracker asks for this package.
file(WRITE ${CPACK_TEMPORARY_DIRECTORY}/usr/share/lintian/overrides/${CPACK_PACKAGE_NAME}
"${CPACK_PACKAGE_NAME}: initial-upload-closes-no-bugs [usr/share/doc/${CPACK_PACKAGE_NAME}/changelog.Debian.gz:1]\n")
