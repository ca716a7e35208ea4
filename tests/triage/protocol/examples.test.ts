/** Examples are played as a patient would: screened, started, asked and read. */
import { playExample } from '../../../triage/protocol/examples.js';
import { createTriage } from '../../../triage/triage.js';
import { content } from '../fixture.js';
import { choice, duration, number, protocol, text, yesNo } from './fixture.js';

const headache = protocol({
  id: 'headache',
  starts: { when: 'headache', who: 'anyone', rank: 50 },
  questions: [
    yesNo('neck', { concept: 'stiff-neck' }),
    number('age', { of: 'age', danger: 'higher', concept: 'age', fits: { at_least: '16 years' } }),
    number('hot', { concept: 'temperature' }),
    duration('long'),
    choice('pain', [
      { id: 'some', label: 'A bit', said: ['bit'] },
      { id: 'bad', label: 'Very bad', said: ['awful'] },
    ]),
    yesNo('heart', { cleared_by: ['heart-signs-confirmed'] }),
    text('story', { must: true }),
  ],
  rules: [
    ['hospital', { neck: 'yes', hot: { at_least: 38 } }],
    ['soon', { heart: 'yes' }],
    ['today', { any: [{ long: { at_least: '3 days' }, pain: 'bad' }, { age: { at_least: '60 years' } }] }],
  ],
});
const lesser = protocol({
  id: 'any-pain',
  starts: { when: 'headache', who: 'anyone', rank: 10 },
  questions: [text('x')],
});
/** A red flag that is no emergency: it is told after the questions. */
const mild = structuredClone(content.redFlags[0]!);
mild.id = 'RF30';
mild.rules = [{ id: 'RF30.1', when: 'fever', disposition: 'within-24-hours', why: 'test' }];
mild.checks = [];
const triage = createTriage({ ...content, redFlags: [...content.redFlags, mild], protocols: [lesser, headache] });
const now = Date.parse('2026-11-18T12:00:00Z');
/** Whom it fits must be said: the least dangerous age would be nobody's. */
const play = (says: string, answers: Record<string, string> = {}) =>
  playExample(triage, headache, { says, answers: { age: '30', ...answers }, rule: 'not read' }, now);

it('what is not named gets the least dangerous answer', () => {
  expect(play('I have a headache')).toStrictEqual({
    starts: 'headache',
    emergencies: [],
    asked: ['neck', 'age', 'long', 'heart', 'story'],
    unread: {},
    rule: 'headache.4',
  });
});

it('answers are read in patients’ words', () => {
  expect(play('I have a headache', { long: 'since Friday', pain: 'awful', heart: 'no', neck: 'nope' })).toMatchObject({
    unread: {},
    rule: 'headache.3',
  });
  expect(play('I have a headache', { neck: 'yes', hot: '39' })).toMatchObject({ rule: 'headache.1' });
  expect(play('I have a headache', { heart: 'not sure' })).toMatchObject({ unread: {}, rule: 'headache.2' });
});

it('what was said at first is not asked', () => {
  const { asked, rule } = play('I am 70, I have a headache');
  expect(asked).not.toContain('age');
  expect(rule).toBe('headache.3');
});

it('what an answer says beside itself is not asked again', () => {
  const { asked, rule } = play('I have a headache', { neck: 'yes, and my temperature is 39' });
  expect(asked).toEqual(['neck']);
  expect(rule).toBe('headache.1');
});

it('an answer about somebody else answers nothing here', () => {
  const { asked } = play('I have a headache', { neck: 'yes, and my dad has a temperature of 39' });
  expect(asked).toContain('hot');
});

it('the person is the last who was said to have something', () => {
  expect(play('I have a headache. My dad has no fever')).toMatchObject({ starts: 'headache', rule: 'headache.4' });
  expect(play('My dad has a fever. I have a headache')).toMatchObject({ starts: 'headache', rule: 'headache.4' });
  expect(play('I feel odd', { neck: 'yes, and my temperature is 39' }).asked).toEqual(['neck']);
});

it('a check about somebody else clears nothing here', () => {
  expect(play('Is my dad having a heart attack? I have a headache').asked).toContain('heart');
});

it('an answer that is not read is told, and counts as the least dangerous', () => {
  const { unread, rule } = play('I have a headache', { heart: 'purple', neck: 'hm', hot: 'never asked' });
  expect(unread).toEqual({ neck: 'hm', heart: 'purple' });
  expect(rule).toBe('headache.4');
});

it('an empty answer to free text is not read', () => {
  expect(play('I have a headache', { story: ' ' }).unread).toEqual({ story: ' ' });
});

it('a person whom it does not fit gets no rule', () => {
  expect(play('my son has a headache, he is 7 years old')).toMatchObject({ starts: 'headache', rule: undefined });
});

it('checks that come first are answered “no”, and that answers the question they clear', () => {
  const { asked, rule, emergencies } = play('I have a headache, is it a heart attack?');
  expect(emergencies).toEqual([]);
  expect(asked).not.toContain('heart');
  expect(rule).toBe('headache.4');
});

it('a red flag in the first message is told', () => {
  expect(play('I have a headache and a stiff neck').emergencies).toEqual(['RF11.2']);
  expect(play('I have a headache and my face is drooping').emergencies).toEqual(['RF11.1']);
  expect(play('I have a headache and want to end it all').emergencies).toEqual(['RF41.1']);
  expect(play('I have a headache and a fever').emergencies).toEqual([]);
});

it('a message that starts nothing is still played', () => {
  expect(play('I feel odd')).toMatchObject({ starts: undefined, rule: 'headache.4' });
});
