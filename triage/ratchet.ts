/**
 * The ratchet: how urgent an episode is. It goes up with evidence, and down only where a fact was corrected
 * and no emergency had been told. Pure functions over the episode's `Level`.
 */
import { dispositions, type Disposition, type Firing } from './types.js';

export interface Level {
  /** Most urgent disposition of what stands, or null when nothing was found. */
  level: Disposition | null;
  /** Most urgent disposition that the patient was told. Set by the caller with `tell`. */
  told: Disposition | null;
  /** Firings that stand. */
  standing: Firing[];
  /** Firings that a nurse overruled: the same rule on the same findings does not raise again. */
  overruled: Array<{ rule: string; findings: string[] }>;
}

export interface Ratcheted {
  level: Level;
  /** True when the level is more urgent than before. */
  raised: boolean;
  /** Firings that did not stand before, or that stand on new evidence. */
  newFirings: Firing[];
  /** True when a standing firing asks for the crisis card. */
  crisis: boolean;
}

export function noLevel(): Level {
  return { level: null, told: null, standing: [], overruled: [] };
}

const rank = (d: Disposition | null): number => (d === null ? -1 : dispositions.indexOf(d));

/** The more urgent of two dispositions; null means nothing found. */
export function moreUrgent<A extends Disposition | null, B extends Disposition | null>(a: A, b: B): A | B {
  return rank(b) > rank(a) ? b : a;
}

/** True for a disposition that sends the patient to emergency care now. */
export function isEmergency(d: Disposition | null): d is 'ambulance' | 'emergency-department' {
  return d === 'ambulance' || d === 'emergency-department';
}

/** True for what a card tells at once: emergency care, or a crisis. */
export function isAlarming({
  disposition,
  crisis,
}: {
  disposition: Disposition;
  crisis?: boolean | undefined;
}): boolean {
  return crisis === true || isEmergency(disposition);
}

const within = (inner: string[], outer: string[]): boolean => inner.every((id) => outer.includes(id));

/** Rule and subject and nothing newer than what was overruled. */
function isOverruled(firing: Firing, overruled: Level['overruled']): boolean {
  return overruled.some((o) => o.rule === firing.rule && within(firing.findings, o.findings));
}

const sameEvidence = (a: Firing, b: Firing): boolean =>
  a.rule === b.rule && a.subject === b.subject && within(a.findings, b.findings);

/**
 * Takes the firings on the record as it now is. A firing that is no longer among them lost its evidence (a fact was
 * corrected), so the level may fall, but not below an emergency already told: its firings stand until a nurse
 * lowers them (`overrule`).
 */
export function ratchet(previous: Level, firings: Firing[]): Ratcheted {
  const counting = firings.filter((f) => !isOverruled(f, previous.overruled));
  const kept = isEmergency(previous.told)
    ? previous.standing.filter(
        (old) =>
          isEmergency(old.disposition) && !counting.some((f) => f.rule === old.rule && f.subject === old.subject),
      )
    : [];
  const standing = [...counting, ...kept].sort((a, b) => rank(b.disposition) - rank(a.disposition));
  const floor = isEmergency(previous.told) ? previous.told : null;
  const level = standing.reduce<Disposition | null>((most, f) => moreUrgent(most, f.disposition), floor);
  return {
    level: { ...previous, level, standing },
    raised: rank(level) > rank(previous.level),
    newFirings: counting.filter((f) => !previous.standing.some((old) => sameEvidence(f, old))),
    crisis: standing.some((f) => f.crisis),
  };
}

/** Records what the patient was told; the told disposition never falls by telling less. */
export function tell(level: Level, disposition: Disposition): Level {
  return { ...level, told: moreUrgent(level.told, disposition) };
}

/** A nurse lowers the level: everything that stands is overruled, and only new evidence raises it again. */
export function overrule(level: Level, to: Disposition | null): Level {
  const overruled = level.standing.map((f) => ({ rule: f.rule, findings: f.findings }));
  return { level: to, told: to, standing: [], overruled: [...level.overruled, ...overruled] };
}
