/** What the page says of one thing, said of another. */
import { has, plain, shuffled } from '../words.js';
import type { Numbered } from '../source.js';
import { citing, isStatement, levelOf, type Material, type Operator } from './operator.js';

interface Halves {
  subject: string;
  predicate: string;
}

const predicate =
  /^((?:(?!\b(?:if|when|that|which|who|and|or|but|because|so|whether|before|after|you)\b)[^,.;:])+?) (((?:is|has|helps|makes|causes|shows|comes|needs|works|lowers|raises|means|takes)|(?:are|have|help|make|cause|show|come|need|work|lower|raise|mean)|(?:can|may|should|must|will))\b.*)$/i;
/** Who "it", "some" or "many forms" are hangs on the sentence before: a splice could come out true. Advice has no subject. */
const vague =
  /^(?:it|they|this|these|that|those|some|others?|many|most|several|all|each|both|your|there|here|what|one|two|such|a few|few|everyone|everybody|people|someone|nobody|no|then|at|in|on|for|with|too|any|another|the same|not|do|only|even|to|wear|stop|keep|try|ask|call|take|have|get|stay|let|give|go|use|see|tell|also)\b/i;
const number = (verb: string): string =>
  /^(?:can|may|should|must|will)$/.test(verb) ? 'any' : verb.endsWith('s') ? 'one' : 'many';

function halves(text: string): (Halves & { number: string }) | undefined {
  const [, subject = '', rest = '', verb = ''] = predicate.exec(text) ?? [];
  if (subject === '' || vague.test(subject) || subject.split(' ').length > 4 || / (?:not|to)$/.test(subject))
    return undefined;
  return { subject, predicate: rest, number: number(verb) };
}

/** Another statement of the evidence that gives something, in a random order. */
function other<T>(
  { sentence, source, random }: Material,
  read: (text: string) => T | undefined,
): [Numbered, T] | undefined {
  for (const one of shuffled(source.sentences, random)) {
    if (one.alias === sentence.alias || !isStatement(one.text) || plain(one.text) === plain(sentence.text)) continue;
    const found = read(one.text);
    if (found !== undefined) return [one, found];
  }
  return undefined;
}

const subjects: Operator = {
  id: 'spliced-subject',
  label: 'corrupted',
  make(of) {
    const mine = isStatement(of.sentence.text) ? halves(of.sentence.text) : undefined;
    const theirs = mine && other(of, halves);
    if (!mine || !theirs) return undefined;
    const [one, { subject, predicate: said, number: theirNumber }] = theirs;
    if (theirNumber !== 'any' && theirNumber !== mine.number) return undefined;
    // "Aspirin" and "aspirin tablets" are nearly one subject.
    const shared = plain(subject)
      .split(' ')
      .some((word) => word.length > 3 && has(mine.subject, word));
    return shared || has(said, mine.subject)
      ? undefined
      : citing(`${mine.subject} ${said}`, of.sentence, one, of.random);
  },
};

/** What to do, and when. */
const advice =
  /^((?:Call|Contact|Get|Go|See|Take|Stop|Keep|Use|Wait|Tell|Do not)\b[^.,;:]*?) (if [^.;:,]+(?:, or [^.;:,]+)*)\.$/;
const parted = (text: string): Halves | undefined => {
  const [, main, when] = advice.exec(text) ?? [];
  return main === undefined || when === undefined ? undefined : { subject: main, predicate: when };
};

/** What to do in one case, for another case. */
const conditions: Operator = {
  id: 'spliced-condition',
  label: 'corrupted',
  make(of) {
    const mine = parted(of.sentence.text);
    const theirs = mine && other(of, parted);
    if (!mine || !theirs) return undefined;
    const levels = [mine, theirs[1]].map(({ subject }) => levelOf(subject));
    if (levels.includes('other') || levels[0] === levels[1]) return undefined;
    return citing(`${mine.subject} ${theirs[1].predicate}.`, of.sentence, theirs[0], of.random);
  },
};

const examplesIn = /, (?:such as|for example) ([^.;:(),]+)(?=\.$)/;

/** What is an example of one thing, as an example of another. */
const examples: Operator = {
  id: 'spliced-examples',
  label: 'corrupted',
  make(of) {
    const mine = isStatement(of.sentence.text) ? examplesIn.exec(of.sentence.text) : null;
    const theirs = mine && other(of, (text) => examplesIn.exec(text)?.[1]);
    if (!mine || !theirs || plain(theirs[1]) === plain(mine[1]!)) return undefined;
    return citing(of.sentence.text.replace(mine[1]!, theirs[1]), of.sentence, theirs[0], of.random);
  },
};

export const splices: readonly Operator[] = [subjects, conditions, examples];
