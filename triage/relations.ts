/** Words for people (and for those who are none), in the languages that triage reads. */
import { marksOf, stripMarks } from './normalise.js';
import type { Subject } from './types.js';

export interface Person {
  subject: Subject;
  sex?: 'f' | 'm';
  /** A child may be called "my daughter" in one line and "the baby" in the next: one child, one record. */
  child?: boolean;
  /** Says little by itself ("baby", "person"): takes over who was spoken of before. */
  generic?: boolean;
}

/** Findings about it are read by no rule: pets, fiction, news. */
export const notAPerson = 'not-a-person';
export const patient = 'patient';

const people = new Map<string, Person>();
const define = (words: string, person: Person): void => {
  for (const word of words.split(' ')) people.set(word, person);
};
define('dad daddy father papa dads stepdad padre 父 お父さん', { subject: 'father', sex: 'm' });
define('mum mom mummy mommy mother mama mam mums stepmum stepmom madre 母 お母さん', { subject: 'mother', sex: 'f' });
define('husband hubby husbands esposo marido 夫 主人 旦那', { subject: 'husband', sex: 'm' });
define('wife missus wifes esposa 妻 嫁', { subject: 'wife', sex: 'f' });
define('boyfriend bf fiance novio', { subject: 'partner', sex: 'm' });
define('girlfriend gf fiancee novia', { subject: 'partner', sex: 'f' });
define('partner spouse pareja', { subject: 'partner' });
define('son sons hijo 息子', { subject: 'son', sex: 'm', child: true });
define('boy lad laddie nino', { subject: 'son', sex: 'm', child: true, generic: true });
define('daughter daughters hija 娘', { subject: 'daughter', sex: 'f', child: true });
define('girl lass nina', { subject: 'daughter', sex: 'f', child: true, generic: true });
define('baby babies babys newborn newborns infant infants neonate preemie bebe bub bubs bubba 赤ちゃん', {
  subject: 'baby',
  child: true,
  generic: true,
});
define('toddler child kid kiddo kids todler bairn 子供 子ども', { subject: 'child', child: true, generic: true });
define('grandson nieto', { subject: 'grandson', sex: 'm', child: true });
define('granddaughter nieta', { subject: 'granddaughter', sex: 'f', child: true });
define('grandad granddad grandpa grandfather gramps abuelo 祖父 おじいちゃん', { subject: 'grandfather', sex: 'm' });
define('gran grandma grandmother nan nana granny abuela 祖母 おばあちゃん', { subject: 'grandmother', sex: 'f' });
define('brother bro hermano', { subject: 'brother', sex: 'm' });
define('sister sis hermana', { subject: 'sister', sex: 'f' });
define('uncle tio', { subject: 'uncle', sex: 'm' });
define('aunt auntie aunty tia', { subject: 'aunt', sex: 'f' });
define('cousin primo prima', { subject: 'cousin' });
define('nephew sobrino', { subject: 'nephew', sex: 'm', child: true });
define('niece sobrina', { subject: 'niece', sex: 'f', child: true });
define('friend mate friends flatmate housemate roommate bestie buddy amigo amiga 友達 友人', { subject: 'friend' });
define('neighbor neighbors colleague coworker classmate teammate vecino vecina', { subject: 'person' });
define('resident client stranger somebody someone man woman guy lady bloke', { subject: 'person', generic: true });

/** Words that are a person only after "my", "our" and the like; alone they are something else ("me" for mother in Vietnamese). */
export const onlyOwned = new Set(
  'mate client man woman guy lady boy girl resident friends kids kid bro sis prima papa tia tio'.split(' '),
);

export const fiction = new Set(
  'novel film movie story character game tv show series episode drama play manga anime news article podcast novela pelicula'.split(
    ' ',
  ),
);

export const owning = new Set('my our the this a an his her mi nuestro nuestra el la un una your'.split(' '));
const selves = new Set('i me myself yo mi toi minha 私'.split(' '));
export const pronouns: Record<string, 'f' | 'm' | 'any'> = {
  he: 'm',
  him: 'm',
  his: 'm',
  himself: 'm',
  she: 'f',
  her: 'f',
  hers: 'f',
  herself: 'f',
  ella: 'f',
  they: 'any',
  them: 'any',
  their: 'any',
};
/** "my wife SAYS I look gray": who says it is not who it is about. */
export const saying = new Set(
  'say says said think thinks thought told tell reckon reckons wants want made suggested suggests insists noticed asked dice told'.split(
    ' ',
  ),
);

/**
 * Vietnamese kin words as written. Typed without marks they are many other words, so they mean a person only before
 * "toi" (my) or the like.
 */
const vietnamese = new Map<string, { person: Person; marks: string | undefined }>();
const kin = (words: string, person: Person): void => {
  for (const word of words.split(' ')) vietnamese.set(stripMarks(word), { person, marks: marksOf(word) });
};
kin('bố ba cha', { subject: 'father', sex: 'm' });
kin('mẹ má', { subject: 'mother', sex: 'f' });
kin('vợ', { subject: 'wife', sex: 'f' });
kin('chồng', { subject: 'husband', sex: 'm' });
kin('con bé cháu', { subject: 'child', child: true, generic: true });
kin('trai', { subject: 'son', sex: 'm', child: true });
kin('gái', { subject: 'daughter', sex: 'f', child: true });
kin('ông', { subject: 'grandfather', sex: 'm' });
const vietnameseMine = new Set(['toi', 'em', 'minh', 'nha']);

/** The person of a Vietnamese kin word with the word after it. */
export function vietnamesePerson(word: string, marks: string | undefined, next: string): Person | undefined {
  const found = vietnamese.get(word);
  if (found === undefined) return undefined;
  if (marks === undefined) return vietnameseMine.has(next) ? found.person : undefined;
  return marks === found.marks ? found.person : undefined;
}
const tonight = new Set([marksOf('tối'), marksOf('tội')]);
/** "tối" is the evening, "tôi" is I; typed without marks, "toi nay" is tonight. */
export const isSelf = (word: string, marks: string | undefined, next: string): boolean =>
  selves.has(word) && (marks === undefined ? !(word === 'toi' && /^(nay|qua|hom)$/.test(next)) : !tonight.has(marks));
/** Vietnamese "xin lỗi bố mẹ": the words before say sorry or goodbye to the person. */
export function isAddressed(tokens: ReadonlyArray<{ text: string }>, at: number): boolean {
  const first = vietnamese.has(tokens[at - 1]?.text ?? '') ? at - 1 : at;
  return /^(xin loi|tam biet|vinh biet|cam on)$/.test(
    `${tokens[first - 2]?.text ?? ''} ${tokens[first - 1]?.text ?? ''}`,
  );
}
export const isMine = (word: string): boolean => vietnameseMine.has(word);

/** Two words for one child: "the baby" and "my daughter". */
export function sameChild(a: Subject, b: Subject): boolean {
  const [one, other] = [people.get(a), people.get(b)];
  if (!one?.child || !other?.child) return false;
  const sexes = one.sex === undefined || other.sex === undefined || one.sex === other.sex;
  return sexes && (one.generic === true || other.generic === true);
}

export const personOf = (word: string): Person | undefined => people.get(word);

/** First characters of the Japanese words for people. */
export const japaneseFirst: ReadonlySet<string> = new Set(
  [...people.keys()].filter((word) => word.charCodeAt(0) >= 0x3000).map((word) => word.charAt(0)),
);
