/** The statement claims more than the page, or under other conditions. */
import { cut, has, phrase, pick, shuffled } from '../words.js';
import { onSentence, type Operator } from './operator.js';

/** "how often", "more often", "as often as": no hedge. */
const comparing = /\b(?:how|only|more|less|very|as|too|so|at) $/i;

const hedge = onSentence('hedge-dropped', 'corrupted', (text, { lexicon, random }) => {
  for (const words of shuffled(lexicon.hedges, random)) {
    const found = [...text.matchAll(phrase(words))].find(({ index }) => !comparing.test(text.slice(0, index)));
    if (found) return cut(text, found.index, found.index + words.length);
  }
  // "Some people feel sick": "People feel sick".
  const some = /\b(?:some|most|many) (?=people|adults|children|women|men|babies)/i.exec(text);
  return some ? cut(text, some.index, some.index + some[0].length) : undefined;
});

/** "Ask if it is safe", "see whether", "tell them if": the clause is what is asked, no condition. */
const asked =
  /\b(?:ask|asks|see|know|tell|tells|check|out|sure|learn|shows?|say|says|whether|matters?|even|only|about|on|time|what)\b[^,.;:]*$/i;
const condition = /,? \b(?:if|unless|until(?! then)|when|while|as long as)\b [^,.;:]+(?=[.;])/gi;
const leading = /(?<=^|\. )(?:If|When|Unless|Until) [^,.;:]+, (?!and\b|or\b|[^,.;]+, or\b)/g;
const population =
  /,? (?:in pregnancy|during pregnancy|in children|in adults|in older people|for a child|for children|for adults|in babies|under three months|in people with [^,.;:]+|with a weak immune system|except [^,.;:]+)(?=[,.;])/gi;

const conditionDropped = onSentence('condition-dropped', 'corrupted', (text, { random }) => {
  const found = [
    ...[...text.matchAll(condition)].filter(({ index }) => !asked.test(text.slice(0, index))),
    ...text.matchAll(leading),
    ...text.matchAll(population),
  ].filter(({ index, 0: clause }) => clause.length < text.length * 0.8 && !/\b(?:or|and)$/.test(text.slice(0, index)));
  if (found.length === 0) return undefined;
  const { index, 0: clause } = pick(found, random);
  const before = text.slice(0, index);
  const after = text.slice(index + clause.length);
  // A leading clause goes with its comma, and the rest begins the sentence.
  return clause.startsWith(' ') || clause.startsWith(',')
    ? before + after
    : before + after.charAt(0).toUpperCase() + after.slice(1);
});

/** "You can bathe, but not in the first days" without its "but". */
const restrictionDropped = onSentence('restriction-dropped', 'corrupted', (text) => {
  const found = /,? but (?:only|never|avoid|not (?:if|in|for|when|with|before|after|to))\b[^.;:]*(?=\.)/i.exec(text);
  return found ? cut(text, found.index, found.index + found[0].length) : undefined;
});

const turned: readonly (readonly [string, string])[] = [
  ['even if', 'only if'],
  ['even when', 'only when'],
  ['unless', 'if'],
  ['if', 'unless'],
  ['if', 'only if'],
  ['also', 'never'],
  ['as long as', 'unless'],
];

const conditionTurned = onSentence('condition-turned', 'corrupted', (text, { random }) => {
  for (const [from, to] of shuffled(turned, random)) {
    const found = [...text.matchAll(phrase(from))].find(
      ({ index }) =>
        !/\b(?:even|only|as|ask|asks|if) $/i.test(text.slice(0, index)) && !asked.test(text.slice(0, index)),
    );
    if (!found) continue;
    const end = found.index + from.length;
    const cased = /^[A-Z]/.test(found[0]) ? to.charAt(0).toUpperCase() + to.slice(1) : to;
    return text.slice(0, found.index) + cased + text.slice(end);
  }
  return undefined;
});

const alone = /\b((?:call|see|get|contact|go to)\b[^.,;:]*?) (for|if)\b(?! more\b)/gi;

/** "Call for chest pain": "Call only for chest pain". */
const onlyAdded = onSentence('only-added', 'corrupted', (text, { random }) => {
  if (has(text, 'only') || has(text, 'even')) return undefined;
  const found = [...text.matchAll(alone)];
  if (found.length === 0) return undefined;
  const { index, 1: main } = pick(found, random);
  return `${text.slice(0, index)}${main} only${text.slice(index + main!.length)}`;
});

const bound = 'older|over|more|above|higher|less|lower|younger|under|below|so|two|three|four|five|six|not';
const either = new RegExp(`\\bif\\b[^.,;:]*? or (?!(?:${bound})\\b)`, 'i');

/** "If your lips are blue or gray" with an "and": help is then sought too late. */
const bothNeeded = onSentence('or-to-and', 'corrupted', (text) => {
  const found = either.exec(text);
  if (!found || /\b(?:not|no|cannot|without|never|and)\b/i.test(found[0])) return undefined;
  const at = found.index + found[0].length - ' or '.length;
  return `${text.slice(0, at)} and ${text.slice(at + ' or '.length)}`;
});

export const claims: readonly Operator[] = [
  hedge,
  conditionDropped,
  conditionTurned,
  restrictionDropped,
  onlyAdded,
  bothNeeded,
];
