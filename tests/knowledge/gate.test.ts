/** When a question is answered, and when the patient is asked whether it is about this: one test for each cause. */
import { loadContent } from '../../knowledge/load.js';
import { createAnswerer } from '../../knowledge/retrieval/chain.js';
import { createAudienceReader } from '../../knowledge/retrieval/audiences.js';
import { createLightTest } from '../../knowledge/retrieval/light.js';
import { termsOf } from '../../knowledge/retrieval/words.js';
import { now } from './fixture.js';

const content = loadContent('knowledge', { profile: 'demo', approverKeys: [], now });
const answerer = createAnswerer(content, {
  place: content.places.get('us')!,
  onFault: ({ fault }) => {
    throw new Error(fault);
  },
});
const placeFor = async (question: string) => {
  const answer = await answerer.answer(question, { locale: 'en', now });
  return answer.kind === 'answer' ? `${answer.articleId}#${answer.sectionId}` : answer.kind;
};

test.each([
  ['words that say nothing', 'realy, what causes asthma anyways, ive been wondering since saturday', 'asthma#causes'],
  ['numbers', 'Is there anything against hot flashes? I am 52. How is menopause treated at 52?', 'menopause#treatment'],
  ['a word of asking inside a name', 'can i drink coffee with my iron tablets', 'iron-tablets#food-and-drink'],
  [
    'a name that begins with its word of asking',
    'how do I prepare for a colonoscopy?',
    'before-a-colonoscopy#planning',
  ],
  ['"what does it mean", asked of a section', 'my INR is too low what does that mean', 'inr-test#results'],
  [
    'two topics, of which one section speaks',
    'how to stop falling when you have brittle bones',
    'osteoporosis#prevention',
  ],
  ['one section far ahead', 'does the cold brace for carpal tunnel go on in bed', 'carpal-tunnel-syndrome#splint'],
])('%s: %s → %s', async (_cause, question, place) => {
  expect(await placeFor(question)).toBe(place);
});

test.each([
  ['a corrected medicine', 'what is metfromin realy for'],
  ['a corrected medicine beside the topic', 'does colchisine help with gout'],
  ['the age of a child', 'is benadryl ok for my 4 year old'],
  ['a body part that the section does not treat', 'does chocolate cause acne on the tongue'],
  ['an illness beside the topic', 'I have lupus. does chocolate or sugar cause zits'],
  ['a food that the section does not name, far from certain', 'should i eat chocolate pudding with gout in the car'],
  ['a narrower illness', "what should I do about traveler's diarrhea?"],
  ['words that say nothing but point elsewhere', 'my inhaler doesnt help anymore, what does that mean'],
])('%s is never answered outright: %s', async (_cause, question) => {
  expect(await placeFor(question)).toBe('which');
});

test('nobody but them gets a section about children or pregnancy', async () => {
  expect(await placeFor('Will pneumonia happen to me again, do you think so?')).not.toMatch(/#children$/);
  expect(await placeFor('could sleep apnea in children be mild?')).toBe('sleep-apnea#children');
});

test('numbers and words that say nothing are light, and no matter of health is', () => {
  const isLight = createLightTest(content.retrieval);
  expect(termsOf("realy 48 seven Saturday's cardiologist").every(isLight)).toBe(true);
  expect(content.retrieval.health_words.flatMap(termsOf).filter(isLight)).toEqual([]);
  expect(content.retrieval.audiences.flat().flatMap(termsOf).filter(isLight)).toEqual([]);
});

test('audiences are read by their names, and children by their age', () => {
  const audiences = createAudienceReader([
    ['child', 'kids'],
    ['pregnant', 'breast feeding'],
  ]);
  expect([...audiences.asked(termsOf('my kid and my pregnant wife'))]).toEqual([0, 1]);
  expect([...audiences.asked(termsOf('he is 4 years old'))]).toEqual([0]);
  expect([...audiences.asked(termsOf('he is 40 years old'))]).toEqual([]);
  expect([...audiences.named(termsOf('he is 4 years old'))]).toEqual([]);
  expect(audiences.isIn(1, new Set(['breast', 'feed']))).toBe(true);
  expect(audiences.isIn(1, new Set(['breast']))).toBe(false);
});

test('an offer beside a named topic needs more than a shared word; getting help is no first guess', async () => {
  const offersFor = async (question: string) => {
    const answer = await answerer.answer(question, { locale: 'en', now });
    return answer.kind === 'which' ? answer.topics : [];
  };
  const needles = await offersFor('I have a fear of needles is there a way around the thyroid test?');
  expect(needles.map(({ articleId }) => articleId)).not.toContain('biopsy');
  expect(needles.length).toBeGreaterThan(0);
  const chest = await offersFor('is an ecg possible with a hairy chest?');
  expect(chest.map(({ sectionId }) => sectionId)).toEqual(['preparing', 'overview', 'when-to-get-help']);
  const many = await offersFor('asthma, gout, flu, eczema or psoriasis?');
  expect(many).toHaveLength(3);
});
