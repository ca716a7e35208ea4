/**
 * Places where a test may kill the process as a power cut would (demo profile only; see FAIL_POINT in .env.example).
 * A point that is not armed costs one comparison.
 */
export const failPoints = [
  'received',
  'accepted',
  'taken',
  'screened',
  'acted',
  'committed',
  'sending',
  'sent',
  'nurse-acted',
] as const;
export type FailPoint = (typeof failPoints)[number];

export type Reach = (point: FailPoint) => void;

/** The process dies by SIGKILL the nth time that it gets to the armed point. */
export function createFailPoints(
  armed: { name: string; nth: number } | undefined,
  kill: () => void = () => process.kill(process.pid, 'SIGKILL'),
): Reach {
  if (!armed) return () => undefined;
  let left = armed.nth;
  return (point) => {
    if (point !== armed.name) return;
    left -= 1;
    if (left === 0) kill();
  };
}
