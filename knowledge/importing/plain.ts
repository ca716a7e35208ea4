import type { Block } from './page.js';

/** Characters that the article format refuses, because a reader cannot see them or they steer how others are shown. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;

/** Signs that would be markup, a placeholder or a comparison that a patient may misread, and what stands for them. */
const signs: readonly [RegExp, string][] = [
  [/[<‹] ?= ?(?=\.?\d)/g, ' at most '],
  [/[>›] ?= ?(?=\.?\d)/g, ' at least '],
  [/-+>|=+>/g, '→'],
  [/<-+|<=+/g, '←'],
  [/< ?(?=\.?\d)/g, ' less than '],
  [/> ?(?=\.?\d)/g, ' more than '],
  [/</g, '‹'],
  [/>/g, '›'],
  [/\{/g, '('],
  [/\}/g, ')'],
  [/`/g, "'"],
  [/\|/g, '/'],
  [/\]\(/g, '] ('],
];

/** One line of plain text as the article format allows it inside a line: no markup, no placeholders, nothing unseen. */
export function plainText(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(unseen, '');
  return signs
    .reduce((said, [sign, instead]) => said.replace(sign, instead), line)
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** A line of its own must not begin like a heading or a list. */
export function paragraphLine(text: string): string {
  return plainText(text)
    .replace(/^-(?=\.?\d)/, '−')
    .replace(/^[-#*+ ]+/, '')
    .replace(/^(\d+)[.)] /, '$1: ');
}

const bullet = /^[•●▪■□○◦‣∙·➢➤✓✔⁃\uf0a7\uf0b7*+–—-][ \t]+/u;
const numbered = /^(\d{1,2})[.)][ \t]+/;

/** Splits text that has lines: bullets and numbers begin list items, an empty line ends a paragraph. */
export function textBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    const item = bullet.test(line) || numbered.test(line);
    const last = blocks.at(-1);
    if (item) {
      const said = line.replace(bullet, '').replace(numbered, '$1. ');
      blocks.push({ kind: 'item', text: said });
    } else if (line !== '' && open && last) last.text += ` ${line}`;
    else if (line !== '') blocks.push({ kind: 'paragraph', text: line });
    open = line !== '';
  }
  return blocks;
}

/** So many words, as a reader counts them. */
export const wordCount = (text: string): number => text.match(/\S+/g)?.length ?? 0;
