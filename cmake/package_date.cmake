# Run by CPack before it packs: the dates in a package are SOURCE_DATE_EPOCH, else that of the commit, so
# that packing a build again gives the same bytes.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  execute_process(COMMAND git -C ${CPACK_STATION_AUDIT_SOURCE} log -1 --format=%ct
                  OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE status)
  if(status EQUAL 0 AND date MATCHES "^[0-9]+$")
    set(ENV{SOURCE_DATE_EPOCH} ${date})
  endif()
endif()
