// SPDX-License-Identifier: Apache-2.0
// exceptions.yaml: where a schema and the loader may differ. A difference is excused by the codes of the
// loader's messages, or by the text of what was written.
'use strict';
const fs = require('fs');
const path = require('path');
const { yaml } = require('./support');

const exceptions = yaml
  .parse(fs.readFileSync(path.join(__dirname, 'exceptions.yaml'), 'utf8'))
  .map((entry) => ({ ...entry, written: entry.written && new RegExp(entry.written, 'u') }));

/// The loader refuses something by `code`, written as `text`; the schema does not.
function schemaMayAccept(code, text) {
  return exceptions.some(
    (entry) =>
      entry.schema === 'accepts' &&
      (entry.codes === undefined || entry.codes.includes(code)) &&
      (entry.written === undefined || entry.written.test(text)),
  );
}

/// The schema refuses what is written as `text`; the loader does not.
function schemaMayRefuse(text) {
  return exceptions.some((entry) => entry.schema === 'refuses' && entry.written.test(text));
}

module.exports = { exceptions, schemaMayAccept, schemaMayRefuse };
