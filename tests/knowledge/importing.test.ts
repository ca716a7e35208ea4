/** Each format, from a small file to a draft. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bullet, docxFile, link, paragraph } from './importing/docxFile.js';
import { ImportRoot, outline, samples, section } from './importing/importRun.js';
import { lines, pdfFile } from './importing/pdfFile.js';

let root: ImportRoot;
beforeEach(() => void (root = new ImportRoot()));
afterEach(() => root.remove());

test('a web page: its text without menus and scripts, with lists, tables and links', async () => {
  const file = join(samples, 'lyme.html');
  const { code, out, err } = await root.import(file);
  expect({ code, err }).toEqual({ code: 0, err: [] });
  const article = root.draft('lyme-disease');
  expect(outline(article)).toEqual([
    'overview .overview Lyme disease',
    'symptoms .symptoms What are the symptoms of Lyme disease?',
    'treatment .treatment How is it treated?',
    'ticks-in-our-county .overview Ticks in our county',
  ]);
  expect(section(article, 'symptoms')).toMatch(/^- a round rash that grows\n- fever\n- often with chills\n\nThe rash/);
  expect(section(article, 'symptoms')).toContain('look at your skin, (emergency), and');
  expect(section(article, 'treatment')).toContain('- 2. Take all of the medicine');
  expect(section(article, 'treatment')).toContain('- Who: Adults; How long: less than 14 days');
  expect(article.links).toEqual([{ text: 'tick', url: 'https://riverside.example/health/ticks', section: 'overview' }]);
  expect(root.text('lyme-disease')).not.toMatch(/alert|steal|Copyright|Home|Rest\b/);
  expect(article).toMatchObject({
    status: 'draft',
    sources: ['Riverside Hospital, Lyme disease, 2025'],
    provenance: {
      source: 'Riverside Hospital',
      url: 'https://riverside.example/health/lyme',
      file: 'lyme.html',
      retrieved: '2026-11-21',
      importer: 'html@1',
      sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
    },
  });
  expect(out.slice(1)).toEqual([
    '  table 2 left out: it has cells that span several rows or columns',
    '  1 picture or other media left out',
    '  taken as overview: "Ticks in our county"',
    '  missing: a section of kind when-to-get-help',
    '1 draft written.',
  ]);
});

test('what Readability drops of a page is told; a page that marks its main part is read whole', async () => {
  const table =
    '<h2>Results</h2><table><tr><th>Test</th><th>Normal</th></tr><tr><td>Potassium</td><td>3.5 to 5</td></tr></table>';
  const parts = `<h1>Kidney blood test</h1><div><h2>What is it?</h2><p>A test of your blood, taken with a needle, from your arm, by a nurse.</p></div><div>${table}</div>`;
  const page = (body: string) => `<html lang="es"><body><ul><li><a href="a">Menu</a></li></ul>${body}</body></html>`;
  const { out } = await root.import(root.put('a.html', page(parts)));
  expect(out).toContain('  the page says that its language is es');
  expect(out).toContainEqual(expect.stringMatching(/^ {2}\d+ words beside the main text left out, under "Results"$/));
  expect(root.text('kidney-blood-test')).not.toContain('Potassium');

  root.delete('articles/en/kidney-blood-test.md');
  await root.import(root.put('b.html', page(`<main>${parts}</main>`)));
  expect(section(root.draft('kidney-blood-test'), 'tests')).toBe('- Test: Potassium; Normal: 3.5 to 5');
});

test('Markdown, with front matter and HTML inside', async () => {
  const { code, out } = await root.import(join(samples, 'ankle.md'));
  expect(code).toBe(0);
  const article = root.draft('sprained-ankle');
  expect(outline(article)).toEqual([
    'overview .overview Sprained ankle',
    'self-care .self-care What you can do at home',
    'when-to-get-help .when-to-get-help When should I call for help?',
  ]);
  expect(section(article, 'self-care')).toBe('- 1. Rest the ankle.\n- 2. Cool it.\n\nSee our exercises.');
  expect(article.links).toEqual([
    { text: 'our exercises', url: 'https://riverside.example/ankle', section: 'self-care' },
  ]);
  expect(article.provenance?.source).toBe('Riverside Hospital, emergency department');
  expect(out.join()).toContain('1 picture or other media left out');
});

test('a Word document, by its styles', async () => {
  const file = root.put(
    'gout.docx',
    await docxFile([
      paragraph('Gout', 'Title'),
      paragraph('Gout is a painful joint <script>alert(1)</script>.'),
      paragraph('Symptoms', 'Heading1'),
      bullet('a hot joint'),
      bullet('swelling'),
      paragraph('What you can do', 'Heading1'),
      link('l1', 'Read about food'),
      link('l2', 'Click me'),
    ]),
  );
  const { out } = await root.import(file);
  const article = root.draft('gout');
  expect(outline(article)).toEqual([
    'overview .overview Gout',
    'symptoms .symptoms Symptoms',
    'self-care .self-care What you can do',
  ]);
  expect(section(article, 'overview')).toBe('Gout is a painful joint ‹script›alert(1)‹/script›.');
  expect(section(article, 'symptoms')).toBe('- a hot joint\n- swelling');
  expect(article.links).toEqual([
    { text: 'Read about food', url: 'https://hospital.example/gout', section: 'self-care' },
  ]);
  expect(out.join()).toContain('1 link left out (no web address)');
});

describe('PDF', () => {
  const page = (number: number, runs: Parameters<typeof pdfFile>[0][number]) => [
    { x: 50, y: 815, size: 9, text: 'Riverside Hospital, leaflet 12' },
    { x: 280, y: 20, size: 9, text: `Page ${number} of 3` },
    ...runs,
  ];

  test('headings by their size, broken words, heads and feet of pages, lists', async () => {
    const file = root.put(
      'shingles.pdf',
      pdfFile([
        page(1, [
          ...lines(50, 760, ['Shingles'], 22),
          ...lines(50, 720, [
            'Shingles is a painful rash. It comes from the chicken-',
            'pox virus, which can wake up long after a long-',
            'term sleep in your nerves. A long-term pain can',
          ]),
        ]),
        page(2, [
          ...lines(50, 770, ['stay behind.']),
          ...lines(50, 720, ['Symptoms'], 15),
          ...lines(50, 690, ['• pain on one side', '• a rash with blisters that turn', 'into crusts']),
        ]),
        page(3, [...lines(50, 770, ['Prevention'], 15), ...lines(50, 740, ['A vaccine is given to older people.'])]),
      ]),
    );
    const { code, out } = await root.import(file);
    expect(code).toBe(0);
    const article = root.draft('shingles');
    expect(outline(article)).toEqual([
      'overview .overview Shingles',
      'symptoms .symptoms Symptoms',
      'prevention .prevention Prevention',
    ]);
    expect(section(article, 'overview')).toBe(
      'Shingles is a painful rash. It comes from the chickenpox virus, which can wake up long after a long-term sleep in your nerves. A long-term pain can stay behind.',
    );
    expect(section(article, 'symptoms')).toBe('- pain on one side\n- a rash with blisters that turn into crusts');
    expect(out.join('\n')).toContain("6 repeated lines of the pages' heads and feet left out");
  });

  test('two columns are read one after the other, a title across both first', async () => {
    const file = root.put(
      'sinus.pdf',
      pdfFile([
        [
          ...lines(50, 780, ['A blocked nose and what helps against it'], 24),
          ...lines(50, 720, [
            'Sinusitis is swelling in the',
            'hollows of the bones of',
            'your face. It hurts and it',
            'blocks your nose.',
          ]),
          ...lines(310, 720, [
            'It often follows a cold and',
            'goes away by itself in two',
            'or three weeks. Drink a lot',
            'and rest.',
          ]),
        ],
      ]),
    );
    await root.import(file);
    const article = root.draft('a-blocked-nose-and-what-helps-against-it');
    expect(section(article, 'overview')).toMatch(
      /^Sinusitis is swelling .* blocks your nose\.\n\nIt often follows .* and rest\.$/,
    );
  });
});

test('MedlinePlus health topics: one draft a topic, of one language', async () => {
  const file = join(samples, 'mplus_topics.xml');
  const { code, err, out } = await root.import(file);
  expect(code).toBe(1);
  expect(err).toEqual([expect.stringMatching(/mplus_topics\.xml \(Empty topic\): it holds no text$/)]);
  expect(out.at(-1)).toBe('1 draft written, 1 page failed.');
  const article = root.draft('hiccups');
  expect(outline(article)).toEqual(['overview .overview What are hiccups?', 'causes .causes What causes hiccups?']);
  expect(section(article, 'overview')).toBe('Hiccups happen when the breathing muscle jumps & air stops.');
  expect(article.synonyms).toEqual(['Singultus', 'Hiccough', 'Hiccup']);
  expect(article.sources).toEqual(['MedlinePlus, with Institute of the Throat, Hiccups, 2026']);
  expect(article.links?.map(({ url, section: at }) => [url, at])).toEqual([
    ['https://medlineplus.gov/breathing.html', 'overview'],
    ['https://medlineplus.gov/esophagusdisorders.html', undefined],
    ['https://throat.example/hiccups', undefined],
  ]);
  expect(article.provenance).toMatchObject({ item: '1234', url: 'https://medlineplus.gov/hiccups.html' });

  await root.import(file, '--locale', 'es');
  expect(outline(root.draft('hipo-es', 'es'))).toEqual(['overview .overview ¿Qué es el hipo?']);
});

test('MedQuAD: each answered question is a section', async () => {
  const { code, out } = await root.import(join(samples, 'medquad.xml'));
  expect(code).toBe(0);
  const article = root.draft('common-warts');
  expect(outline(article)).toEqual([
    'overview .overview What is Common warts?',
    'causes .causes Who is at risk for Common warts?',
  ]);
  expect(section(article, 'causes')).toBe('Warts are more common in\n\n- children\n- people whose skin is often wet');
  expect(article.synonyms).toEqual(['Verruca vulgaris']);
  expect(out).toContain('  1 question without an answer left out');
});

test('a whole folder, with a summary; files of other kinds are counted', async () => {
  root.put('a/one.md', '# Nail fungus\n\nIt is common.\n');
  root.put('a/b/two.md', '# Corns\n\nThey are hard skin.\n');
  root.put('a/logo.png', 'x');
  const { code, out } = await root.import(root.inbox);
  expect(code).toBe(0);
  expect(out.filter((line) => line.includes('→'))).toHaveLength(2);
  expect(out.at(-1)).toBe('2 drafts written, 1 file of no known format passed over.');
});

test.each([
  [
    '<ol><li><p>One.</p><p>More.</p></li><li>Two<ul><li>deep</li></ul></li><li> </li></ol>',
    '- 1. One.\n- More.\n- 2. Two\n- deep',
  ],
  [
    '<dl><dt>Rash</dt><dd>A red skin.</dd><dt>Itch</dt><dt>Fever</dt><dd><p>Hot.</p></dd></dl>',
    '- Rash: A red skin.\n- Itch\n- Fever: Hot.',
  ],
  ['<p>One<br>line.<br><br>Two.</p>', 'One line.\n\nTwo.'],
  ['<p>• a<br>• b</p>', '- a\n- b'],
  ['<p>Text<sup><a href="#f1">[1]</a></sup> and <a href="#f2">more</a>.<a href="#r">↑</a></p>', 'Text and more.'],
  ['<table><tr><td><p>One cell.</p></td></tr></table>', 'One cell.'],
  ['<table><tr><td>Day 1</td><td>Rest</td></tr><tr><td>Day 2</td><td></td></tr></table>', '- Day 1: Rest\n- Day 2'],
  ['<table><tr><td>a</td><td>b</td><td>c</td></tr></table>', ''],
  ['<form><label>Name</label><input value="x"><p>In a form.</p><button>Send</button></form>', 'In a form.'],
])('HTML in Markdown: %s', async (html, text) => {
  root.put('a.md', `# Corns\n\nFirst.\n\n${html}\n`);
  expect((await root.import(root.inbox)).code).toBe(0);
  expect(section(root.draft('corns'), 'overview')).toBe(`First.${text === '' ? '' : `\n\n${text}`}`);
});

describe('sections', () => {
  const long = Array.from({ length: 100 }, (_, index) => `word${index}`).join(' ');

  test('a long one is split at its sub-headings, which keep its kind', async () => {
    root.put('a.md', `# Corns\n\n## Treatment\n\nFirst.\n\n### Creams\n\n${long}.\n\n### Plasters\n\n${long}.\n`);
    await root.import(root.inbox);
    expect(outline(root.draft('corns'))).toEqual([
      'treatment .treatment Treatment',
      'treatment-creams .treatment Treatment: Creams',
      'treatment-plasters .treatment Treatment: Plasters',
    ]);
  });

  test('a short one keeps them as lines', async () => {
    root.put('a.md', `# Corns\n\n## Treatment\n\nFirst.\n\n### Creams\n\nSoft.\n`);
    await root.import(root.inbox);
    expect(section(root.draft('corns'), 'treatment')).toBe('First.\n\nCreams:\n\nSoft.');
  });

  test('one that is too long and has no sub-headings is told', async () => {
    root.put('a.md', `# Corns\n\n## Treatment\n\n${long} ${long}\n`);
    expect((await root.import(root.inbox)).out).toContain('  too long: "Treatment" has 200 words');
  });
});

test('a draft is served in no profile, and is checked in full once it is a sample', async () => {
  root.put('a.md', '# Corns\n\nThey are hard skin.\n');
  await root.import(root.inbox);
  expect(root.load().articles.map(({ id }) => id)).toEqual(['colds']);
  expect(root.load().items.find(({ id }) => id === 'corns')).toMatchObject({ draft: true, approval: 'none' });
  root.edit('articles/en/corns.md', 'status: draft', 'status: sample');
  expect(root.problems().map(({ reason }) => reason)).toEqual(['the article has no when-to-get-help section']);
});
