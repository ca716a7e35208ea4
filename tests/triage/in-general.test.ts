/** Whether a message speaks of an illness in general: then a page may answer it. In doubt somebody has it. */
import { createTriage } from '../../triage/triage.js';
import { loadContent } from './loadContent.js';

const triage = createTriage(loadContent());

test.each([
  'Is strep throat contagious?',
  'Can a sinus infection be caused by bad allergies',
  'Are there tests for strep?',
  'does a migraine last for days',
  'Do you recommend anything to avoid these migraines?',
  'how can I lower my risk of more kidney stones',
  'when can my son go back to school after strep throat?',
  'how long does my broken wrist take to heal',
])('in general: %s', (text) => {
  expect(triage.isInGeneral(text)).toBe(true);
});

test.each([
  'Is my strep throat contagious?',
  'I have strep throat, is it contagious?',
  'is this strep throat',
  'could he have strep throat?',
  'does strep throat make my son this tired',
  'strep throat since Monday, is that long?',
  'is it normal to have really bad cramps with the stomach flu?',
  'what can I take for a sore throat',
  'is the ear pain a sign of strep throat?',
  'how can I avoid these migraines, I have one right now',
  'still coughing, can bronchitis last that long?',
  'my wrist still hurts, can I go back to work',
  'heartburn is out of control at 35 weeks, sleeping sitting up. what is safe',
  'thick yellow flakes, 5 weeks. olive oil?',
])('somebody may have it: %s', (text) => {
  expect(triage.isInGeneral(text)).toBe(false);
});

test('a hundred thousand characters are read', () => {
  expect(triage.isInGeneral('is strep throat contagious '.repeat(4_000))).toBe(true);
  expect(triage.isInGeneral('is strep throat contagious? '.repeat(4_000))).toBe(false);
});
