import { remembered } from '../../triage/memo.js';
import { screen, triage } from './fixture.js';

const counted = () => {
  const work = jest.fn((text: string) => ({ text }));
  return { work, ask: remembered(work) };
};

test('the same text is worked on once, also with others in between', () => {
  const { work, ask } = counted();
  const first = ask('my chest hurts');
  for (let i = 0; i < 200; i++) ask(`message ${i}`);
  expect(ask('my chest hurts')).toBe(first);
  expect(work).toHaveBeenCalledTimes(201);
});

test('what was not asked for longest is forgotten', () => {
  const { work, ask } = counted();
  ask('old');
  for (let i = 0; i < 256; i++) ask(`message ${i}`);
  work.mockClear();
  ask('message 255');
  expect(work).not.toHaveBeenCalled();
  ask('old');
  expect(work).toHaveBeenCalledTimes(1);
});

test('long texts are not kept', () => {
  const { work, ask } = counted();
  const long = 'a'.repeat(2001);
  ask(long);
  ask(long);
  expect(work).toHaveBeenCalledTimes(2);
});

test('a caller that changes what it got changes nothing for the next', () => {
  const text = 'temp 39.5 and my chest hurts';
  const first = screen(text);
  const before = structuredClone(first);
  for (const finding of first.findings) {
    finding.words = 'changed';
    if (finding.quantity !== undefined) finding.quantity.value = 0;
  }
  expect(screen(text)).toEqual(before);
  expect(triage.intents('help please')).toEqual(triage.intents('help please'));
});
