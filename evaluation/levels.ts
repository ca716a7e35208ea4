import type { Disposition } from '../triage/types.js';

/** The levels of the evaluation data, most urgent first. */
export const levels = ['L5', 'L4', 'L3', 'L2', 'L1', 'L0', 'none'] as const;
export type Level = (typeof levels)[number];

const levelOfDisposition: Record<Disposition, Level> = {
  ambulance: 'L5',
  'emergency-department': 'L4',
  'within-4-hours': 'L3',
  'within-24-hours': 'L2',
  routine: 'L1',
  'self-care': 'L0',
};

export const levelOf = (disposition: Disposition | null): Level =>
  disposition === null ? 'none' : levelOfDisposition[disposition];

export const isEmergencyLevel = (level: Level): boolean => level === 'L5' || level === 'L4';
