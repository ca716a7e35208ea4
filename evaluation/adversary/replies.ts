/** Whole replies of the adversary: what it is asked about, what it says, and the labels of all that it says. */
import type { Lexicon } from './lexicon.js';
import { formOf, type Form } from './malformed.js';
import type { Operator } from './operators/operator.js';
import { meaningKept } from './operators/meaningKept.js';
import { asked, plantedPage } from './planted.js';
import { honestSelections, selectCorruptions, type Selection } from './selections.js';
import type { Shelf, Source } from './source.js';
import { corruptions, statementOf, type Statement } from './statements.js';
import { pick, shuffled, type Random } from './words.js';

interface Written {
  source: Source;
  question: string;
  form: Form;
  concern: boolean;
  /** What the model sends. */
  content: string;
}

export interface SelectReply extends Written {
  selections: readonly Selection[];
}

export interface ParaphraseReply extends Written {
  statements: readonly Statement[];
}

export interface Workshop {
  shelf: Shelf;
  lexicon: Lexicon;
  random: Random;
  /** Ids of the approved connectives, as the model is shown them. */
  connectives: readonly string[];
}

/** How many sources are tried for an operator that finds nothing to work on. */
const patience = 60;

/** An honest choice of sentences; in three replies of five something corrupted stands among it. */
export function selectReply({ shelf, lexicon, random, connectives }: Workshop): SelectReply {
  const wanted = random(5) < 3 ? pick(Object.values(selectCorruptions), random) : undefined;
  for (let tries = 0; ; tries += 1) {
    const source = shelf.draw(random);
    const selections = honestSelections(source, connectives, random);
    const corrupted = wanted?.({ source, lexicon, random, honest: selections });
    // Some pages have no list to break.
    if (wanted && !corrupted && tries < patience) continue;
    if (corrupted) selections.splice(random(selections.length + 1), 0, corrupted);
    const parts = selections.flatMap((one) => one.parts);
    return { ...written({ parts }, source, { lexicon, random }), selections };
  }
}

/** One statement by an operator that is drawn first, so that rare ones get their turn, and up to four others. */
export function paraphraseReply({ shelf, lexicon, random }: Workshop): ParaphraseReply {
  const drawn = (): Operator => pick(random(2) === 0 ? meaningKept : corruptions, random);
  const first = drawn();
  let source = shelf.draw(random);
  let made = statementOf(first, source, lexicon, random);
  for (let tries = 0; !made && tries < patience; tries += 1) {
    source = random(20) === 0 ? plantedPage(shelf, lexicon, random) : shelf.draw(random);
    made = statementOf(first, source, lexicon, random);
  }
  const others = Array.from({ length: random(5) }, () => statementOf(drawn(), source, lexicon, random));
  const statements = shuffled(
    [made, ...others].filter((one) => one !== undefined),
    random,
  );
  const sent = statements.map(({ text, quote, cites }) => ({ text, quote, sentence: cites }));
  return { ...written({ statements: sent }, source, { lexicon, random }), statements };
}

function written(reply: object, source: Source, { lexicon, random }: Pick<Workshop, 'lexicon' | 'random'>): Written {
  const concern = random(4) === 0;
  const form = formOf(random);
  const question = asked(source, lexicon, random);
  return { source, question, form, concern, content: form.write({ ...reply, concern }, random) };
}
