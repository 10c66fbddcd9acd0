// SPDX-License-Identifier: Apache-2.0
// language_server_test.js SOURCE BIN PACKAGES VERDICTS: what an editor with the YAML language server shows
// in a file that names its schema in its first line. The transcript is language_server.txt;
// UPDATE_GOLDEN=1 writes it anew.
'use strict';
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const { LanguageServer } = require('./language_server');
const { Report, load, schemaOf, scratch, yaml } = require('./support');

const scenes = yaml.parse(fs.readFileSync(path.join(__dirname, 'language_server.yaml'), 'utf8'));
const golden = path.join(__dirname, 'language_server.txt');
const cursor = '‸';

/// A text without its cursor, and where that stood.
function cut(text) {
  const lines = text.split('\n');
  const line = lines.findIndex((one) => one.includes(cursor));
  const position = line < 0 ? undefined : { line, character: lines[line].indexOf(cursor) };
  return { text: text.replace(cursor, ''), position };
}

const indented = (text) => text.split('\n').map((line) => `    ${line}`.trimEnd()).join('\n');

function proposals(answer) {
  const items = answer.items ?? [];
  const shown = items.slice(0, 12).map((item) => {
    const title = String(item.documentation?.value ?? item.documentation ?? '').split('\n')[0];
    return `    ${item.label}${title === '' ? '' : `  (${title})`}`;
  });
  return [...shown, ...(items.length > 12 ? [`    … ${items.length} in all`] : [])];
}

function hoverText(answer) {
  const text = answer?.contents?.value ?? 'nothing';
  return text.replace(/\n*Source: \[.*\]\(.*\)\s*$/u, '').replace(/\n\n+/gu, '\n');
}

const placed = ({ range, message, severity }) =>
  `    ${range.start.line + 1}:${range.start.character + 1} ${severity === 1 ? 'error' : 'warning'}: ${message}`;

async function play(server, scene, name) {
  const { text, position } = cut(scene.text);
  const file = path.join(scratch, `${name}.yaml`);
  fs.writeFileSync(file, text);
  const uri = pathToFileURL(file).href;
  server.open(uri, text);
  const lines = [`# ${scene.what}`, indented(scene.text.trimEnd())];
  const diagnostics = await server.diagnosticsOf(uri);
  if (scene.ask === 'completion') {
    lines.push('proposed:', ...proposals(await server.completion(uri, position)));
  } else if (scene.ask === 'hover') {
    lines.push('shown:', indented(hoverText(await server.hover(uri, position))));
  } else {
    lines.push('marked:', ...(diagnostics.length > 0 ? diagnostics.map(placed) : ['    nothing']));
  }
  return `${lines.join('\n')}\n`;
}

async function main() {
  for (const [file, kind, language] of [
    ['station', 'station', 'zh'], ['station.en', 'station', 'en'], ['county', 'county', 'zh'],
    ['config', 'config', 'zh'], ['pack', 'pack', 'en'],
    ['tests', 'tests', 'zh'],
  ]) {
    const schema = JSON.stringify(schemaOf(kind, undefined, language));
    fs.writeFileSync(path.join(scratch, `${file}.schema.json`), schema);
  }
  const server = await LanguageServer.start(
    load.resolve('yaml-language-server/bin/yaml-language-server'),
  );
  const parts = [];
  for (const [i, scene] of scenes.entries()) {
    parts.push(await play(server, scene, `scene-${i}`));
  }
  await server.stop();
  const transcript = parts.join('\n');
  console.log(transcript);
  if (process.env.UPDATE_GOLDEN) {
    fs.writeFileSync(golden, transcript);
  }
  const report = new Report();
  report.check(
    transcript === fs.readFileSync(golden, 'utf8'),
    'language_server.txt differs; UPDATE_GOLDEN=1 writes it anew',
  );
  report.end();
}

main();
