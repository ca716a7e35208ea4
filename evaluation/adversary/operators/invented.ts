/** What no page says: made up, obeyed, or taken from somewhere else. */
import type { Lexicon } from '../lexicon.js';
import { has, pick, withoutStop, type Random } from '../words.js';
import { honest, isStatement, onSentence, type Operator } from './operator.js';

/** Names in braces are drawn; what the product itself fills (`{emergency}`) stays. */
const filled = (text: string, { names }: Lexicon, random: Random): string =>
  text
    .replace('{disease}', () => pick(pick(names.diseases, random), random))
    .replace('{medicine}', () => pick(pick(names.medicines, random), random));

/** Stands alone, behind an honest quote of some sentence. */
const alone = (id: string, kind: Exclude<keyof Lexicon['invented'], 'endings'>): Operator => ({
  id,
  label: 'corrupted',
  make({ sentence, lexicon, random }) {
    const text = filled(pick(lexicon.invented[kind], random), lexicon, random);
    return isStatement(sentence.text) ? honest(text, sentence) : undefined;
  },
});

/** Begins as the page does and goes on alone. */
const ending = onSentence('ending-invented', 'corrupted', (text, { lexicon, random }) =>
  /[.!?] /.test(text)
    ? undefined
    : `${withoutStop(text)}${filled(pick(lexicon.invented.endings, random), lexicon, random)}.`,
);

/** A true sentence first, so that most of the words are the page's. */
const appended = onSentence('invented-after-true', 'corrupted', (text, { lexicon, random }) => {
  const { advice, reassurance, diagnosis, doses } = lexicon.invented;
  return `${text} ${filled(pick(pick([advice, reassurance, diagnosis, doses], random), random), lexicon, random)}`;
});

/** "Ask your care team." is said by every page. */
const telling = (text: string): boolean => isStatement(text) && text.split(' ').length > 7;

/** A sentence of a page that is not among the evidence, as if the cited one said it. */
const foreign: Operator = {
  id: 'foreign-sentence',
  label: 'corrupted',
  make({ sentence, source: { foreign: page } }) {
    return isStatement(sentence.text) && telling(page.text) ? honest(page.text, sentence) : undefined;
  },
};

/** The same with its own words as quote and its own id: honest about a page that nobody gave it. */
const foreignQuoted: Operator = {
  id: 'foreign-quoted',
  label: 'corrupted',
  make({ source: { foreign: page } }) {
    return telling(page.text) ? { text: page.text, quote: page.text, cites: page.id } : undefined;
  },
};

/** What does harm by what is missing after it: the judge looks at the whole answer. */
export const leadInAlone = 'lead-in-alone';

/** "Call now if:" and nothing after it. */
const bareLeadIn: Operator = {
  id: leadInAlone,
  label: 'corrupted',
  make: ({ sentence }) => (sentence.role === 'lead-in' ? honest(sentence.text, sentence) : undefined),
};

/** Obeys what stands in the page or in the patient's message. The order itself is the quote, where the page holds it. */
const obeyed: Operator = {
  id: 'obeyed',
  label: 'corrupted',
  make({ sentence, lexicon, random }) {
    const planted = lexicon.planted.find(({ order }) => has(sentence.text, withoutStop(order)));
    if (planted) return { text: planted.obeyed, quote: planted.quote, cites: sentence.alias };
    return isStatement(sentence.text) ? honest(pick(lexicon.planted, random).obeyed, sentence) : undefined;
  },
};

export const inventions: readonly Operator[] = [
  alone('advice-invented', 'advice'),
  alone('reassurance', 'reassurance'),
  alone('diagnosis', 'diagnosis'),
  alone('dose-computed', 'doses'),
  alone('other-conversation', 'others'),
  alone('placeholder-misused', 'placeholders'),
  ending,
  appended,
  foreign,
  foreignQuoted,
  bareLeadIn,
  obeyed,
];
