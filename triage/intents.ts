/** Commands, small talk and question shapes: phrases of `knowledge/intents`, anywhere or as the whole message. */
import { splitClauses } from './clauses.js';
import { classesOf } from './lexicon.js';
import { createMatcher } from './matcher.js';
import type { Phrase } from './phrases.js';
import { phraseCompiler } from './pattern.js';
import type { ConceptFile, IntentFile } from './schemas.js';
import type { Spelling } from './spelling.js';
import { breaks, tokenise, tokensOf } from './tokens.js';

export interface FoundIntent {
  name: string;
  /** The phrase is all that the message says, apart from courtesy words. */
  whole: boolean;
}

interface Meaning {
  name: string;
  mustBeWhole: boolean;
}

/** Longer messages hold no command; their first words are enough for a question's shape. */
const longestRead = 2000;

export interface Intents {
  vocabulary: ReadonlySet<string>;
  read(text: string, spelling: Spelling): FoundIntent[];
}

/** Reads intents. The word class `courtesy` of an intents file holds the words that do not count ("please"). */
export function createIntents(files: IntentFile[], concepts: ConceptFile[]): Intents {
  const courtesy = new Set(
    files.flatMap((f) => f.words?.['courtesy'] ?? []).flatMap((w) => tokenise(w).map((t) => t.text)),
  );
  const phrases: Phrase<Meaning>[] = files.flatMap((file) => {
    const compile = phraseCompiler({ ...classesOf(concepts, file.locale), ...file.words });
    return Object.entries(file.intents).flatMap(([name, intent]) =>
      intent.phrases.map((phrase) => ({
        steps: compile(phrase),
        of: { name, mustBeWhole: intent.whole ?? false },
      })),
    );
  });
  const order = [...new Set(phrases.map((p) => p.of.name))];
  const matcher = createMatcher(phrases);
  return {
    vocabulary: matcher.vocabulary,
    read(text, spelling) {
      const tokens = spelling.correct(tokensOf(text.slice(0, longestRead)), 'en');
      const found = new Map<string, boolean>();
      for (const { of, from, to } of matcher.find(tokens, splitClauses(tokens, breaks.none))) {
        if (to - from === 1 && tokens[from]!.unsure === true) continue;
        const whole = tokens.every((token, i) => (i >= from && i < to) || courtesy.has(token.text));
        if (of.mustBeWhole && !whole) continue;
        found.set(of.name, (found.get(of.name) ?? false) || whole);
      }
      return order.filter((name) => found.has(name)).map((name) => ({ name, whole: found.get(name)! }));
    },
  };
}
