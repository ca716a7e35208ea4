import { cleanName, cleanText } from '../../nurseline/text.js';
import { activityText, transcript } from '../../nurseline/transcript.js';
import type { Message } from '../../storage/types.js';
import { cpuTime } from '../cpuTime.js';

describe('what a person can read in an activity', () => {
  test.each([
    ['a message', { text: ' hello ' }, 'hello'],
    [
      'a hero card, its buttons in brackets',
      {
        attachments: [
          { content: { title: 'Call 911 now.', text: 'Why', buttons: [{ title: 'Call', value: 'tel:911' }] } },
        ],
      },
      'Call 911 now.\nWhy\n[Call]',
    ],
    [
      'an adaptive card',
      {
        attachments: [
          {
            content: {
              type: 'AdaptiveCard',
              body: [
                { type: 'TextBlock', text: 'Is your face drooping?' },
                { type: 'ColumnSet', columns: [{ items: [{ type: 'TextBlock', text: 'Act now' }] }] },
                { type: 'FactSet', facts: [{ title: 'Case', value: 'C-1' }] },
              ],
              actions: [{ title: 'Yes', data: { check: 'RF03.c1' } }],
            },
          },
        ],
      },
      'Is your face drooping?\nAct now\nCase\nC-1\n[Yes]',
    ],
    ['suggested actions', { text: 'Which?', suggestedActions: { actions: [{ title: 'A' }, {}] } }, 'Which?\n[A]'],
    ['a pressed button without text', { value: { check: 'RF03.c1', answer: 'yes' } }, 'yes'],
    ['a file, by its name', { attachments: [{ name: 'rash.jpg', contentUrl: 'https://x' }] }, 'rash.jpg'],
    ['nothing', {}, ''],
    ['no activity at all', null, ''],
    ['wrong types everywhere', { text: 7, attachments: 'no', suggestedActions: [], value: 3 }, ''],
  ])('%s', (_name, activity, expected) => {
    expect(activityText(activity)).toBe(expected);
  });
  test('a card nested beyond reason ends, and does not throw', () => {
    const deep: { items: unknown[] } = { items: [] };
    let inner = deep;
    for (let i = 0; i < 100_000; i += 1) {
      const next = { items: [] };
      inner.items = [next];
      inner = next;
    }
    expect(activityText({ attachments: [{ content: deep }] })).toBe('');
  });
});

test('a long transcript is read in pages, whole and in order', async () => {
  const all: Message[] = Array.from({ length: 450 }, (_, i) => ({
    conversationId: 'c',
    seq: i + 1,
    id: `m${i + 1}`,
    author: 'patient',
    activity: { text: `line ${i + 1}` },
    at: i,
  }));
  const store = {
    messages: async (_id: string, after: number, limit = 10) => all.filter(({ seq }) => seq > after).slice(0, limit),
  };
  const lines = await transcript(store, 'c');
  expect(lines.map(({ text }) => text)).toEqual(all.map(({ seq }) => `line ${seq}`));
  expect((await transcript(store, 'c', 440)).map(({ seq }) => seq)[0]).toBe(441);
});

describe('what a nurse types', () => {
  test('keeps lines and tabs, loses control characters and direction overrides', () => {
    expect(cleanText('  a\r\nb\rc\td\u0000\u0007\u202e ')).toBe('a\nb\nc\td');
    expect(cleanText('\u0000\n\u0085 ')).toBe('');
  });
  test('100,000 characters take no noticeable time', () => {
    const time = cpuTime(() => [cleanText(' \r\n\u0000'.repeat(25_000)), cleanName(' \r\n\u0000'.repeat(25_000))]);
    expect(time).toBeLessThan(200);
  });
  test('a name is one line of at most 60 characters with a letter in it', () => {
    expect(cleanName('  Ana\n Ruiz ')).toBe('Ana Ruiz');
    expect(cleanName('看護師 花子')).toBe('看護師 花子');
    expect(Array.from(cleanName('é'.repeat(500)) ?? '')).toHaveLength(60);
    expect(cleanName(' 123 ')).toBeNull();
  });
});
