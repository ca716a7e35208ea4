import { NotImported, note } from './page.js';
import type { Block, FoundPage } from './page.js';
import { textBlocks } from './plain.js';
import type { Settings } from './settings.js';
import { utf8 } from './utf8.js';
import { childOf, childrenOf, parseXml, textOf } from './xml.js';

/**
 * Reads a MedQuAD document: each question becomes a heading, its answer the text below.
 * Source of the format: Ben Abacha and Demner-Fushman, A question-entailment approach to question answering, 2019
 * @throws NotImported when it is no such file or holds no answer
 */
export function readMedQuad(bytes: Buffer, { medquad }: Settings): FoundPage[] {
  const { name, root } = parseXml(utf8(bytes));
  if (name !== 'Document') throw new NotImported('it is no MedQuAD file: its root is not <Document>');
  const focus = textOf(childOf(root, 'Focus'));
  const pairs = childrenOf(childOf(root, 'QAPairs'), 'QAPair');
  const blocks: Block[] = [];
  let unanswered = 0;
  for (const pair of pairs) {
    const question = childOf(pair, 'Question');
    const answer = textBlocks(textOf(childOf(pair, 'Answer')));
    if (answer.length === 0) unanswered += 1;
    const section = medquad[textOf(question, '@qtype').toLowerCase()];
    if (answer.length > 0)
      blocks.push(
        { kind: 'heading', level: 2, text: tidy(textOf(question)), ...(section ? { section } : {}) },
        ...answer,
      );
  }
  if (blocks.length === 0) throw new NotImported('it holds no answer (MedQuAD leaves out the answers of some sources)');
  const url = textOf(root, '@url');
  const synonyms = childrenOf(childOf(childOf(root, 'FocusAnnotations'), 'Synonyms'), 'Synonym').map((one) =>
    textOf(one),
  );
  return [
    {
      title: focus,
      source: ['MedQuAD', textOf(root, '@source')].filter((part) => part !== '').join(', '),
      ...(url === '' ? {} : { url }),
      item: textOf(root, '@id'),
      synonyms,
      blocks,
      links: [],
      notes: note(unanswered, 'question without an answer left out', 'questions without an answer left out'),
    },
  ];
}

/** Questions were made by rule: "What is (are) Asthma? ?" */
function tidy(question: string): string {
  const words = question.replace(/ \((?:are|is)\)/g, '').trim();
  let end = words.length;
  while (end > 0 && ' ?'.includes(words[end - 1]!)) end -= 1;
  return end < words.length ? `${words.slice(0, end)}?` : words;
}
