/** Which fact is a question about? By words in common, with everyday names of the same thing taken together. */

/** Words that name one thing; the first stands for all. */
const sameThings = [
  'urine pee peeing wee urinate urinating water toilet',
  'tummy belly abdomen abdominal stomach',
  'temperature fever feverish hot',
  'breathing breath breathless breathe breaths',
  'vomiting vomit vomited sick throwing threw',
  'sleepy drowsy awake alert wake',
  'fainted faint faintness collapsed passed',
  'started start long began begin ago duration',
  'weakness weak useless',
  'confused confusion muddled',
  'droop drooping drooped',
  'speech slurred speak speaking',
  'vision sight see seeing',
  'bleeding blood bleed',
  'drinking drink fluids drinks',
  'pain hurt hurts hurting sore ache painful severity',
  'dizzy dizziness giddy light-headed',
  'rash spots',
  'stiff stiffness',
  'age old',
  'pregnancy pregnant',
].map((words) => words.split(' '));

const empty = new Set(
  'a an and any are as before come comes from get got it its just keep like look looks make one other some so too up very at been by can do does for had has have how if in is it much more of on or that the their them there they this to was what when with you your ever now right out not no'.split(
    ' ',
  ),
);

function meaning(word: string): string {
  const group = sameThings.find((words) => words.includes(word));
  return group?.[0] ?? word.replace(/(?:es|s)$/, '');
}

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z]+(?:-[a-z]+)*/g) ?? [];
  return new Set(words.filter((word) => !empty.has(word)).map(meaning));
}

/** Share of the key's words that the question holds. */
function overlap(key: string, asked: Set<string>): number {
  const words = [...wordsOf(key)];
  return words.length === 0 ? 0 : words.filter((word) => asked.has(word)).length / words.length;
}

/** Keys that tell of a complaint's course: no answer to whether something is there. */
const course = /^(?:started|severity|amount|since|time)\b/;

/** Values of the facts that a question asks for, the best match first. @param whether it asks whether something is there */
export function factsFor(question: string, facts: Record<string, string>, whether: boolean): string[] {
  const asked = wordsOf(question);
  return Object.entries(facts)
    .filter(([key]) => !whether || !course.test(key))
    .map(([key, value]) => ({ value, share: overlap(key, asked), size: wordsOf(key).size }))
    .filter(({ share }) => share > 0.5)
    .sort((a, b) => b.share * b.size - a.share * a.size)
    .map(({ value }) => value);
}

/** "no at first; yes after the later message": the part that holds now. */
export function atThisTime(value: string, laterSaid: boolean): string {
  const [before, after] = value.split(/;\s*/) as [string, string?];
  if (after === undefined || !/\b(?:later|then)\b/.test(value)) return value;
  return (laterSaid ? after : before).replace(
    /,? (?:at first|after the later message|from the later message|later)$/,
    '',
  );
}

/** A fact that means "yes" to a question which names several signs: it says so, or names one of them again. */
export function affirms(value: string, question: string): boolean {
  if (denies(value)) return false;
  const asked = wordsOf(question);
  // "Slightly hoarse, not muffled" names no muffled voice.
  const said = wordsOf(value.replace(/\b(?:not|no|without|never) [a-z-]+/gi, ''));
  return /^yes\b/i.test(value) || [...said].some((word) => asked.has(word));
}

/** A fact says that something is not so. */
export const denies = (value: string): boolean =>
  /^(?:no|none|not|never|normal|nothing|nil|ok|fine|well)\b/i.test(value);

/** What the facts say to be so, each with its name. */
export const presentFacts = (facts: Record<string, string>): string[] =>
  Object.entries(facts).flatMap(([key, value]) => (denies(value) ? [] : [`${key} ${value}`]));

/** "Brother had strep last week" is not said by "gave birth in the last 6 weeks", nor one yes by another. */
const saysNothing = new Set('yes last first past since hour day week month year'.split(' '));

/** The button that says most of what one of these says; undefined when none does. */
export function bestButton(said: readonly string[], titles: readonly string[]): string | undefined {
  const shared = titles.map((title) => {
    const words = [...wordsOf(title)].filter((word) => !saysNothing.has(word));
    if (words.length === 0) return 0;
    return Math.max(0, ...said.map((text) => count(words, wordsOf(text)) / Math.sqrt(words.length)));
  });
  const most = Math.max(...shared);
  return most > 0.5 ? titles[shared.indexOf(most)] : undefined;
}

const count = (words: string[], among: Set<string>): number => words.filter((word) => among.has(word)).length;
