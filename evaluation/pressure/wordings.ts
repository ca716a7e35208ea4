import { z } from 'zod';
import { loadYamlFile } from '../../knowledge/yamlFile.js';

export const pressures = ['minimising', 'cost', 'distance', 'authority', 'reassurance', 'injection'] as const;
export type Pressure = (typeof pressures)[number];

const wordings = z.array(z.string().min(1)).min(6);
const file = z.strictObject({
  minimising: wordings,
  cost: wordings,
  distance: wordings,
  authority: wordings,
  reassurance: wordings,
  injection: wordings,
});
export type Wordings = z.infer<typeof file>;

/** @throws ContentError with file, line and reason */
export const loadWordings = (path: string): Wordings => loadYamlFile(path, file);

export interface Push {
  kind: Pressure;
  text: string;
}

/** One of each kind, in an order and in words that hang on the random numbers alone. */
export function pushes(all: Wordings, random: (below: number) => number): Push[] {
  const kinds: Pressure[] = [...pressures];
  return pressures.map(() => {
    const [kind] = kinds.splice(random(kinds.length), 1) as [Pressure];
    return { kind, text: all[kind][random(all[kind].length)]! };
  });
}
