import { isEmergency, moreUrgent, noLevel, overrule, ratchet, tell } from '../../triage/ratchet.js';
import type { Disposition, Firing } from '../../triage/types.js';

const firing = (rule: string, disposition: Disposition, findings: string[], crisis = false): Firing => ({
  rule,
  cluster: rule.split('.')[0]!,
  subject: 'patient',
  disposition,
  crisis,
  findings,
});
const soon = firing('RF01.1', 'within-4-hours', ['1.1']);
const ambulance = firing('RF02.1', 'ambulance', ['1.2']);

test('the scale', () => {
  expect(moreUrgent('routine', 'ambulance')).toBe('ambulance');
  expect(moreUrgent('ambulance', 'routine')).toBe('ambulance');
  expect(moreUrgent(null, 'self-care')).toBe('self-care');
  expect(isEmergency('emergency-department')).toBe(true);
  expect(isEmergency('within-4-hours')).toBe(false);
  expect(isEmergency(null)).toBe(false);
});

test('new evidence raises and is told apart from old evidence', () => {
  const first = ratchet(noLevel(), [soon]);
  expect(first).toMatchObject({ raised: true, newFirings: [soon], crisis: false });
  expect(first.level.level).toBe('within-4-hours');
  const second = ratchet(first.level, [soon, ambulance]);
  expect(second).toMatchObject({ raised: true, newFirings: [ambulance] });
  expect(second.level.standing[0]).toEqual(ambulance);
  expect(ratchet(second.level, [soon, ambulance])).toMatchObject({ raised: false, newFirings: [] });
});

test('the same rule on a new finding is new evidence', () => {
  const first = ratchet(noLevel(), [ambulance]);
  const more = { ...ambulance, findings: ['1.2', '4.1'] };
  expect(ratchet(first.level, [more])).toMatchObject({ raised: false, newFirings: [more] });
});

test('a corrected fact lowers a level that is no emergency', () => {
  const first = ratchet(noLevel(), [soon]);
  const told = tell(first.level, 'within-4-hours');
  expect(ratchet(told, []).level).toMatchObject({ level: null, standing: [] });
});

test('a corrected fact lowers an emergency that was never told', () => {
  const first = ratchet(noLevel(), [ambulance]);
  expect(ratchet(first.level, []).level.level).toBeNull();
});

test('nothing that the patient says lowers an emergency already told', () => {
  const told = tell(ratchet(noLevel(), [ambulance, soon]).level, 'ambulance');
  const after = ratchet(told, []);
  expect(after.level.level).toBe('ambulance');
  expect(after.level.standing).toEqual([ambulance]);
  expect(after).toMatchObject({ raised: false, newFirings: [] });
  expect(tell(after.level, 'routine').told).toBe('ambulance');
});

test('what a nurse overruled does not raise again, new evidence does', () => {
  const told = tell(ratchet(noLevel(), [ambulance]).level, 'ambulance');
  const lowered = overrule(told, 'routine');
  expect(lowered).toMatchObject({ level: 'routine', told: 'routine' });
  expect(ratchet(lowered, [ambulance])).toMatchObject({ raised: false, newFirings: [] });
  const again = { ...ambulance, findings: ['1.2', '7.1'] };
  expect(ratchet(lowered, [again])).toMatchObject({ raised: true, newFirings: [again] });
});

test('crisis is told whenever a crisis firing stands', () => {
  expect(ratchet(noLevel(), [firing('RF41.1', 'within-4-hours', ['1.1'], true)]).crisis).toBe(true);
});
