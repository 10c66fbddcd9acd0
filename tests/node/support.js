// SPDX-License-Identifier: Apache-2.0
// What the tests in node share: packages of the build folder, schemas as the command prints them, files
// as an editor reads them, and what the loader says of the same files.
'use strict';
const { execFileSync } = require('child_process');
const fs = require('fs');
const { createRequire } = require('module');
const os = require('os');
const path = require('path');

const [source, binaries, packages, verdicts] = process.argv.slice(2).map((name) => path.resolve(name));
const load = createRequire(path.join(packages, 'package.json'));
const yaml = load('yaml');
const Ajv = load('ajv');

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'station-schema-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

/// Keywords that editors read and validators do not.
const editorKeywords = ['doNotSuggest', 'errorMessage', 'patternErrorMessage'];

/// The schema of a kind of file, by the model of `rules` where one is named.
function schemaOf(kind, rules, language = 'zh') {
  const env = { PATH: process.env.PATH, STATION_RULES_PATH: rules ?? path.join(source, 'rules') };
  const command = path.join(binaries, 'station-schema');
  return JSON.parse(execFileSync(command, ['--lang', language, kind], { env, maxBuffer: 1 << 26 }));
}

/// A function that gives the errors of a value, as {pointer, message}.
function validatorOf(schema) {
  const ajv = new Ajv({
    allErrors: true, allowUnionTypes: true, allowMatchingProperties: true,
    formats: { date: /^\d{4}-\d{2}-\d{2}$/ },
  });
  ajv.addVocabulary(editorKeywords);
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : validate.errors.map(placed));
}

const escaped = (key) => key.replace(/~/g, '~0').replace(/\//g, '~1');

function placed(error) {
  const key = error.params.additionalProperty ?? error.propertyName;
  const pointer = error.instancePath + (key === undefined ? '' : `/${escaped(key)}`);
  return { pointer, keyword: error.keyword, message: error.message };
}

/// The documents of a file as an editor sees them: values of YAML 1.2, or `problem` where it is no YAML.
function documentsOf(text) {
  try {
    return yaml.parseAllDocuments(text, { merge: true }).map((document) => {
      const problem = document.errors[0]?.message.split('\n')[0];
      return { document, problem, value: problem === undefined ? document.toJS() : undefined };
    });
  } catch (error) {
    return [{ problem: error.message }]; // too deep, an alias in itself
  }
}

/// What the loader says of files: [{kinds: {document: kind}, rejected, errors: [{code, pointer, document}]}].
function loaderVerdicts(model, files, as = 'document') {
  const input = files.map((file) => `${as} ${file}\n`).join('');
  const output = execFileSync(verdicts, [model], { input, maxBuffer: 1 << 28 });
  return output.toString().trim().split('\n').map((line) => JSON.parse(line));
}

/// Files with an ending below a folder, sorted.
function filesBelow(folder, ending = '.yaml') {
  return fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name))
    .sort();
}

/// Writes texts as files of the scratch folder.
function written(texts) {
  const folder = fs.mkdtempSync(path.join(scratch, 'files-'));
  return texts.map((text, i) => {
    const file = path.join(folder, `${i}.yaml`);
    fs.writeFileSync(file, text);
    return file;
  });
}

/// Counts what holds and prints what does not.
class Report {
  constructor() {
    this.wrong = 0;
  }

  check(holds, text) {
    if (!holds) {
      this.wrong += 1;
      console.log(`FAIL ${text}`);
    }
  }

  end() {
    console.log(this.wrong === 0 ? 'ok' : `${this.wrong} wrong`);
    process.exitCode = this.wrong === 0 ? 0 : 1;
  }
}

module.exports = {
  Report, documentsOf, filesBelow, load, loaderVerdicts, schemaOf, scratch, source, validatorOf,
  written, yaml,
};
