// SPDX-License-Identifier: Apache-2.0
// Samples with one thing changed: a key misspelt, a value in another form, a collection where a word
// stands. The choice is random with a fixed seed, so that a failure can be repeated.
'use strict';
const { yaml } = require('./support');

const mutationsPerSample = Number(process.env.MUTATIONS ?? 20);
const mark = 'MARKED-VALUE';

// As written in YAML, in flow style.
const values = [
  // understood somewhere
  '60', '60㎡', '６０平米', '25万元', '1.2万人', '1,234.50', '3 名', '10%', '0.1', '86户', '3年', '4台',
  '2022-09-07', '2022年9月7日', '2021年6月', '2021-06', '2023', '2023年', '2023年上半年', '20220907',
  '是', '否', '有', '无', '√', '×', 'yes', 'No', 'true', 'false', '/', '—', '待定', '不详', 'TBD', 'null', '~', '',
  '人员、财务', '[人员, 财务]', '[无]', '[]', '{}', '420100', '武汉市示例区示例街道', '社工 办公室', '专职', '助理社会工作师',
  '"010"', "'60'", 'FULL_TIME', 'full-time', '至今', '一段话',
  // understood nowhere, or in few places
  '约60平', '30余人', '齐全', '21年9月', '2022年13月1日', '2022-9-31x', '六十', '60公斤', '-5', '基本有', '1.5.2', '60-80',
  // numbers to YAML, and not as the loader has them
  '010', '1e3', '0x10', '+5', '.5', '2021.1', '.inf',
  '110%', '9月7日', '1,23', '{甲: 1}', '[1, 2]', '[[1]]', '{名称: {乙: 2}}', '1.5', '3000-01-01',
];

/// Multiplicative congruential, good enough to choose.
function randomOf(seed) {
  let state = (seed * 7919 + 12345) % 2147483647;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function pathsOf(node, path = []) {
  if (yaml.isMap(node)) {
    return node.items.flatMap((pair) => {
      const here = [...path, pair.key.value];
      return [here, ...pathsOf(pair.value, here)];
    });
  }
  if (yaml.isSeq(node)) {
    return node.items.flatMap((item, i) => [[...path, i], ...pathsOf(item, [...path, i])]);
  }
  return [];
}

const slips = [
  (key) => `${key}曰`,
  (key) => key.slice(0, -1) || '甲',
  (key) => [...key].join(' '),
  (key) => key.toUpperCase(),
  (key) => ` ${key}`,
  (key) => `x-${key}`,
];

function renamed(document, path, random) {
  const map = document.getIn(path.slice(0, -1), true) ?? document.contents;
  const pair = map.items.find((one) => one.key.value === path.at(-1));
  const key = slips[random(slips.length)](String(path.at(-1)));
  pair.key = document.createNode(key);
  return { text: String(document), what: `${key}: …`, where: path.join('/') };
}

/// The same field a second time, by another spelling.
function repeated(document, path) {
  const map = document.getIn(path.slice(0, -1), true) ?? document.contents;
  map.items.push(document.createPair(`${path.at(-1)} `, document.getIn(path)));
  return { text: String(document), what: `${path.at(-1)} : …`, where: path.join('/') };
}

function replaced(document, path, random) {
  const isItem = typeof path.at(-1) === 'number'; // [a, , b] is no YAML but to our reader
  const value = values[random(values.length)] || (isItem ? '~' : '');
  document.setIn(path, mark);
  return { text: String(document).replace(mark, value), what: value, where: path.join('/') };
}

/// Of a text with one document without anchors; none where it has some.
function mutationsOf(text, seed) {
  if (/[&*]\S/u.test(text)) {
    return [];
  }
  const random = randomOf(seed + 1 + Number(process.env.SEED ?? 0));
  const paths = pathsOf(yaml.parseDocument(text).contents);
  return Array.from({ length: mutationsPerSample }, () => {
    const path = paths[random(paths.length)];
    const document = yaml.parseDocument(text);
    const isKey = typeof path.at(-1) === 'string';
    if (isKey && random(20) === 0) {
      return repeated(document, path);
    }
    return isKey && random(4) === 0 ? renamed(document, path, random) : replaced(document, path, random);
  });
}

module.exports = { mutationsOf };
