/** The same asked again and again, and growing distress, from the words alone. */
import { hear, insistence, keep, type Heard } from '../../triage/insistence.js';
import { cpuTime } from '../cpuTime.js';

const start = Date.parse('2026-11-22T09:00:00Z');
const minute = 60_000;

/** What is said of the last message, after those before it; `!` in front: upset in words. */
function after(messages: string[], { apart = minute } = {}): ReturnType<typeof insistence> {
  const heard = messages.map((message, i) =>
    hear(message.replace(/^!/, ''), { at: start + i * apart, upsetWords: message.startsWith('!') }),
  );
  return insistence(heard.slice(0, -1), heard.at(-1)!);
}

describe('the same, asked three times', () => {
  it.each([
    [['what is a stent?', 'what is a stent?', 'what is a stent?']],
    [['What is a stent?', 'please tell me what a stent is', 'I asked you already: what is a stent']],
    [['how long does gout last', 'how long does gout usually last?', 'how long will gout last']],
    [['can I fly with a stent', 'when is my visit?', 'can I fly with a stent?', 'can i fly with a stent??']],
  ])('%j', (messages) => {
    expect(after(messages)).toBe('repeated-question');
    expect(after(messages.slice(1))).toBeUndefined();
  });

  it.each([
    [['what is asthma?', 'how is asthma treated?', 'can children get asthma?']],
    [['what is high blood pressure?', 'what is low blood pressure?', 'what is blood sugar?']],
    [['what is gout?', 'what is migraine?', 'what is flu?']],
    [['hello', 'hello', 'hello']],
    [['???', '???', 'ok']],
    [['', '', '']],
  ])('not %j', (messages) => {
    expect(after(messages)).toBeUndefined();
  });

  it('over more than a day it is no pressing', () => {
    const question = 'what is a stent?';
    expect(after([question, question, question], { apart: 11 * 60 * minute })).toBe('repeated-question');
    expect(after([question, question, question], { apart: 13 * 60 * minute })).toBeUndefined();
  });
});

describe('distress', () => {
  it.each([
    [['!I am so scared', '!nobody is helping me']],
    [['!I am so scared', 'what is a stent?', '!please please answer']],
    [['is it bad???', 'PLEASE TELL ME IF IT IS BAD']],
  ])('%j', (messages) => {
    expect(after(messages)).toBe('distress');
  });

  it.each([
    [['!I am so scared']],
    [['!I am so scared', 'what is a stent?']],
    [['!I am so scared', 'what is a stent?', 'when is my visit?', '!please hurry']],
    [['MRI', 'HELP']],
    [['is it bad?', 'thanks!']],
  ])('not %j', (messages) => {
    expect(after(messages)).toBeUndefined();
  });
});

it('the last six messages are kept', () => {
  const heard = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].reduce<Heard[]>(
    (before, word) => keep(before, hear(`about ${word} stents`, { at: start, upsetWords: false })),
    [],
  );
  expect(heard).toHaveLength(6);
  expect(heard.flatMap(({ words }) => words)).not.toContain('one');
});

it('a message of 100,000 characters is read in its first words only', () => {
  const texts = ['what is a stent '.repeat(6_250), '!'.repeat(100_000), 'A'.repeat(100_000), 'A B '.repeat(25_000)];
  const time = cpuTime(() => {
    for (const text of texts) expect(hear(text, { at: start, upsetWords: false }).words.length).toBeLessThanOrEqual(40);
  });
  expect(time).toBeLessThan(500);
});
