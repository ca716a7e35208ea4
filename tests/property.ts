/**
 * fast-check, with one seed: a commit passes or fails alike for everybody. `SEED=7 npx jest …` tries other examples,
 * `RUNS=20` so many times as many.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });

/** How many examples a property is tried on. */
export const runs = (count: number): number => count * Number(process.env['RUNS'] ?? 1);

export { fc };
