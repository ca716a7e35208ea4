/**
 * The messages of `bench -- turns`, as short conversations of the kinds that a hospital sees. Every message gets at least
 * one reply. Shares are of messages, counted from the scripts themselves.
 */

export const kinds = [
  'small talk',
  'question',
  'risky question',
  'answer to a check',
  'symptom',
  'answer to a protocol',
  'red flag',
] as const;
export type Kind = (typeof kinds)[number];

export interface Line {
  kind: Kind;
  text: string;
}

const line = (kind: Kind, text: string): Line => ({ kind, text });

/** One conversation each; played in turn, so that a run's mix is the mix below. */
export const scripts: Line[][] = [
  [
    line('small talk', 'hello'),
    line('question', 'what can I do to prevent high blood pressure?'),
    line('question', 'what are the symptoms of type 2 diabetes?'),
    line('small talk', 'thanks'),
  ],
  [
    line('question', 'who should have the flu vaccine?'),
    line('question', 'how do I get ready for an operation?'),
    line('question', 'what is lupus?'),
    line('small talk', 'bye'),
  ],
  [
    line('question', 'what is asthma?'),
    line('risky question', 'can I take ibuprofen with warfarin?'),
    line('risky question', 'should I stop taking my prednisolone?'),
    line('small talk', 'thank you'),
  ],
  [
    line('symptom', 'my chest feels a bit tight'),
    line('answer to a check', 'no'),
    line('question', 'what can I eat to lower my blood pressure?'),
    line('small talk', 'ok thanks'),
  ],
  [
    line('symptom', 'my 3 year old has a fever of 38.7 since yesterday'),
    line('answer to a protocol', 'wide awake and playing'),
    line('answer to a protocol', 'calm and easy'),
    line('answer to a protocol', 'normal'),
    line('answer to a protocol', 'no'),
  ],
  [
    line('symptom', 'I have a runny nose and my throat is scratchy since yesterday'),
    line('question', 'how can I stop spreading the flu?'),
    line('small talk', 'thanks'),
    line('red flag', 'my face is drooping on one side and I cannot lift my arm'),
  ],
];

/** Share of each kind over the scripts, from 0 to 1. */
export function shares(): Record<Kind, number> {
  const all = scripts.flat();
  return Object.fromEntries(
    kinds.map((kind) => [kind, all.filter((one) => one.kind === kind).length / all.length]),
  ) as Record<Kind, number>;
}
