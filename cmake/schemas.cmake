# JSON Schemas for editors, printed by station-schema.

# audit_schemas()
#
# Target schemas, part of all: <build>/share/schemas/<kind>.schema.json with Chinese titles and messages,
# <kind>.en.schema.json with English ones; the streams have theirs in docs/.
function(audit_schemas)
  set(folder ${PROJECT_BINARY_DIR}/share/schemas)
  file(MAKE_DIRECTORY ${folder})
  file(GLOB model CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/model/*.yaml)
  set(schemas)
  foreach(kind station county city rulings config pack tests)
    foreach(ending_language schema.json:zh en.schema.json:en)
      string(REPLACE ":" ";" pair ${ending_language})
      list(GET pair 0 ending)
      list(GET pair 1 language)
      set(schema ${folder}/${kind}.${ending})
      add_custom_command(OUTPUT ${schema}
        COMMAND ${CMAKE_COMMAND} -E env STATION_RULES_PATH=${PROJECT_SOURCE_DIR}/rules
          $<TARGET_FILE:station-schema> --lang ${language} --output ${schema} ${kind}
        DEPENDS station-schema ${model} COMMENT "Schema ${kind}.${ending}" VERBATIM)
      list(APPEND schemas ${schema})
    endforeach()
  endforeach()
  add_custom_target(schemas ALL DEPENDS ${schemas})
endfunction()
