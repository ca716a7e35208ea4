/** What holds for every protocol, whatever is answered. Run on generated protocols and on those of knowledge/. */
import { fc } from '../../property.js';
import { leastDangerous, unknown, type Answers, type AnswerValue } from '../../../triage/protocol/danger.js';
import { explore } from '../../../triage/protocol/explore.js';
import { askedIf } from '../../../triage/protocol/logic.js';
import { outcomeOf, position, standing } from '../../../triage/protocol/position.js';
import { answersOf, beginRun, positionOf, type GivenAnswer, type ProtocolRun } from '../../../triage/protocol/run.js';
import type { Outcome, Protocol, Rule } from '../../../triage/protocol/schema.js';
import { isEmergency } from '../../../triage/ratchet.js';
import { dispositions } from '../../../triage/types.js';
import { given } from './fixture.js';
import { fullAnswers, moreDangerousPair } from './generated.js';

const urgencyOf = ({ disposition, crisis }: Outcome): number =>
  dispositions.indexOf(crisis === true ? 'ambulance' : disposition);
const urgency = (of: Protocol, rule: Rule | undefined): number => (rule ? urgencyOf(outcomeOf(of, rule)) : -1);

/** Answers the questions as they come; the run is continued where it stands. */
function play(run: ProtocolRun, answers: Answers): Rule {
  for (let i = 0; i <= run.protocol.questions.length; i++) {
    const at = positionOf(run);
    if ('rule' in at) return at.rule;
    run.given.push(given(at.ask.id, answers.get(at.ask.id)!));
  }
  throw new Error('a question was asked twice');
}
function played(of: Protocol, answers: Answers): { rule: Rule; given: GivenAnswer[] } {
  const run = beginRun(of);
  return { rule: play(run, answers), given: run.given };
}

export function describeProperties(protocols: fc.Arbitrary<Protocol>, numRuns: number): void {
  const longest = new Map<Protocol, number>();
  const longestOf = (of: Protocol): number => {
    if (!longest.has(of)) longest.set(of, explore(of).longest);
    return longest.get(of)!;
  };
  const answered = protocols.chain((of) => fullAnswers(of).map((answers) => ({ of, answers })));
  const check = <T>(values: fc.Arbitrary<T>, holds: (value: T) => void): void =>
    fc.assert(fc.property(values, holds), { numRuns });

  it('the same answers in any order give the same position', () => {
    const shuffled = answered.chain(({ of, answers }) => {
      const { given: inOrder } = played(of, answers);
      const kept = fc.nat({ max: inOrder.length }).map((n) => inOrder.slice(0, n));
      return kept.chain((some) =>
        fc.shuffledSubarray(some, { minLength: some.length }).map((other) => ({ of, some, other })),
      );
    });
    check(shuffled, ({ of, some, other }) => {
      expect(positionOf({ ...beginRun(of), given: other })).toEqual(positionOf({ ...beginRun(of), given: some }));
    });
  });

  it('a run that was stored and read again stands where it stood', () => {
    check(answered, ({ of, answers }) => {
      const run = { ...beginRun(of), given: played(of, answers).given.slice(0, 3) };
      const again = JSON.parse(JSON.stringify(run)) as ProtocolRun;
      expect(positionOf(again)).toEqual(positionOf(run));
      expect(answersOf(again)).toEqual(answersOf(run));
    });
  });

  it('a corrected answer leads where it would have led at first', () => {
    const corrected = protocols.chain((of) =>
      fc.record({
        of: fc.constant(of),
        first: fullAnswers(of),
        other: fullAnswers(of),
        when: fc.nat({ max: of.questions.length }),
        which: fc.nat({ max: of.questions.length }),
      }),
    );
    check(corrected, ({ of, first, other, when, which }) => {
      const run = beginRun(of);
      run.given = played(of, first).given.slice(0, when);
      const wrong = run.given[which % Math.max(1, run.given.length)];
      if (!wrong) return;
      const value = other.get(wrong.question)!;
      run.given.push(given(wrong.question, value));
      const right = new Map([...first, [wrong.question, value]]);
      expect(play(run, right)).toBe(played(of, right).rule);
    });
  });

  it('a more dangerous answer never gives a less urgent outcome', () => {
    check(
      protocols.chain((of) => moreDangerousPair(of).map(([less, more]) => ({ of, less, more }))),
      ({ of, less, more }) => {
        expect(urgency(of, played(of, more).rule)).toBeGreaterThanOrEqual(urgency(of, played(of, less).rule));
        const [a, b] = [position(of, less), position(of, more)];
        if (!('rule' in a) || !('rule' in b)) throw new Error('all is answered, and still something is asked');
        expect(urgency(of, b.rule)).toBeGreaterThanOrEqual(urgency(of, a.rule));
      },
    );
  });

  it('“I don’t know” is never less urgent than the least dangerous answer', () => {
    const oneUnknown = answered.chain(({ of, answers }) =>
      fc.constantFrom(...of.questions).map((question) => ({ of, answers, question })),
    );
    check(oneUnknown, ({ of, answers, question }) => {
      const as = (value: AnswerValue) => urgency(of, played(of, new Map([...answers, [question.id, value]])).rule);
      expect(as(unknown)).toBeGreaterThanOrEqual(as(leastDangerous(question)));
    });
  });

  it('every path ends, within the questions that there are and within the longest that the linter knows', () => {
    check(answered, ({ of, answers }) => {
      const { given: asked } = played(of, answers);
      expect(new Set(asked.map(({ question }) => question)).size).toBe(asked.length);
      expect(asked.length).toBeLessThanOrEqual(longestOf(of));
    });
  });

  it('a must-ask is asked on every path that does not end in emergency care', () => {
    check(answered, ({ of, answers }) => {
      const { rule, given: all } = played(of, answers);
      const { disposition, crisis } = outcomeOf(of, rule);
      if (isEmergency(disposition) || crisis === true) return;
      const known = answersOf({ ...beginRun(of), given: all });
      const left = of.questions.filter(
        (question) => question.must && askedIf(of, question, known) !== false && !known.has(question.id),
      );
      expect(left).toEqual([]);
    });
  });

  it('the level so far never falls, and is never more urgent than the outcome', () => {
    const told = answered.chain(({ of, answers }) => {
      const inOrder = played(of, answers).given.map(({ question, value }): [string, AnswerValue] => [question, value]);
      return fc.oneof(fc.constant(inOrder), fc.shuffledSubarray([...answers])).map((order) => ({ of, order }));
    });
    check(told, ({ of, order }) => {
      let so = -1;
      for (let n = 0; n <= order.length; n++) {
        const known = new Map(order.slice(0, n));
        const level = urgency(of, standing(of, known));
        expect(level).toBeGreaterThanOrEqual(so);
        so = level;
        const at = position(of, known);
        if ('rule' in at) expect(urgency(of, at.rule)).toBeGreaterThanOrEqual(level);
      }
    });
  });
}
