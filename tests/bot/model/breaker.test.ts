import { fc } from '../../property.js';
import { Breaker, type CallOutcome } from '../../../bot/model/breaker.js';

function breakerAt(clock: { at: number }, opened: number[] = []): Breaker {
  return new Breaker({
    faults: 3,
    windowMs: 100,
    openMs: 50,
    clock: { now: () => clock.at },
    onOpen: () => void opened.push(clock.at),
  });
}
const call = (breaker: Breaker, outcome: CallOutcome): boolean => {
  const pass = breaker.enter();
  pass?.(outcome);
  return pass !== undefined;
};

it('opens after so many faults within the window, and only then', () => {
  const clock = { at: 0 };
  const breaker = breakerAt(clock);
  for (const at of [0, 60, 120, 180]) {
    clock.at = at;
    expect(call(breaker, 'fault')).toBe(true);
  }
  // 120, 180 and this one are within 100 ms.
  clock.at = 190;
  expect(call(breaker, 'fault')).toBe(true);
  expect(call(breaker, 'ok')).toBe(false);
});

it('lets one call try when the time is over; a fault opens it again, a good one closes it', () => {
  const clock = { at: 0 };
  const opened: number[] = [];
  const breaker = breakerAt(clock, opened);
  for (let i = 0; i < 3; i += 1) call(breaker, 'fault');
  clock.at = 50;
  const probe = breaker.enter()!;
  expect(breaker.enter()).toBeUndefined();
  probe('fault');
  expect(breaker.enter()).toBeUndefined();
  clock.at = 100;
  expect(call(breaker, 'ok')).toBe(true);
  expect(call(breaker, 'fault')).toBe(true);
  expect(call(breaker, 'ok')).toBe(true);
  expect(opened).toEqual([0, 50]);
});

it('a try that was called off leaves the next one its turn', () => {
  const clock = { at: 0 };
  const breaker = breakerAt(clock);
  for (let i = 0; i < 3; i += 1) call(breaker, 'fault');
  clock.at = 50;
  expect(call(breaker, 'neither')).toBe(true);
  expect(call(breaker, 'ok')).toBe(true);
});

it('whatever happened, it lets a call through once the time is over', () => {
  const step = fc.record({
    wait: fc.nat(60),
    outcome: fc.constantFrom<CallOutcome>('ok', 'fault', 'neither'),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const clock = { at: 0 };
      const breaker = breakerAt(clock);
      for (const { wait, outcome } of steps) {
        clock.at += wait;
        call(breaker, outcome);
      }
      clock.at += 50;
      return breaker.enter() !== undefined;
    }),
  );
});
