import { article, Root } from './fixture.js';

let root: Root;
beforeEach(() => {
  root = new Root();
});
afterEach(() => root.remove());

test('the sound content loads', () => {
  expect(root.problems()).toEqual([]);
  expect(root.load().articles.map(({ id }) => id)).toEqual(['colds']);
});

/** What is done to which file; then file, line and reason of the one problem. */
const bad: [string, (root: Root) => void, string, number, RegExp][] = [
  [
    'broken YAML',
    (r) => r.edit('places/us.yaml', 'emergency: "911"', 'emergency: "911'),
    'places/us.yaml',
    8,
    /broken YAML/,
  ],
  [
    'a key twice',
    (r) => r.edit('places/us.yaml', 'emergency: "911"', 'emergency: "911"\nemergency: "999"'),
    'places/us.yaml',
    9,
    /unique/,
  ],
  [
    'a wrong type',
    (r) => r.edit('places/us.yaml', '"911"', '911'),
    'places/us.yaml',
    8,
    /emergency: .*expected string/,
  ],
  [
    'an unknown key',
    (r) => r.edit('places/us.yaml', 'crisis: {', 'color: red\ncrisis: {'),
    'places/us.yaml',
    9,
    /color: this key is not known/,
  ],
  ['a missing key', (r) => r.edit('places/us.yaml', 'owner: The tests\n', ''), 'places/us.yaml', 1, /owner/],
  [
    'a day that does not exist',
    (r) => r.edit('red-flags/RF02-heart.yaml', '2027-05-31', '2027-02-30'),
    'red-flags/RF02-heart.yaml',
    6,
    /review_by/,
  ],
  [
    'a date in another order',
    (r) => r.edit('articles/en/colds.md', '2027-05-31', '31.05.2027'),
    'articles/en/colds.md',
    7,
    /review_by.*year-month-day/,
  ],
  [
    'a version that is a number',
    (r) => r.edit('places/us.yaml', 'version: 1.0.0', 'version: 1.0'),
    'places/us.yaml',
    2,
    /version/,
  ],
  [
    'an id used twice',
    (r) => r.write('red-flags/RF02-twin.yaml', r.read('red-flags/RF02-heart.yaml')),
    'red-flags/RF02-twin.yaml',
    1,
    /RF02 is already used by knowledge\/red-flags\/RF02-heart.yaml/,
  ],
  [
    'a missing section',
    (r) => r.write('articles/en/colds.md', article().split('## When')[0]!),
    'articles/en/colds.md',
    12,
    /no when-to-get-help section/,
  ],
  [
    'front matter without a body',
    (r) => r.write('articles/en/colds.md', article().split('\n## ')[0]!),
    'articles/en/colds.md',
    12,
    /no overview section/,
  ],
  ['no front matter', (r) => r.write('articles/en/colds.md', '# Colds\n'), 'articles/en/colds.md', 1, /front matter/],
  [
    'front matter that is not closed',
    (r) => r.write('articles/en/colds.md', '---\nid: colds\n'),
    'articles/en/colds.md',
    1,
    /front matter/,
  ],
  ['an empty file', (r) => r.write('articles/en/colds.md', ''), 'articles/en/colds.md', 1, /front matter/],
  ['an empty YAML file', (r) => r.write('places/us.yaml', ''), 'places/us.yaml', 1, /expected object/],
  [
    'an unknown section kind',
    (r) => r.edit('articles/en/colds.md', '.overview}', '.summary}'),
    'articles/en/colds.md',
    13,
    /kind summary is not known/,
  ],
  [
    'an empty section',
    (r) => r.edit('articles/en/colds.md', 'Call {emergency} if you cannot breathe.', ''),
    'articles/en/colds.md',
    17,
    /help has no text/,
  ],
  [
    'HTML in an article',
    (r) => r.edit('articles/en/colds.md', 'A cold is', 'A <b>cold</b> is'),
    'articles/en/colds.md',
    15,
    /no HTML/,
  ],
  [
    'an unknown placeholder',
    (r) => r.edit('articles/en/colds.md', '{emergency}', '{doctor}'),
    'articles/en/colds.md',
    19,
    /\{doctor\} is not a placeholder/,
  ],
  [
    'an invisible character',
    (r) => r.edit('articles/en/colds.md', 'A cold', 'A\u200bcold'),
    'articles/en/colds.md',
    15,
    /invisible/,
  ],
  [
    'a paragraph over two lines',
    (r) => r.edit('articles/en/colds.md', 'infection. It', 'infection.\nIt'),
    'articles/en/colds.md',
    16,
    /a paragraph is one line/,
  ],
  [
    'a name for no section',
    (r) => r.edit('articles/en/colds.md', 'lay_names', 'section_names: { nose: [blocked nose] }\nlay_names'),
    'articles/en/colds.md',
    10,
    /no section nose/,
  ],
  [
    'bytes that are not UTF-8',
    (r) => r.write('articles/en/colds.md', Buffer.from([0x2d, 0xff, 0xfe])),
    'articles/en/colds.md',
    1,
    /UTF-8/,
  ],
  [
    'a file that would not be read',
    (r) => r.write('red-flags/RF03.yml', 'x'),
    'red-flags/RF03.yml',
    1,
    /would not be read/,
  ],
  [
    'a red flag in a folder',
    (r) => r.write('red-flags/heart/RF03.yaml', 'x'),
    'red-flags/heart',
    1,
    /would not be read/,
  ],
  ['no red flag at all', (r) => r.delete('red-flags/RF02-heart.yaml'), 'red-flags', 1, /no danger would be seen/],
  [
    'a check without wording',
    (r) => r.edit('messages/en.yaml', 'RF02.c1', 'RF02.c2'),
    'red-flags/RF02-heart.yaml',
    14,
    /check RF02.c1 has no wording/,
  ],
  [
    'an unknown message placeholder',
    (r) => r.edit('messages/en.yaml', '{case}', '{ticket}'),
    'messages/en.yaml',
    10,
    /case.opened: \{ticket\} is not a known placeholder/,
  ],
  [
    'an unknown concept',
    (r) =>
      r.edit(
        'red-flags/RF02-heart.yaml',
        'when: { all: [chest-pain, confirmed] }',
        'when: { all: [chest-pian, confirmed] }',
      ),
    'red-flags/RF02-heart.yaml',
    10,
    /unknown concept "chest-pian"/,
  ],
  [
    'a rule without a disposition',
    (r) => r.edit('red-flags/RF02-heart.yaml', '    disposition: ambulance\n', ''),
    'red-flags/RF02-heart.yaml',
    9,
    /rules.0.disposition/,
  ],
  [
    'a locale in the wrong folder',
    (r) => r.edit('concepts/en/chest.yaml', 'locale: en', 'locale: es'),
    'concepts/en/chest.yaml',
    7,
    /locale es does not fit/,
  ],
  [
    'an alias bomb',
    (r) => r.write('places/us.yaml', `a: &a [x, x]\nb: &b [${'*a, '.repeat(50)}]\nc: [${'*b, '.repeat(50)}]\n`),
    'places/us.yaml',
    1,
    /alias/,
  ],
  ['no retrieval settings', (r) => r.delete('retrieval.yaml'), 'retrieval.yaml', 1, /cannot be read \(ENOENT\)/],
];

test.each(bad)('%s is reported where it stands', (_, spoil, file, line, reason) => {
  spoil(root);
  const found = root.problems().filter((problem) => reason.test(problem.reason));
  expect(found).toEqual([{ file: `knowledge/${file}`, line, reason: expect.stringMatching(reason) }]);
});

test('all problems are reported at once', () => {
  root.edit('places/us.yaml', '"911"', '911');
  root.edit('articles/en/colds.md', '.overview}', '.summary}');
  root.edit('messages/en.yaml', '{case}', '{ticket}');
  expect(new Set(root.problems().map(({ file }) => file))).toEqual(
    new Set(['knowledge/places/us.yaml', 'knowledge/articles/en/colds.md', 'knowledge/messages/en.yaml']),
  );
});

test('a translation with a key or placeholder that English lacks is reported', () => {
  const english = root.read('messages/en.yaml');
  root.write(
    'messages/es.yaml',
    english
      .replace('messages-en', 'messages-es')
      .replace('locale: en', 'locale: es')
      .replace('opened: "Your case is {case}."', 'opened: "Su caso, {nurse}."\n    extra: "Nada"'),
  );
  expect(root.problems()).toEqual([
    {
      file: 'knowledge/messages/es.yaml',
      line: 10,
      reason: expect.stringMatching(/\{nurse\} is not in the English sentence/),
    },
    {
      file: 'knowledge/messages/es.yaml',
      line: 11,
      reason: expect.stringMatching(/case.extra: the English messages have no such key/),
    },
  ]);
});

test('Windows line ends and a byte-order mark change neither text nor lines', () => {
  const plain = root.load().articles[0];
  root.write('articles/en/colds.md', `\ufeff${article().replaceAll('\n', '\r\n')}`);
  expect(root.load().articles[0]).toEqual(plain);
  root.edit('articles/en/colds.md', '2027-05-31', '2027-13-01');
  expect(root.problems()).toEqual([expect.objectContaining({ line: 7 })]);
});

test('accents and other scripts in an article are kept', () => {
  root.edit('articles/en/colds.md', 'A cold is a mild infection.', 'Guillain–Barré, 風邪, cảm lạnh.');
  expect(root.load().articles[0]!.sections[0]!.text).toContain('Guillain–Barré, 風邪, cảm lạnh.');
});
