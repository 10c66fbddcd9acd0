// SPDX-License-Identifier: Apache-2.0
// sarif_test.js SOURCE BIN PACKAGES VERDICTS: the goldens of the format sarif, validated by Microsoft's
// SARIF Multitool: no error, and no advice but what is listed here with its reason.
'use strict';
const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { Report, load, scratch, source } = require('./support');

const notFollowed = {
  SARIF2002: 'messages are sentences, not ids with arguments: whoever reads a log has no catalogue',
  SARIF2003: 'nothing is known of version control',
  SARIF2005: 'the project has no home page',
  SARIF2006: 'there is no network to look an address up',
  SARIF2010: 'a place whose text was not kept has no snippet',
  SARIF2011: 'a snippet is the line itself; surroundings may hold what is personal',
  SARIF2012: 'articles are no addresses, and rules are named by their ids',
  SARIF2017: 'what speaks of a whole file has no region',
};

/// The program itself: its wrapper leaves quoting to a shell.
const program = path.join(
  path.dirname(load.resolve('@microsoft/sarif-multitool-linux/package.json')),
  'Sarif.Multitool',
);
fs.chmodSync(program, 0o755); // scripts of packages do not run when they are installed

/// The results of the validation, as {id, level, place}.
function validate(file) {
  const output = path.join(scratch, 'validation.sarif');
  const run = spawnSync(
    program,
    ['validate', file, '--output', output, '--log', 'ForceOverwrite', '--level', 'Error;Warning;Note'],
    { env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }, encoding: 'utf8' },
  );
  const log = JSON.parse(fs.readFileSync(output, 'utf8').replace(/^\uFEFF/, '')).runs[0];
  return {
    isComplete: run.status === 0 && log.invocations.every((one) => one.executionSuccessful),
    results: (log.results ?? []).map((result) => ({
      id: result.ruleId,
      level: result.level ?? 'warning',
      place: result.message.arguments?.[0] ?? '',
    })),
  };
}

const report = new Report();
const seen = new Set();

function validateGolden(name) {
  const text = fs.readFileSync(path.join(source, 'tests/writers/golden', name), 'utf8');
  const file = path.join(scratch, `${name.replace(/\./g, '-')}.sarif`);
  fs.writeFileSync(file, text);
  const { isComplete, results } = validate(file);
  report.check(isComplete, `${name}: the validation did not end well`);
  const advice = {};
  for (const { id, level, place } of results) {
    advice[id] = (advice[id] ?? 0) + 1;
    seen.add(id);
    report.check(level !== 'error' && id in notFollowed, `${name}: ${level} ${id} at ${place}`);
  }
  console.log(`${name}: valid; advice not followed: ${JSON.stringify(advice)}`);
}

/// The validator sees what is wrong: a result of a rule that there is not, and one without a message.
function validatorRefuses() {
  const log = JSON.parse(fs.readFileSync(path.join(source, 'tests/writers/golden/report.sarif.zh'), 'utf8'));
  log.runs[0].results[0].ruleIndex = 999;
  delete log.runs[0].results[1].message;
  const file = path.join(scratch, 'broken.sarif');
  fs.writeFileSync(file, JSON.stringify(log));
  const errors = validate(file).results.filter((result) => result.level === 'error');
  report.check(errors.length > 0, 'the validator accepts a broken log');
  console.log(`a broken log: ${errors.map((error) => error.id).join(', ')}`);
}

fs.readdirSync(path.join(source, 'tests/writers/golden'))
  .filter((name) => name.includes('.sarif.'))
  .sort()
  .forEach(validateGolden);
validatorRefuses();
for (const id of Object.keys(notFollowed)) {
  report.check(seen.has(id) || id === 'SARIF2006', `${id} is not advised any more: remove it from the list`);
}
report.end();
