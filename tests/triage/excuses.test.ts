/** What only keeps rules silent does so in its own sentence; what is denied ends where another state begins. */
import { createTriage } from '../../triage/triage.js';
import { loadContent } from './loadContent.js';

const triage = createTriage(loadContent());
const screen = (text: string) => triage.screen(text, { records: [], seq: 1 });
const fired = (text: string): string[] => screen(text).firings.map(({ rule }) => rule);

test.each([
  ['my face is drooping on one side. The doctor told me last week that everything is fine', 'RF11.1'],
  ['my balls really hurt since this morning. Also my elbow has been itchy this week', 'RF28.2'],
  ['my belly is like a drum and not a drop comes. Thank you so much for your help', 'RF29.1'],
  ['cat bit my hand yesterday and its swollen and throbbing. Also my elbow has been itchy this week', 'RF23.4'],
])('“%s” fires %s', (text, rule) => {
  expect(fired(text)).toContain(rule);
});

test('a bare age is that of the one whom the next sentence names', () => {
  expect(fired('I am at work. 9 weeks. she is 38.6 under the arm')).toContain('RF20.5');
});

test('in the sentence itself it keeps silent', () => {
  expect(fired('my face has drooped on one side since the stroke in 2015, unchanged')).not.toContain('RF11.1');
});

test.each([
  ['Mum 83 and diabetic no pain clammy pale and vomiting', ['sweating', 'pallor', 'vomiting'], 'present'],
  ['no sweaty or pale skin', ['sweating', 'pallor'], 'absent'],
  ['not too bad in myself oxygen reading on the clip thing says 86', ['low-oxygen'], 'present'],
] as const)('“%s”: %j %s', (text, concepts, status) => {
  const { findings } = screen(text);
  for (const concept of concepts) expect(findings.find((f) => f.concept === concept)?.status).toBe(status);
});

test('a concept that is only read to keep rules silent is no fact, even where it holds on', () => {
  expect(triage.kindOf('stroke-old')).toBe('context');
  expect(triage.kindOf('diabetes')).toBe('circumstance');
  expect(triage.kindOf('chest-pain')).toBe('symptom');
});
