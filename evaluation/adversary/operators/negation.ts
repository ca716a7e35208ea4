/** A "not" too few or too many. */
import { capital, cut, pick, replaceAt } from '../words.js';
import { onSentence, type Operator } from './operator.js';

/** "not only", "whether or not": without the "not" these say much the same. */
const idle = /\bnot (?:only|just|yet)\b|\bor not\b|\bif not\b/i;

/** What is found, and what stands in its place. */
const drops: readonly (readonly [RegExp, string])[] = [
  [/\bdo not /gi, ''],
  [/\b(does|did) not\b/gi, '$1'],
  [/\bcannot\b/gi, 'can'],
  [/\b(is|are|was|were|has|have|may|should|must|will|could|would|need) not\b/gi, '$1'],
  [/\bnever /gi, ''],
  [/\b(have|has|had|is|are|with|need|needs|cause|causes|there is) no (?!one\b|longer\b|matter\b|more\b)/gi, '$1 '],
  [/\bno longer\b/gi, 'still'],
  [/\bnothing\b/gi, 'something'],
  [/\bnobody\b/gi, 'everybody'],
  [/\bno one\b/gi, 'everyone'],
];

const dropped = onSentence('negation-dropped', 'corrupted', (text, { random }) => {
  if (idle.test(text)) return undefined;
  const found = drops.flatMap(([pattern, to]) =>
    [...text.matchAll(pattern)].map((match) => ({ match, to: to.replace('$1', match[1] ?? '') })),
  );
  if (found.length === 0) return undefined;
  const { match, to } = pick(found, random);
  if (to === '') return cut(text, match.index, match.index + match[0].length);
  return replaceAt(text, match.index, match.index + match[0].length, to);
});

const verbs =
  'Call|Take|Ask|Keep|Use|Get|Tell|Stop|Wash|Drink|See|Go|Stay|Contact|Bring|Eat|Wait|Follow|Check|Have|Give|Write|Learn|Rest|Sit|Lie|Talk|Read|Put|Wear|Move|Begin|Choose|Measure|Carry|Try|Let';
const imperative = new RegExp(`(?:^|\\. )(${verbs})\\b(?! too\\b)`, 'g');
/** After "ask whether" and "see if" a "not" changes nothing. */
const asking = /\b(?:ask|see|know|tell|tells|check|find out|sure|learn|shows?)\b[^.]*\b(?:if|whether)\b|\bwhether\b/i;
const verb = /\b(is|are|can|should|must|will|has been|have been)\b(?! not\b| no\b| never\b)/g;

const added = onSentence('negation-added', 'corrupted', (text, { random }) => {
  if (/\b(?:not|no|never|cannot|nothing|nobody|without)\b/i.test(text) || asking.test(text)) return undefined;
  const found = [...text.matchAll(imperative), ...text.matchAll(verb)];
  if (found.length === 0) return undefined;
  const { index, 0: all, 1: word } = pick(found, random);
  const start = index + all.length - word!.length;
  const [before, after] = [text.slice(0, start), text.slice(start + word!.length)];
  if (/^[A-Z]/.test(word!)) return `${before}Do not ${word!.toLowerCase()}${after}`;
  if (word === 'can') return `${before}cannot${after}`;
  const [first, ...rest] = word!.split(' ');
  return [`${before}${first} not`, ...rest].join(' ') + after;
});

/** "Do not drive": "You can drive". */
const allowed = onSentence('prohibition-allowed', 'corrupted', (text, { random }) => {
  const found = [...text.matchAll(/(?:^|\. )((?:Do not|Never) )\w/g)];
  if (found.length === 0) return undefined;
  const { index, 0: all, 1: words } = pick(found, random);
  const start = index + all.length - 1 - words!.length;
  const may = pick(['You can ', 'You may ', 'It is fine to ', 'Feel free to '], random);
  return capital(text.slice(0, start) + may + text.slice(start + words!.length));
});

export const negations: readonly Operator[] = [dropped, added, allowed];
