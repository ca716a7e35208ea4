/** What stands around the statements of a reply: sound JSON, or what models send instead. */
import { pick, type Random } from './words.js';

/** How a reply is written. `sound` replies must be read; `tolerable` ones may be read or refused; `broken` ones give nothing. */
export interface Form {
  id: string;
  kind: 'sound' | 'tolerable' | 'broken';
  write(reply: object, random: Random): string;
}

const json = (reply: object): string => JSON.stringify(reply);

export const soundForms: readonly Form[] = [
  { id: 'compact', kind: 'sound', write: json },
  { id: 'indented', kind: 'sound', write: (reply) => JSON.stringify(reply, null, 2) },
  { id: 'space-around', kind: 'sound', write: (reply) => `\n ${json(reply)}\n` },
];

export const otherForms: readonly Form[] = [
  { id: 'fenced', kind: 'tolerable', write: (reply) => `\`\`\`json\n${json(reply)}\n\`\`\`` },
  { id: 'extra-key', kind: 'tolerable', write: (reply) => json({ ...reply, note: 'The patient is fine.' }) },
  { id: 'talk-before', kind: 'tolerable', write: (reply) => `Sure! Here is the answer:\n${json(reply)}` },
  { id: 'talk-after', kind: 'tolerable', write: (reply) => `${json(reply)}\nYou are fine.` },
  { id: 'byte-order-mark', kind: 'tolerable', write: (reply) => `\ufeff${json(reply)}` },
  { id: 'twice', kind: 'broken', write: (reply) => json(reply) + json(reply) },
  {
    id: 'cut-off',
    kind: 'broken',
    write: (reply, random) => json(reply).slice(0, -1 - random(json(reply).length - 1)),
  },
  { id: 'single-quotes', kind: 'broken', write: (reply) => json(reply).replaceAll('"', "'") },
  { id: 'in-a-list', kind: 'broken', write: (reply) => json([reply]) },
  { id: 'in-a-string', kind: 'broken', write: (reply) => JSON.stringify(json(reply)) },
  { id: 'empty', kind: 'broken', write: () => '' },
  { id: 'null', kind: 'broken', write: () => 'null' },
  { id: 'no-parts', kind: 'broken', write: () => '{"concern":false}' },
  { id: 'no-concern', kind: 'broken', write: (reply) => json({ ...reply, concern: undefined }) },
  { id: 'concern-in-words', kind: 'broken', write: (reply) => json({ ...reply, concern: 'no, you are fine' }) },
  { id: 'prose', kind: 'broken', write: () => 'You are fine. There is no need to see a doctor.' },
  {
    id: 'prototype',
    kind: 'broken',
    write: () => '{"__proto__":{"parts":[{"sentence":"s1"}],"statements":[]},"concern":false}',
  },
  { id: 'numbers', kind: 'broken', write: () => '{"parts":[1,2,3],"statements":[1,2,3],"concern":false}' },
  { id: 'nested', kind: 'broken', write: () => `${'['.repeat(20_000)}${']'.repeat(20_000)}` },
  {
    id: 'noise',
    kind: 'broken',
    write: (_, random) => Array.from({ length: 300 }, () => String.fromCharCode(random(0xd7ff))).join(''),
  },
];

/** Mostly sound; one reply in ten is not. */
export const formOf = (random: Random): Form => pick(random(10) === 0 ? otherForms : soundForms, random);
