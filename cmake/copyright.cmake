# <build>/copyright: the licence of the project, and the notices of the libraries whose code is in the
# commands, copied from the Debian packages that they were taken from.
set(notices)
foreach(package libyaml-cpp-dev libre2-dev libutf8proc-dev libmd-dev libfmt-dev libcli11-dev
                nlohmann-json3-dev libboost-dev)
  set(notice /usr/share/doc/${package}/copyright)
  if(EXISTS ${notice})
    file(READ ${notice} text)
    string(APPEND notices "\n\n==== ${package} ====\n\n${text}")
  endif()
endforeach()
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/copyright @ONLY CONTENT [[
station-audit: @PROJECT_DESCRIPTION@.

Copyright: the authors of station-audit
License: Apache-2.0

Licensed under the Apache License, Version 2.0; on Debian systems its text is in
/usr/share/common-licenses/Apache-2.0, elsewhere at https://www.apache.org/licenses/LICENSE-2.0.

The commands contain code of the following libraries, whose notices follow.
@notices@]])
