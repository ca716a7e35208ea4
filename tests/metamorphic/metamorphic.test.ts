/** The relations rewrite what they say they rewrite, and the verdicts are those of the recipe. */
import { relations } from '../../evaluation/metamorphic/relations.js';
import {
  otherUnits,
  sentencesOf,
  statedOf,
  typos,
  withoutMarks,
  withoutPunctuation,
} from '../../evaluation/metamorphic/rewrite.js';
import { holds } from '../../evaluation/metamorphic/run.js';
import { randomFrom } from '../../evaluation/random.js';

const rewritten = (id: string, text: string, seed = 1): string[] | undefined =>
  relations.find((relation) => relation.id === id)!.rewrite(text, randomFrom(seed));

test('there are twenty, in the order of the recipe', () => {
  expect(relations.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, i) => `M${i + 1}`));
});

test.each([
  ['M1', "I can't breathe", ['I cannot breathe']],
  ['M4', 'My arm is weak. It began today.', ['It began today. My arm is weak.']],
  ['M4', '9 weeks. She is 38.6 now', ['She is 38.6 now. 9 weeks.']],
  ['M6', 'My arm is weak. It began today.', ['My arm is weak.', 'It began today.']],
  ['M6', 'Day 9. 38.1. Fine', ['Day 9.', '38.1.', 'Fine']],
  ['M7', 'my lip is big, i take pills', ["my wife's lip is big, she take pills"]],
  ['M12', 'Dad fell. He hit his head', ['My name is Aisha Khan, I am on Medicaid. mum fell. she hit her head']],
  ['M12', 'Dad and mum fell', ['My name is Aisha Khan, I am on Medicaid. Dad and mum fell']],
  ['M7', 'I have chest pain and my arm hurts', ['my wife has chest pain and her arm hurts']],
  ['M13', 'my temp is 39.5', ['my temp is 103.1 F']],
  ['M14', 'took paracetamol, diarrhoea since', ['took Tylenol, diarrhea since']],
  ['M15', "it's a niño", ['it’s a nino']],
  ['M19', 'I have a stiff neck', ['I do not have any stiff neck']],
  ['M20', 'I have chest pain', ['I had chest pain in 2012, it was treated and I have been well since']],
])('%s: “%s”', (id, text, expected) => {
  expect(rewritten(id, text)).toEqual(expected);
});

test.each([
  ['M1', 'chest pain'],
  ['M2', 'it is on me'],
  ['M4', 'one sentence'],
  ['M6', 'one sentence'],
  ['M7', 'my dad has chest pain'],
  ['M7', 'my 4 month old is hot'],
  ['M13', 'I am 38 and fine'],
  ['M14', 'chest pain'],
  ['M19', 'I have been weak, and fell'],
  ['M19', 'I have piles and my poo is black'],
  ['M20', 'I have a stent and this is the same feeling'],
])('%s leaves “%s” alone', (id, text) => {
  expect(rewritten(id, text)).toBeUndefined();
});

test('the rest add something before or after', () => {
  for (const id of ['M5', 'M8', 'M9', 'M10', 'M11', 'M12', 'M16', 'M17', 'M18']) {
    const [text] = rewritten(id, 'my chest is crushed')!;
    expect(text).toContain('my chest is crushed');
    expect(text!.length).toBeGreaterThan(30);
  }
});

test('slips are few, in long words, and the same for the same seed', () => {
  const text = 'terrible pressure across my chest since breakfast';
  for (let seed = 0; seed < 50; seed += 1) {
    const slipped = typos(text, randomFrom(seed))!.split(' ');
    const changed = slipped.filter((word, i) => word !== text.split(' ')[i]);
    expect(changed.length).toBeLessThanOrEqual(3);
    expect(slipped).toContain('my');
    expect(typos(text, randomFrom(seed))).toBe(slipped.join(' '));
  }
});

test('a number keeps its point', () => {
  expect(withoutPunctuation('temp 38.4, hot. Is it bad?')).toBe('temp 38.4 hot Is it bad');
  expect(sentencesOf('It is 38.4. Hot!\nNow?')).toEqual(['It is 38.4.', 'Hot!', 'Now?']);
});

test('only a plain statement is turned around', () => {
  expect(statedOf("I've got a rash")).toBe('a rash');
  expect(statedOf('I have not slept')).toBeUndefined();
  expect(otherUnits('sugar 20 mmol/l')).toBe('sugar 360 mg/dL');
  expect(withoutMarks('đau ngực')).toBe('dau nguc');
  expect(withoutMarks('がまん')).toBe('がまん');
});

describe('a relation holds', () => {
  const told = (level: number, asked = false) => ({ level, asked });
  const [selfCare, hours, department, ambulance] = [0, 3, 4, 5].map((level) => told(level)) as [
    ReturnType<typeof told>,
    ReturnType<typeof told>,
    ReturnType<typeof told>,
    ReturnType<typeof told>,
  ];
  test.each([
    ['an emergency stays one', 'stay', ambulance, department, true],
    ['an emergency becomes a check', 'stay', ambulance, told(-1, true), false],
    ['a check stays one', 'stay', told(-1, true), told(-1, true), true],
    ['a check becomes an emergency', 'stay', told(-1, true), ambulance, true],
    ['a check is lost', 'stay', told(-1, true), hours, false],
    ['a lower level stays', 'stay', hours, hours, true],
    ['a lower level falls', 'not-fall', hours, selfCare, false],
    ['what is denied falls', 'fall', ambulance, told(-1, true), true],
    ['what is denied stays', 'fall', ambulance, department, false],
  ] as const)('or not: %s', (_what, must, before, after, expected) => {
    expect(holds({ must }, before, after)).toBe(expected);
  });
});
