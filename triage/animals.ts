/** Pets and other animals: when a message is about one, and when one only bites, carries or is compared with. */
import { setOf } from './setOf.js';
import { owning } from './relations.js';
import { breaks, type Token } from './tokens.js';

const names = setOf(
  'dog cat puppy kitten pup doggy horse pony rabbit bunny hamster parrot goat cow guinea pet labrador perro gato mascota 犬 猫',
);
/** "dog bite", "horse riding", "cat scan": the first word of a thing. */
const things = setOf(
  'bite bites scratch scratches attack attacks allergy hair hairs fur dander poo poop mess lead walk riding rider ride kick scan scans scanner bed food milk tail tails owner show litter',
);
/** What it does to somebody: who was bitten, or mourns, is told of, not the dog. */
const deeds = setOf(
  'bit bite bites biting scratched scratches kicked kicks attacked attacks nipped mauled butted threw bucked trampled knocked licked headbutted died passed',
);
const between = setOf('just has had also then really suddenly who that');
/** Before "a dog" or "the dog": where, by what, or a comparison. */
const beside = setOf('as like by off from over on onto at against with to near of than for under');
/** Before "my dog" too: "fell over my dog", but not "a question about my dog". */
const alwaysBeside = setOf('as like by off from over onto than');
/** "walking the dog", "riding my horse": who does it is told of. */
const handling = /^(walk|rid|rode|fed|feed|groom|milk|train|lift|lost$)/;
const longest = 4;

/** The token is a word for an animal and no part of another thing ("hot dog", "cat scan"). */
export function namesAnimal(tokens: readonly Token[], at: number): boolean {
  if (!names.has(tokens[at]?.text ?? '') || /^(hot|corn)$/.test(tokens[at - 1]?.text ?? '')) return false;
  const next = tokens[at + 1];
  return next === undefined || next.before > breaks.none || !things.has(next.text);
}

function hurtsSomebody(tokens: readonly Token[], at: number): boolean {
  const verb = between.has(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  return deeds.has(tokens[verb]?.text ?? '');
}

/** What the message goes on with is about the animal at a token. `from` is where its clause begins. */
export function tellsOfAnimal(tokens: readonly Token[], at: number, from: number): boolean {
  if (!namesAnimal(tokens, at) || hurtsSomebody(tokens, at)) return false;
  if (at === from) return true;
  for (let k = at - 1; k >= Math.max(from, at - longest); k--) {
    const word = tokens[k]!.text;
    if (!owning.has(word)) continue;
    const before = k > from ? tokens[k - 1]!.text : '';
    const mine = /^(my|our|mi)$/.test(word);
    if (before === 'to' && tokens[k - 2]?.text.startsWith('allerg') === true) return false;
    return !(mine ? alwaysBeside : beside).has(before) && !handling.test(before);
  }
  return tokens[at]!.before < breaks.sentence && tokens[at - 1]!.text === 'old';
}
