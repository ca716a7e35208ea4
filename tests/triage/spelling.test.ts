/** Misspelt words are read as what they were meant for; doubtful ones only where other words make a phrase with them. */
import { createSpelling } from '../../triage/spelling.js';
import { slipBetween } from '../../triage/slips.js';
import { phraseCompiler } from '../../triage/pattern.js';
import { tokenise } from '../../triage/tokens.js';
import { createTriage } from '../../triage/triage.js';
import { vocabularyOf } from '../../triage/vocabulary.js';
import { loadContent } from './loadContent.js';

test.each([
  ['chets', 'chest', 1],
  ['chst', 'chest', 1],
  ['cheest', 'chest', 1],
  ['chrst', 'chest', 1],
  ['seperate', 'separate', 1],
  ['chexst', 'chest', 2],
  ['chqst', 'chest', 2],
  ['chest', 'chest', undefined],
  ['chesing', 'chest', undefined],
  ['hcets', 'chest', undefined],
] as const)('from %s to %s: %s', (written, meant, slip) => {
  expect(slipBetween(written, meant)).toBe(slip);
});

describe('corrects', () => {
  const compile = phraseCompiler({});
  const phrases = ['chest pain', 'chest hurts', 'my chest', 'chest tight', 'heater broken', 'heart attack', 'hives'];
  const more = ['hides in bed', 'coughing|couging blood', 'coughing', 'took metoprolol', 'recognizing', 'hurts|hurt'];
  const steps = [...phrases, ...more].map((phrase) => compile(phrase));
  const en = vocabularyOf(steps);
  const words = new Set(en.uses.keys());
  const spelling = createSpelling({
    targets: { en, es: vocabularyOf([compile('dolor de pecho')]) },
    known: new Set([...words, 'dolor', 'pecho', 'chet']),
    english: words,
    declared: new Map([['throte', ['throat']]]),
    kept: new Set(['metoprolol']),
  });
  const read = (text: string, language: 'en' | 'es' | 'ja' = 'en'): string => {
    const { text: meant, also = [], unsure } = spelling.correct(tokenise(text), language)[0]!;
    return [meant, ...also, ...(unsure ? ['?'] : [])].join(' ');
  };
  test.each([
    ['a word that it can only be', 'attakc', 'attack'],
    ['the word that is meant much more often', 'chesd', 'chest'],
    ['nothing where two words are as likely', 'heatr', 'heatr heater heart ?'],
    ['a likely slip before a possible one', 'hurtx', 'hurts'],
    ['a possible slip where there is no likely one', 'hivea', 'hives'],
    ['not a word of the language', 'hides', 'hides'],
    ['not an ordinary word', 'cheat', 'cheat'],
    ['a misspelling that phrases list', 'couging', 'couging coughing'],
    ['a declared one', 'throte', 'throte throat'],
    ['a word of another language beside what it is', 'chet', 'chet chest'],
    ['a doubled letter in British spelling', 'recogniising', 'recognizing'],
    ['another slip in British spelling', 'recpgnising', 'recognizing'],
    ['the name of a medicine after a likely slip', 'metporolol', 'metoprolol'],
    ['no medicine after any other', 'metozrolol', 'metozrolol'],
    ['forms of one word', 'hurtq', 'hurts hurt'],
  ])('%s', (_what, written, expected) => {
    expect(read(written)).toBe(expected);
  });
  test('each language by its own words', () => {
    expect(read('dollor', 'es')).toBe('dolor');
    expect(read('chesd', 'es')).toBe('chesd');
    expect(read('chesd', 'ja')).toBe('chesd');
    expect(read('throte', 'ja')).toBe('throte throat');
  });
  test('a name stays a name', () => {
    const [, name] = spelling.correct(tokenise('my Chesd'), 'en');
    expect(name!.text).toBe('chesd');
  });
});

describe('in messages', () => {
  const triage = createTriage(loadContent());
  const screen = (text: string) => triage.screen(text, { records: [], seq: 1 });
  test.each([
    ['I think I am having a heatr atack', 'RF02.2'],
    ['curshing chet pain and sweating', 'RF02.1'],
    ['my baby is coking on a grspe', 'RF01.3'],
    ['my fathrr has a known AAA and says his belky is painful', 'RF03.2'],
    ['on clozapone with a sore throat', 'RF40.3'],
    ['couging up blodo and breathless', 'RF04.1'],
    ['wost headche of my life', 'RF12.2'],
  ])('“%s” fires %s', (text, rule) => {
    expect(screen(text).firings.map((firing) => firing.rule)).toContain(rule);
  });
  test('whom it is about is read from the corrected word', () => {
    expect(screen('my hudband has chest pain').findings.some(({ subject }) => subject === 'husband')).toBe(true);
  });
  test.each([
    'the heatr in my flat is broken',
    'my feather pillow and the corned beef',
    'the coroner was texting in the bakery',
    'a scabbed knee and a wager on a mile',
    'my coat was cheap and the mailman talked for hours',
    'bathing the sheep by the ferry was no trifle',
  ])('“%s” is no emergency', (text) => {
    const { firings, checks } = screen(text);
    expect(firings).toEqual([]);
    expect(checks).toEqual([]);
  });
  test('time grows with the length of the text alone', () => {
    const misspelt = 'chrst '.repeat(100_000 / 6);
    const started = process.cpuUsage();
    screen(misspelt);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000);
  });
});
