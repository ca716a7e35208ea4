/** Fixed sentences and protocols in plain words: a patient of twelve understands them, and a card says at once what to do. */
import { loadContent } from '../../knowledge/load.js';
import { fill, placeValues } from '../../knowledge/places.js';
import { textsOf } from '../../knowledge/protocolTexts.js';
import { now } from './fixture.js';
import { grade, wordsOf } from '../../knowledge/lint/readability.js';

const content = loadContent('knowledge', { profile: 'demo', approverKeys: [], now });
const values = placeValues(content.places.get('us')!);
const english = content.messages.for('en');
/** A sentence with something in every placeholder. */
const example = (key: string): string =>
  english.text(
    key,
    new Proxy(values, {
      get: (all, name) => all[String(name)] ?? 'this',
      getOwnPropertyDescriptor: () => ({ value: 'this', enumerable: true, configurable: true }),
    }),
  );
const keys = content.messages.keys('en');

test('the fixed sentences together are at most grade 6', () => {
  expect(grade(keys.map(example).join('\n'))).toBeLessThan(6);
});

test.each(keys)('%s is no harder than a worried person can take in', (key) => {
  const text = example(key);
  if (wordsOf(text).length >= 12) expect(grade(text)).toBeLessThan(9);
  const sentences = text.split(/[.!?:]\s/);
  expect(Math.max(...sentences.map((sentence) => wordsOf(sentence).length))).toBeLessThanOrEqual(30);
});

test.each(['ambulance', 'ambulance_other', 'emergency_department', 'emergency_department_other'])(
  'emergency.%s says what to do within 15 words',
  (key) => {
    const [first] = example(`emergency.${key}`).split('. ');
    expect(wordsOf(first!).length).toBeLessThanOrEqual(15);
    expect(first).toMatch(/^(Call|Go|Take)/);
  },
);

test.each(content.protocols.map((protocol) => [protocol.id, protocol] as const))(
  'the protocol %s can be read at the age of twelve',
  (_, protocol) => {
    const texts = textsOf(protocol).map(({ text }) => fill(text, values, protocol.id));
    expect(grade(texts.join('\n'))).toBeLessThan(6);
    // Questionnaires (PHQ-9) are asked in their own words: the longest has 40.
    expect(texts.filter((text) => wordsOf(text).length > 45)).toEqual([]);
  },
);
