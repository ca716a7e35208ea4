/** Whatever is imported, what is written is an article that reads again without a problem. */
import { fc, runs } from '../property.js';
import { parseArticle } from '../../knowledge/articles.js';
import { makeDraft } from '../../knowledge/importing/draft.js';
import { importers } from '../../knowledge/importing/formats.js';
import { NotImported } from '../../knowledge/importing/page.js';
import type { Block, FoundPage } from '../../knowledge/importing/page.js';
import { pdfBlocks } from '../../knowledge/importing/pdfBlocks.js';
import { pdfLines } from '../../knowledge/importing/pdfLines.js';
import { loadSettings } from '../../knowledge/importing/settings.js';
import type { Problem } from '../../knowledge/problems.js';
import { now } from './fixture.js';

const settings = loadSettings('knowledge');
const origin = { file: 'a.html', sha256: 'a'.repeat(64), importer: 'html@1', now, locale: 'en' };

/** Pieces that the article format, YAML or a patient's page could take for something else. */
const nasty = fc.constantFrom(
  ...[
    '# ',
    '## A {#b .overview}',
    '---',
    '- ',
    '-5',
    '* ',
    '1. ',
    '10) ',
    '<b>',
    '</p>',
    '`',
    '|',
    '](x)',
    '{emergency}',
    '{x}',
    '{',
    '}',
  ],
  ...[
    '\n',
    '\r\n',
    '\t',
    '\u2028',
    '\u0085',
    '\u0000',
    '\u001b[31m',
    '\u200b',
    '\u202e',
    '\ufeff',
    '\ud800',
    '\ue000',
    '\u00ad',
    '\uffff',
  ],
  ...[
    ': ',
    '"',
    "'",
    '\\',
    '%',
    '&',
    '!',
    '? ',
    '[',
    ']',
    '[a, b]',
    'null',
    'true',
    '2026-01-01',
    '0x1',
    '=',
    '~',
    '💊',
    'é',
    '風邪',
    'word',
    'Symptoms',
  ],
);
const text = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 })
  .map((parts) => parts.join(''));
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.integer({ min: 1, max: 6 }), text }),
  fc.record({ kind: fc.constantFrom('paragraph' as const, 'item' as const), text }),
);
const page: fc.Arbitrary<FoundPage> = fc.record({
  title: text,
  source: text,
  url: fc.oneof(text, fc.webUrl()),
  item: text,
  synonyms: fc.array(text, { maxLength: 4 }),
  blocks: fc.array(block, { maxLength: 12 }),
  links: fc.array(fc.record({ text, url: fc.oneof(text, fc.webUrl()), block: fc.nat(12) }), { maxLength: 4 }),
  notes: fc.constant([]),
});

/** The draft, which must read again and hold its own; or null where the page was refused with a reason. */
function draftOf(found: FoundPage): string | null {
  try {
    const draft = makeDraft(found, origin, settings);
    const problems: Problem[] = [];
    const again = parseArticle('a', draft.text, 'en', problems)?.article;
    expect(problems).toEqual([]);
    expect(again).toEqual(draft.article);
    expect(again?.status).toBe('draft');
    expect(again?.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    return draft.text;
  } catch (error) {
    expect(error).toBeInstanceOf(NotImported);
    // A reason that speaks of our own format would be our fault, not the page's.
    expect((error as Error).message).not.toContain('cannot be made an article');
    return null;
  }
}

test('any page at all', () => {
  let drafts = 0;
  fc.assert(
    fc.property(page, (found) => {
      if (draftOf(found) !== null) drafts += 1;
    }),
    { numRuns: runs(1500) },
  );
  expect(drafts).toBeGreaterThan(500);
});

const tag = fc.constantFrom(
  'p',
  'h1',
  'h2',
  'h3',
  'ul',
  'ol',
  'li',
  'table',
  'tr',
  'td',
  'th',
  'a href="/x"',
  'br',
  'b',
  'div',
  'dl',
  'dt',
  'dd',
  'pre',
  'script',
  'img',
  'svg',
);
const html = fc
  .array(
    fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name.split(' ')[0]}>`),
      text,
      fc.constant('Some words of text. '),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

test.each(['html', 'markdown', 'medquad', 'medlineplus'] as const)('any text as %s', async (format) => {
  const wrap = {
    html: (inside: string) => `<html><body><h1>Title</h1><p>Some text.</p>${inside}</body></html>`,
    markdown: (inside: string) => `# Title\n\nSome text.\n\n${inside}`,
    medquad: (inside: string) =>
      `<Document><Focus>Title</Focus><QAPairs><QAPair><Question>What?</Question><Answer>Text. ${inside}</Answer></QAPair></QAPairs></Document>`,
    medlineplus: (inside: string) =>
      `<health-topics><health-topic title="Title" language="English" url="https://a.example"><full-summary>&lt;p&gt;Text. ${inside}</full-summary></health-topic></health-topics>`,
  }[format];
  await fc.assert(
    fc.asyncProperty(html, async (inside) => {
      try {
        const found = await importers[format].read(Buffer.from(wrap(inside)), settings, 'en');
        for (const one of found) if ('blocks' in one) draftOf(one);
      } catch (error) {
        expect(error).toBeInstanceOf(NotImported);
      }
    }),
    { numRuns: runs(200) },
  );
});

test('any pieces on the pages of a PDF', () => {
  const piece = fc.record({
    text,
    x: fc.integer({ min: -50, max: 700 }),
    y: fc.integer({ min: -50, max: 900 }),
    width: fc.nat(600),
    size: fc.integer({ min: 0, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 30 }), { maxLength: 3 }), (pages) => {
      const { blocks } = pdfBlocks(pages.map((pieces) => pdfLines(pieces, 842)));
      draftOf({ title: 'Title', synonyms: [], blocks, links: [], notes: [] });
    }),
    { numRuns: runs(300) },
  );
});
