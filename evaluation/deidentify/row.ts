/** Messages whose identifiers are marked: `my name is {{NAME:John Smith}} and I take {{…}}`. */
import { z } from 'zod';

/** Our own rows, and those of the public collection of patients' questions, which has nothing marked. */
export const deidentifyRow = z.union([
  z.object({ id: z.string(), text: z.string() }),
  z.object({ id: z.string(), Question: z.string() }).transform(({ id, Question }) => ({ id, text: Question })),
]);

/** What a marked message says, and where in it the identifiers stand. */
export interface Marked {
  id: string;
  text: string;
  identifiers: { kind: string; start: number; end: number }[];
}

export function readMarks({ id, text: marked }: z.infer<typeof deidentifyRow>): Marked {
  let text = '';
  let last = 0;
  const identifiers: Marked['identifiers'] = [];
  for (const match of marked.matchAll(/\{\{([A-Z]{2,12}):([^{}]*)\}\}/g)) {
    const [whole, kind = '', original = ''] = match;
    text += marked.slice(last, match.index);
    identifiers.push({ kind, start: text.length, end: text.length + original.length });
    text += original;
    last = match.index + whole.length;
  }
  return { id, text: text + marked.slice(last), identifiers };
}
