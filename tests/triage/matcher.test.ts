/** The matcher finds what a reader finds who tries every phrase at every word. */
import { fc } from '../property.js';
import type { Clause } from '../../triage/clauses.js';
import { createMatcher } from '../../triage/matcher.js';
import { phraseCompiler, type Step } from '../../triage/pattern.js';
import { breaks, tokenise, type Token } from '../../triage/tokens.js';

const compile = phraseCompiler({ pair: ['a b', 'c', 'd e a'] });
const whole = (tokens: Token[]): Clause[] => [{ from: 0, to: tokens.length, ending: breaks.none, sentence: 0 }];

/** Ends of a match of steps from a place on, nearest gaps first; as slow and plain as it can be. */
function ending(steps: Step[], tokens: Token[], at: number): number {
  const [step, ...rest] = steps;
  if (step === undefined) return at;
  if (step.kind === 'gap') {
    for (let skip = 0; skip <= step.upTo && at + skip < tokens.length; skip++) {
      const end = ending(rest, tokens, at + skip);
      if (end >= 0) return end;
    }
    return -1;
  }
  const lengths: number[] = [];
  if (step.kind === 'words') {
    const stands = (words: string[]): boolean => words.every((word, i) => tokens[at + i]?.text === word);
    lengths.push(...step.several.filter(stands).map((words) => words.length));
    if (step.one.has(tokens[at]?.text ?? '')) lengths.push(1);
  } else if (tokens[at]?.value !== undefined) lengths.push(1);
  for (const length of lengths) {
    const end = ending(rest, tokens, at + length);
    if (end >= 0) return end;
  }
  return step.optional ? ending(rest, tokens, at) : -1;
}

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const members = fc.array(fc.oneof({ weight: 4, arbitrary: word }, fc.constant('#')), { minLength: 1, maxLength: 3 });
const part = fc.oneof(
  { weight: 4, arbitrary: word },
  fc.tuple(members, fc.boolean()).map(([words, optional]) => {
    const own = words.filter((one) => one !== '#').join('|');
    return own === '' ? '#' : `${own}${optional ? '?' : ''}`;
  }),
  fc.constant('{pair}'),
  fc.integer({ min: 1, max: 5 }).map((upTo) => `..${upTo}`),
);
const phrase = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => ['a', ...parts, 'b'].join(' '));
const text = (maxLength: number) =>
  fc.array(fc.oneof({ weight: 5, arbitrary: word }, fc.constantFrom('x', 'y', '7')), { maxLength });

test.each([
  ['a few words', 12, 1000],
  ['more words than one window takes', 150, 300],
])('finds the same in %s', (_name, maxLength, numRuns) => {
  fc.assert(
    fc.property(fc.array(phrase, { minLength: 1, maxLength: 6 }), text(maxLength), (phrases, words) => {
      const tokens = tokenise(words.join(' '));
      const compiled = phrases.map((one) => ({ steps: compile(one), of: one }));
      const found = createMatcher(compiled).find(tokens, whole(tokens));
      for (const { steps, of } of compiled) {
        const expected = tokens.flatMap((_, from) => {
          const to = ending(steps, tokens, from);
          return to < 0 ? [] : [`${from}-${to}`];
        });
        const own = new Set(found.filter((match) => match.of === of).map(({ from, to }) => `${from}-${to}`));
        // A phrase found often enough is looked for no more.
        expect([...own]).toEqual(expected.slice(0, Math.max(own.size, 24)));
      }
    }),
    { numRuns },
  );
});

test('members of several words are tried before single ones', () => {
  const classes = phraseCompiler({ part: ['rib', 'rib cage', 'cage'] });
  const several = createMatcher([{ steps: classes('my {part} ..1 hurts'), of: 'part' }]);
  const more = tokenise('my rib cage hurts');
  expect(several.find(more, whole(more))).toMatchObject([{ from: 0, to: 4 }]);
});

test('a word before a gap that may be missing asks for nothing', () => {
  const tokens = tokenise('it is one side');
  const [match] = createMatcher([{ steps: compile('throat? very? ..3 one side'), of: 1 }]).find(tokens, whole(tokens));
  expect(match).toMatchObject({ from: 2, to: 4 });
});
