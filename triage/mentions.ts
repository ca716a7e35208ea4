/** Where a message speaks of whom: relations, pronouns, ages that name a child, pets and fiction. */
import { namesAnimal, tellsOfAnimal } from './animals.js';
import { aboutOneself, areTreating, leadsToMedicine, looksAfter, saysOfSelf } from './beside.js';
import { childByAge, datesOnly, isChildhood, littleOne } from './children.js';
import type { Clause } from './clauses.js';
import {
  fiction,
  japaneseFirst,
  isAddressed,
  isMine,
  isSelf,
  notAPerson,
  onlyOwned,
  owning,
  patient,
  personOf,
  pronouns,
  saying,
  vietnamesePerson,
  type Person,
} from './relations.js';
import { breaks, isCjk, type Token } from './tokens.js';
import type { Subject } from './types.js';
import { isOfUnborn } from './unborn.js';

export interface Mention {
  at: number;
  subject: Subject;
  /** Object form ("him", "me"): decides about words that end just before it. */
  object: boolean;
}

export interface People {
  /** In order. */
  mentions: Mention[];
  /** Words for people of whom nothing more is told ("since my son was born", "as a child", an unborn baby), and whom the word alone is about. */
  onlyNamed: ReadonlyMap<number, Subject>;
}

export const patientPerson: Person = { subject: patient };
const animalPerson: Person = { subject: notAPerson };
const objects = new Set('him her them me myself himself herself'.split(' '));

/** One record for one person: "baby" and "daughter", "lady" and "she". */
function sameAs(person: Person, known: Person[]): Person {
  const matches = known.filter((k) => {
    if (k.subject === person.subject) return true;
    const sexes = k.sex === undefined || person.sex === undefined || k.sex === person.sex;
    if (person.child === true && k.child === true) return sexes && (person.generic === true || k.generic === true);
    return false;
  });
  return matches.at(-1) ?? person;
}

/** Words for people that are written with marks; any other word with marks is none of those in `personOf`. */
const spanishMarked = new Set(['nino', 'nina', 'bebe', 'tio', 'tia']);

/** Japanese characters are tokens: a person is one to six of them. 大丈夫 ("all right") holds no husband. */
function japanesePerson(tokens: readonly Token[], i: number, limit: number): Person | undefined {
  if (!japaneseFirst.has(tokens[i]!.text) || tokens[i - 1]?.text === '丈') return undefined;
  let word = '';
  let found: Person | undefined;
  for (let k = i; k < Math.min(limit, i + 6); k++) {
    word += tokens[k]!.text;
    found = personOf(word) ?? found;
  }
  return found;
}

/** Mentions of people in a message, in order. */
export function mentionsIn(tokens: readonly Token[], clauses: readonly Clause[], known: Person[]): People {
  const mentions: Mention[] = [];
  const onlyNamed = new Map<number, Subject>();
  const others = known.filter((k) => k !== patientPerson);
  const mention = (at: number, person: Person, object = false): void => {
    const same = person === patientPerson || person === animalPerson ? person : sameAs(person, others);
    if (same !== patientPerson) {
      const index = others.indexOf(same);
      if (index >= 0) others.splice(index, 1);
      others.push(same);
    }
    mentions.push({ at, subject: same.subject, object });
  };
  const unborn = isOfUnborn(tokens);
  /** Somebody of whom only "he" or "she" was said, in this message. */
  let unnamed: Subject | undefined;
  /** The person can be the one of whom only "he" or "she" was said. */
  const fits = ({ sex }: Person): boolean =>
    sex !== undefined && others.some((other) => other.subject === unnamed && other.sex === sex);
  for (const clause of clauses) {
    for (let i = clause.from; i < clause.to; i++) {
      const token = tokens[i]!;
      const word = token.text;
      const previous = i > clause.from ? tokens[i - 1]!.text : '';
      const next = tokens[i + 1]?.text ?? '';
      const kin = vietnamesePerson(word, token.marks, next);
      const japanese = japanesePerson(tokens, i, clause.to);
      if (kin !== undefined && isAddressed(tokens, i)) {
        // "xin lỗi bố mẹ" says sorry to them, and nothing of them.
      } else if (kin !== undefined) {
        mention(i, kin);
        if (isMine(next)) i++;
      } else if (japanese !== undefined) mention(i, japanese);
      else if (word === 'yo' && tokens[i - 1]?.value !== undefined) {
        // "2yo" is an age, no Spanish "I".
      } else if (isSelf(word, token.marks, next)) {
        if (known.length === 0 || !looksAfter(tokens, i + 1, clause.to)) mention(i, patientPerson, objects.has(word));
      } else if (areTreating(tokens, i)) {
        // Nobody of whom the message tells.
      } else if (token.marks === undefined && Object.hasOwn(pronouns, word)) {
        const sex = pronouns[word]!;
        const found = [...others].reverse().find((k) => sex === 'any' || k.sex === undefined || k.sex === sex);
        if (found !== undefined) {
          // A pronoun tells the sex of a baby: from here on "he" is this one.
          mention(i, found, objects.has(word));
        } else if (sex !== 'any' && !(unborn && sex === 'm')) {
          mention(i, { subject: 'person', sex, generic: true }, objects.has(word));
          unnamed = 'person';
        }
      } else if (word === 'my' && !leadsToPerson(tokens, i + 1, clause.to)) mention(i, patientPerson);
      else if (namesAnimal(tokens, i)) {
        if (tellsOfAnimal(tokens, i, clause.from)) mention(i, animalPerson);
      } else if (fiction.has(word)) {
        if (owning.has(previous) && /^(in|on|the|of|about|en)$/.test(tokens[i - 2]?.text ?? ''))
          mention(i, animalPerson);
      } else {
        const aged = childByAge(tokens, i);
        const person =
          (isCjk(token) || (token.marks !== undefined && !spanishMarked.has(word)) ? undefined : personOf(word)) ??
          littleOne(tokens, i) ??
          aged;
        if (person === undefined || (onlyOwned.has(word) && !ownedWithin(tokens, i, clause.from))) continue;
        if (unborn && (person.subject === 'baby' || word === 'one')) {
          onlyNamed.set(i, person.subject);
          continue;
        }
        // "he bonked his noggin, 8 months old": he is the one of that age; "He is stiff. My son had an injection": the son.
        const told =
          aged !== undefined ? !owning.has(previous) : known.length === 0 && opensSentence(tokens, i) && fits(person);
        if (unnamed !== undefined && told) {
          for (const earlier of mentions) if (earlier.subject === unnamed) earlier.subject = person.subject;
          others.forEach((other, k) => {
            if (other.subject === unnamed) others[k] = { ...other, ...person };
          });
          unnamed = undefined;
        }
        // "my wife says I look gray": the next mention says who it is about; a bare "says" changes nobody.
        if (saying.has(next)) {
          if (!aboutOneself(tokens, i + 2, clause.to)) {
            others.push(sameAs(person, others));
            continue;
          }
        }
        // "dad took mum's tablets": the owner is not the one it is about.
        const owner = token.owner === true || (word !== 'kids' && word.endsWith('s') && personOf(word) !== undefined);
        if (token.owner === true && leadsToMedicine(tokens, i + 1, clause.to)) continue;
        if (owner && (mentions.at(-1)?.at ?? -1) >= clause.from && mentions.at(-1)!.subject !== patient) continue;
        if (datesOnly(tokens, i)) {
          // The word itself tells of a child, but of none that is ill.
          const same = sameAs(person, others);
          onlyNamed.set(i, isChildhood(tokens, i) ? notAPerson : same.subject);
          others.push(same);
          continue;
        }
        if (previous === 'by' || previous === 'like') continue;
        if (person.subject === 'person' && saysOfSelf(tokens, i, clause.from)) continue;
        mention(i, person);
      }
    }
  }
  return { mentions, onlyNamed };
}

/** "My son …", "Dad …" at the beginning of a sentence. */
function opensSentence(tokens: readonly Token[], at: number): boolean {
  const first = at > 0 && owning.has(tokens[at - 1]!.text) && tokens[at]!.before === breaks.none ? at - 1 : at;
  return first > 0 && tokens[first]!.before >= breaks.sentence;
}

function ownedWithin(tokens: readonly Token[], at: number, from: number): boolean {
  for (let k = at - 1; k >= Math.max(from, at - 4); k--) if (owning.has(tokens[k]!.text)) return true;
  return tokens[at]!.before >= breaks.sentence || at === 0 ? false : tokens[at - 1]!.text === 'old';
}

/** "my little boy", "my 6 week old": the "my" is not the patient's own body. */
function leadsToPerson(tokens: readonly Token[], from: number, limit: number): boolean {
  for (let k = from; k < Math.min(limit, from + 6); k++) {
    const token = tokens[k]!;
    if (k > from && token.before >= breaks.comma) return false;
    if (
      personOf(token.text) !== undefined ||
      namesAnimal(tokens, k) ||
      littleOne(tokens, k) !== undefined ||
      childByAge(tokens, k) !== undefined
    ) {
      // Only adjectives and ages may stand between.
      return tokens.slice(from, k).every((t) => t.value !== undefined || !between.has(t.text));
    }
  }
  return false;
}
const between = new Set(
  'and is was are has have says said with to in on of for from i chest head arm leg back stomach that hurts'.split(' '),
);
