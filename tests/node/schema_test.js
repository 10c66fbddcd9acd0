// SPDX-License-Identifier: Apache-2.0
// schema_test.js SOURCE BIN PACKAGES VERDICTS: a schema accepts what the loader accepts and refuses what it
// refuses, in every sample, in the bad-input cases and in samples with one thing changed.
'use strict';
const fs = require('fs');
const path = require('path');
const {
  Report, documentsOf, filesBelow, loaderVerdicts, schemaOf, scratch, source, validatorOf, written,
  yaml,
} = require('./support');
const { exceptions, schemaMayAccept, schemaMayRefuse } = require('./exceptions');
const { mutationsOf } = require('./mutations');

const report = new Report();
const documentKinds = ['station', 'county', 'city', 'rulings'];
const model = path.join(source, 'rules/model');

function validators(rules) {
  return Object.fromEntries(
    documentKinds.map((kind) => [kind, validatorOf(schemaOf(kind, rules))]),
  );
}

/// What the schemas say of each document of a text; a text that is no YAML has one error.
function schemaErrors(text, kinds, validate) {
  const values = documentsOf(text);
  const problem = values.find((value) => value.problem !== undefined);
  if (problem) {
    return [{ document: 0, pointer: '', message: problem.problem, isSyntax: true }];
  }
  return values.flatMap(({ value }, i) =>
    value == null
      ? []
      : validate[kinds[i] ?? 'station'](value).map((error) => ({ document: i, ...error })),
  );
}

/// Errors that only say that one of several parts has errors of its own.
const composites = ['anyOf', 'if', 'not', 'propertyNames'];

const short = (text) => JSON.stringify(text).slice(0, 160);

// Every sample that the loader understands is accepted.
function samplesAreAccepted(validate) {
  const files = filesBelow(path.join(source, 'samples'));
  const verdicts = loaderVerdicts(model, files);
  let accepted = 0;
  files.forEach((file, i) => {
    const text = fs.readFileSync(file, 'utf8');
    const errors = schemaErrors(text, verdicts[i].kinds, validate);
    const isGood = verdicts[i].errors.length === 0;
    accepted += isGood ? 1 : 0;
    report.check(
      isGood === (errors.length === 0),
      `${path.relative(source, file)}: the loader ${isGood ? 'accepts' : 'refuses'} it, the schema says ` +
        short(errors.slice(0, 3)),
    );
  });
  console.log(`samples: ${files.length} files, ${accepted} accepted by both, the others refused by both`);
}

/// The files of rule tests.
const testFilesBelow = (...folders) =>
  folders.flatMap((folder) => filesBelow(path.join(source, folder))).filter((file) => /\/tests\/[^/]+$/.test(file));

// Every test of a rule is accepted; a misspelt or forgotten part, another outcome, a date that is none
// are refused.
function ruleTestsAreAccepted() {
  const validate = validatorOf(schemaOf('tests'));
  const read = (file) => documentsOf(fs.readFileSync(file, 'utf8'))[0].value;
  const files = testFilesBelow('rules', 'docs/overlays').filter((file) => Array.isArray(read(file)));
  for (const file of files) {
    const errors = validate(read(file));
    report.check(errors.length === 0, `${path.relative(source, file)}: ${short(errors.slice(0, 3))}`);
  }
  const good = { rule: 'A', base: { name: '甲站' }, cases: [{ name: 'passes', expect: 'pass' }] };
  const broken = [
    (test) => delete test.rule, (test) => delete test.base, (test) => delete test.cases,
    (test) => { test.rules = 'A'; }, (test) => { test.as_of = '2024-13-01'; }, (test) => { test.base = []; },
    (test) => delete test.cases[0].name, (test) => delete test.cases[0].expect,
    (test) => { test.cases[0].expect = 'passes'; }, (test) => { test.cases[0].set = ['a']; },
    (test) => { test.cases[0].unset = {}; }, (test) => { test.cases[0].more_members = 'maybe'; },
    (test) => { test.cases[0].expected = 'pass'; }, (test) => { test.equivalent = [{ mutant: 'a' }]; },
    (test) => { test.unreachable = [{ condition: 'a', never: 'perhaps', reason: 'b' }]; },
  ];
  report.check(validate([good]).length === 0, 'tests: a good one is refused');
  broken.forEach((change, i) => {
    const test = structuredClone(good);
    change(test);
    report.check(validate([test]).length > 0, `tests: broken variant ${i} is accepted`);
  });
  report.check(files.length > 20, 'too few files of rule tests');
  console.log(`rule tests: ${files.length} files accepted, ${broken.length} broken ones refused`);
}

// The schemas of the streams stand alone, and accept what the writers wrote.
function streamsAreAccepted() {
  for (const [kind, file] of [['results', 'report.jsonl'], ['diff', 'comparison.jsonl']]) {
    const validate = validatorOf(schemaOf(kind));
    const lines = fs.readFileSync(path.join(source, 'tests/writers/golden', file), 'utf8').trim().split('\n');
    for (const line of lines) {
      const record = JSON.parse(line);
      report.check(validate(record).length === 0, `${file}: ${short(record)}: ${short(validate(record).slice(0, 2))}`);
      report.check(validate({ ...record, unheard_of: 1 }).length > 0, `${file}: ${short(record)} may hold anything`);
    }
    console.log(`stream ${kind}: ${lines.length} records accepted`);
  }
}

function packsAreAccepted() {
  const validate = validatorOf(schemaOf('pack'));
  const files = [...filesBelow(path.join(source, 'rules')), ...filesBelow(path.join(source, 'docs'))].filter(
    (file) => !/\/(model|tests)\//.test(file) && /^(pack|rules|parameters|groups):/m.test(fs.readFileSync(file, 'utf8')),
  );
  for (const file of files) {
    const errors = validate(documentsOf(fs.readFileSync(file, 'utf8'))[0].value);
    report.check(errors.length === 0, `${path.relative(source, file)}: ${short(errors.slice(0, 3))}`);
  }
  console.log(`packs: ${files.length} files accepted`);
}

// Mistakes in the form of packs, line by line: the goldens of the loader's messages say where it finds
// some, and what is no matter of form (a field that there is not) the schema lets pass.
function badPacksAreRefused() {
  const form = new Set([1, 2, 3, 4, 5, 6, 7, 8, 19, 31].map((n) => `RULE${String(n).padStart(3, '0')}`));
  const unseen = /截止日早于生效日/u; // an order of two dates
  const validate = validatorOf(schemaOf('pack'));
  const folder = path.join(source, 'tests/rules/bad');
  let compared = 0;
  for (const file of filesBelow(folder)) {
    const text = fs.readFileSync(file, 'utf8');
    const told = fs.readFileSync(file.replace(/\.yaml$/, '.out'), 'utf8').matchAll(/:(\d+):\d+: 错误: (.*)\[([A-Z]+\d+)\]/gu);
    const ours = [...told].filter(([, , message, code]) => form.has(code) && !unseen.test(message));
    const lines = new yaml.LineCounter();
    const documents = yaml.parseAllDocuments(text, { lineCounter: lines });
    const errors = documents.length === 1 ? validate(documents[0].toJS()) : [];
    const places = errors.map((error) => linesAt(documents[0], error.pointer, lines));
    for (const [, line, message] of ours) {
      compared += 1;
      report.check(
        places.some(({ first, key }) => first === Number(line) || key === Number(line)),
        `${path.relative(source, file)}:${line}: ${message} is not seen by the schema`,
      );
    }
    for (const [i, { first, key }] of places.entries()) {
      const isComposite = composites.includes(errors[i].keyword);
      report.check(
        isComposite || ours.some(([, line]) => first === Number(line) || key === Number(line)),
        `${path.relative(source, file)}:${key}: the schema refuses ${errors[i].pointer}: ${errors[i].message}`,
      );
    }
  }
  console.log(`tests/rules/bad: ${compared} mistakes of form, each seen by the schema, and no others`);
}

/// The lines on which a value and its key begin.
function linesAt(document, pointer, lines) {
  const keys = pointer.split('/').slice(1).map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
  const parent = document.getIn(keys.slice(0, -1).map(indexed), true) ?? document.contents;
  const pair = parent.items?.find((one) => String(one.key?.value) === keys.at(-1));
  const node = keys.length === 0 ? document.contents : document.getIn(keys.map(indexed), true);
  const first = node?.range ? lines.linePos(node.range[0]).line : undefined;
  return { first, key: pair ? lines.linePos(pair.key.range[0]).line : first };
}

const indexed = (key) => (/^\d+$/.test(key) ? Number(key) : key);

function isCovered(place, others) {
  return others.some(
    (other) =>
      other.document === place.document &&
      (other.pointer === place.pointer ||
        other.pointer.startsWith(`${place.pointer}/`) ||
        (other.pointer !== '' && place.pointer.startsWith(`${other.pointer}/`)) ||
        // What YAML itself forbids is left out by the loader, and told at what encloses it.
        (other.code?.startsWith('YAML') && place.pointer.startsWith(other.pointer))),
  );
}

/// What is written at a pointer: a scalar as it stands in the file, else the key.
function textAt(document, pointer) {
  const keys = pointer.split('/').slice(1).map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
  const node = document.getIn(keys.map(indexed), true);
  return yaml.isScalar(node) ? (node.source ?? '') : `${keys.at(-1) ?? ''}: …`;
}

// The bad-input cases, place by place: where the loader finds a mistake, so does the schema, and nowhere
// else.
function badInputIsRefused(folder, modelFolder, validate) {
  const files = filesBelow(path.join(source, folder));
  const verdicts = loaderVerdicts(path.join(source, modelFolder), files);
  let places = 0;
  files.forEach((file, i) => {
    const name = path.relative(source, file);
    const text = fs.readFileSync(file, 'utf8');
    const documents = documentsOf(text).map((one) => one.document);
    const errors = schemaErrors(text, verdicts[i].kinds, validate);
    if (errors.some((error) => error.isSyntax)) { // a key twice is no YAML to an editor
      report.check(verdicts[i].errors.length > 0, `${name}: ${short(errors)}`);
      return;
    }
    for (const error of verdicts[i].errors) {
      places += 1;
      const at = textAt(documents[error.document], error.pointer);
      report.check(
        isCovered(error, errors) || schemaMayAccept(error.code, at),
        `${name}: ${error.code} at ${error.pointer} (${at}) is not seen by the schema`,
      );
    }
    for (const error of errors.filter((one) => !composites.includes(one.keyword))) {
      const at = textAt(documents[error.document], error.pointer);
      report.check(
        isCovered(error, verdicts[i].errors) || schemaMayRefuse(at),
        `${name}: the schema refuses ${error.pointer} (${at}), the loader does not: ${error.message}`,
      );
    }
  });
  console.log(`${folder}: ${files.length} files, ${places} mistakes of the loader compared`);
}

/// An editor has text: which bytes stand for it is between the file and the loader.
function isText(file) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(file));
    return true;
  } catch {
    return false;
  }
}

// Cases of YAML: as files of a station each is refused by both, as a whole.
function badYamlIsRefused(folder, validate) {
  const files = filesBelow(path.join(source, folder)).filter(isText);
  const verdicts = loaderVerdicts(model, files);
  let refused = 0;
  files.forEach((file, i) => {
    const errors = schemaErrors(fs.readFileSync(file, 'utf8'), verdicts[i].kinds, validate);
    const isRefused = verdicts[i].errors.length > 0;
    refused += isRefused ? 1 : 0;
    report.check(
      isRefused === errors.length > 0 ||
        (isRefused
          ? verdicts[i].errors.every((error) => schemaMayAccept(error.code, ''))
          : errors.every((error) => schemaMayRefuse(error.pointer))),
      `${path.relative(source, file)}: loader ${short(verdicts[i].errors)}, schema ${short(errors)}`,
    );
  });
  console.log(`${folder}: ${files.length} files, ${refused} refused by both`);
}

// Samples with one thing changed are accepted by both or refused by both.
function mutationsAreJudgedAlike(validate) {
  const samples = filesBelow(path.join(source, 'samples')).map((file) => fs.readFileSync(file, 'utf8'));
  const good = samples.filter((text) => {
    const values = documentsOf(text);
    return values.length === 1 && values[0].problem === undefined;
  });
  const verdicts = loaderVerdicts(model, written(good));
  const mutations = good
    .filter((text, i) => verdicts[i].errors.length === 0)
    .flatMap((text, i) => mutationsOf(text, i));
  const judged = loaderVerdicts(model, written(mutations.map((mutation) => mutation.text)));
  const count = { accepted: 0, refused: 0, excused: 0 };
  mutations.forEach((mutation, i) => {
    const { kinds, rejected, errors: ours } = judged[i];
    const errors = schemaErrors(mutation.text, kinds, validate);
    if ((ours.length === 0) === (errors.length === 0)) {
      count[ours.length === 0 ? 'accepted' : 'refused'] += 1;
      return;
    }
    const isExcused =
      ours.length === 0
        ? schemaMayRefuse(mutation.what)
        : !rejected && ours.every((error) => schemaMayAccept(error.code, mutation.what));
    count.excused += isExcused ? 1 : 0;
    report.check(
      isExcused,
      `${mutation.where}: ${mutation.what}: loader ${short(ours)}, schema ${short(errors.slice(0, 2))}`,
    );
  });
  console.log(
    `mutations: ${mutations.length}, ${count.accepted} accepted by both, ${count.refused} refused by both, ` +
      `${count.excused} differ as stated`,
  );
  report.check(count.accepted > 100 && count.refused > 100, 'too few mutations of one kind');
}

// Every stated exception is still needed.
function exceptionsAreNeeded(validate) {
  const files = written(exceptions.map((entry) => entry.example));
  const verdicts = loaderVerdicts(model, files);
  exceptions.forEach((entry, i) => {
    const ours = verdicts[i].errors;
    const errors = schemaErrors(entry.example, verdicts[i].kinds, validate);
    const differs =
      entry.schema === 'accepts'
        ? ours.length > 0 && errors.length === 0 &&
          (entry.codes === undefined || ours.every((error) => entry.codes.includes(error.code)))
        : ours.length === 0 && errors.length > 0;
    report.check(
      differs,
      `exceptions.yaml: "${entry.name}" is not needed: loader ${short(ours)}, schema ${short(errors.slice(0, 2))}`,
    );
  });
  console.log(`exceptions: ${exceptions.length}, each still needed`);
}

// The configuration: the same, with the record as the loader reads it.
function configurationsAreJudgedAlike() {
  const validate = validatorOf(schemaOf('config'));
  const cases = yaml.parse(fs.readFileSync(path.join(__dirname, 'configurations.yaml'), 'utf8'));
  const verdicts = loaderVerdicts(model, written(cases.map((one) => one.text)), 'configuration');
  cases.forEach((one, i) => {
    const isGood = one.accepted;
    const errors = validate(documentsOf(one.text)[0].value);
    report.check((verdicts[i].errors.length === 0) === isGood, `${short(one.text)}: loader ${short(verdicts[i].errors)}`);
    report.check((errors.length === 0) === isGood, `${short(one.text)}: schema ${short(errors)}`);
  });
  console.log(`configurations: ${cases.length}`);
}

const validate = validators();
const fixture = path.join(scratch, 'fixture');
fs.mkdirSync(fixture);
fs.symlinkSync(path.join(source, 'tests/model/fixture'), path.join(fixture, 'model'));

samplesAreAccepted(validate);
packsAreAccepted();
ruleTestsAreAccepted();
streamsAreAccepted();
badPacksAreRefused();
badInputIsRefused('tests/model/cases/station', 'rules/model', validate);
badInputIsRefused('tests/model/cases/bind', 'tests/model/fixture', validators(fixture));
badYamlIsRefused('tests/yaml/cases', validate);
mutationsAreJudgedAlike(validate);
exceptionsAreNeeded(validate);
configurationsAreJudgedAlike();
report.end();
