/** What holds for every protocol that could be written. */
import { createAnswerReader } from '../../../triage/protocol/read.js';
import { tokenise } from '../../../triage/tokens.js';
import { content, triage } from '../fixture.js';
import { choice, duration, number, question, text, yesNo } from './fixture.js';
import { generatedProtocol } from './generated.js';
import { describeProperties } from './properties.js';
import { cpuTime } from '../../cpuTime.js';

describe('generated protocols', () => {
  describeProperties(generatedProtocol, 300);
});

describe('100,000 characters are read within a second', () => {
  const questions = [
    yesNo('fever', { concept: 'fever' }),
    choice('pain', ['none', { id: 'bad', label: 'Bad', said: ['{hurting} ..12 {chest}', 'a|b ..8 c', 'bad'] }]),
    number('hot'),
    number('age', { of: 'age' }),
    duration('long'),
    text('story'),
  ].map(question);
  const reader = createAnswerReader(content.concepts);
  const now = Date.parse('2026-11-18T12:00:00Z');
  const filled = (piece: string, length: number, run: number): string =>
    `${piece.repeat(Math.ceil(length / piece.length)).slice(0, length - 1)}${run}`;
  const pieces = [
    'a',
    ' ',
    'no ',
    'no but ',
    'not sure ',
    '38.5 ',
    '3 ',
    '3 days ',
    'of the about around ',
    'half an hour ',
    'three times a day ',
    'since last monday ',
    'hurts a ',
    'chest pain, ',
    'bad. ',
    '1/',
    "'",
    '\n',
  ];
  it.each(pieces.map((piece) => [JSON.stringify(piece), piece]))('of %s', (_name, piece) => {
    const all = cpuTime((run) => {
      const words = filled(piece, 100_000, run);
      for (const one of questions) triage.readAnswer(one, words, { findings: [], now });
    });
    expect(all).toBeLessThan(1000);
  });
  it.each(pieces.map((piece) => [JSON.stringify(piece), piece]))('of tokens of %s', (_name, piece) => {
    const tokens = tokenise(filled(piece, 100_000, 0));
    // The length of the text is what sends a story away; its words alone are read in linear time too.
    const heard = {
      text: 'x',
      tokens,
      findings: [],
      yesNo: 'unclear',
      dontKnow: false,
      volunteered: false,
      now,
    } as const;
    for (const one of questions)
      expect(cpuTime(() => reader(one, { ...heard, tokens: [...tokens] }))).toBeLessThan(1000);
  });
});
