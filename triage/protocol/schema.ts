/**
 * The format of a protocol (docs/protocols.md): a clinician's question plan for one complaint. Questions with answers in
 * order of danger, first-match rules with the most urgent first, and outcomes. Whether it fits together is lint.ts.
 */
import { z } from 'zod';
import { conditionSchema, fileHeader, name, quantityKinds } from '../schemas.js';
import { dispositions, type Subject } from '../types.js';

/** A sentence or more that a patient reads. */
const wording = z.string().trim().min(2);
/** A number in the unit of its kind, or with a word: "3 days", "18 months". */
const amount = z.union([z.number(), z.string().regex(/^\d+(\.\d+)? (minute|hour|day|week|month|year)s?$/)]);

/** Names that a condition gives a meaning of its own. */
export const reserved = ['all', 'any', 'at_least', 'score'] as const;
const questionId = name.refine((id) => !(reserved as readonly string[]).includes(id), 'this id has another meaning');

/** "This answer or a more dangerous one": an option, yes or no, or for numbers a bound in the dangerous direction. */
export const bound = z.union([
  name,
  z
    .strictObject({ at_least: amount.optional(), below: amount.optional() })
    .refine((b) => (b.at_least === undefined) !== (b.below === undefined), 'a bound has at_least or below'),
]);
export type Bound = z.infer<typeof bound>;

/**
 * A condition over answers. Only all, any, at_least and score join them, so that a more dangerous answer can never make
 * a condition false: this is what makes every protocol monotone.
 */
export interface Asked {
  all?: Asked[] | undefined;
  any?: Asked[] | undefined;
  at_least?: { n: number; of: Asked[] } | undefined;
  /** The sum of the places (0, 1, 2, …) of the answers to choice questions. */
  score?: { of: string[]; at_least: number } | undefined;
  /** Question → bound; several hold together. */
  [question: string]: unknown;
}
export const askedSchema: z.ZodType<Asked> = z.lazy(() =>
  z
    .object({
      all: z.array(askedSchema).min(1).optional(),
      any: z.array(askedSchema).min(1).optional(),
      at_least: z.strictObject({ n: z.int().min(1), of: z.array(askedSchema).min(1) }).optional(),
      score: z.strictObject({ of: z.array(questionId).min(1), at_least: z.int().min(1) }).optional(),
    })
    .catchall(bound)
    .refine((c) => Object.keys(c).length > 0, 'a condition may not be empty'),
);

const common = {
  id: questionId,
  /** As the patient reads it. */
  ask: wording,
  /** The same about somebody else ("Are they …?"); a protocol for children asks about the child in `ask` already. */
  ask_other: wording.optional(),
  /** Asked on every path that does not end in emergency care; an unknown answer counts as the most dangerous. */
  must: z.boolean().optional(),
  /** Asked only when this holds over earlier answers; otherwise it counts as the least dangerous. */
  only_if: askedSchema.optional(),
};
/** Read from the record and recorded with the answer, so that nothing is asked that was said. */
const concept = { concept: name.optional() };
/** A "No" to the check that records one of these answers the question with the least dangerous answer. */
const cleared = { cleared_by: z.array(name).min(1).optional() };

export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('yes-no'),
    ...common,
    ...concept,
    ...cleared,
    danger: z.enum(['yes', 'no']).default('yes'),
    /** What "I don't know" counts as. Default: the dangerous one. */
    unknown: z.enum(['yes', 'no']).optional(),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    ...common,
    ...cleared,
    /** From the least to the most dangerous. */
    options: z
      .array(
        z.strictObject({
          id: name,
          label: wording,
          ...concept,
          /** How patients say it, in the phrase language of docs/clinical-content.md. */
          said: z.array(z.string().min(1)).optional(),
        }),
      )
      .min(2),
    unknown: name.optional(),
  }),
  z.strictObject({
    kind: z.literal('number'),
    ...common,
    ...concept,
    of: z.enum(quantityKinds).exclude(['duration']),
    danger: z.enum(['higher', 'lower']),
    unknown: amount.optional(),
    /** Whom the protocol is for: an answer outside ends it, and a nurse is offered. */
    fits: z.strictObject({ at_least: amount.optional(), below: amount.optional() }).optional(),
  }),
  z.strictObject({
    kind: z.literal('duration'),
    ...common,
    danger: z.enum(['longer', 'shorter']),
    unknown: amount.optional(),
  }),
  /** In the patient's own words, for the nurse: no rule reads it. */
  z.strictObject({ kind: z.literal('text'), ...common }),
]);
export type Question = z.infer<typeof questionSchema>;

/** The question as it is put about this person. */
export const wordingFor = ({ ask, ask_other }: Question, subject: Subject): string =>
  subject === 'patient' ? ask : (ask_other ?? ask);

/** Concepts that a question reads and records. */
export function conceptsOfQuestion(question: Question): string[] {
  if (question.kind === 'choice')
    return question.options.flatMap((option) => (option.concept === undefined ? [] : [option.concept]));
  return 'concept' in question && question.concept !== undefined ? [question.concept] : [];
}

const outcome = z.strictObject({
  disposition: z.enum(dispositions),
  crisis: z.boolean().optional(),
  /** Catalogue cluster behind an emergency: its first-aid line stands on the card. */
  cluster: z
    .string()
    .regex(/^RF\d{2}$/)
    .optional(),
  /** One sentence: why this is advised. Not a diagnosis. */
  because: wording.optional(),
  /** What to do, one line each. */
  do: z.array(wording).optional(),
  /** Signs that mean: get emergency help. One line each, "if …" is said before. */
  watch_for: z.array(wording).optional(),
  /** When to look again if it is no better, as said to the patient: "2 days". */
  recheck: z
    .string()
    .regex(/^\d+ (hour|day|week)s?$/)
    .optional(),
  /** Vetted page to read on: article id, or id#section. */
  article: z
    .string()
    .regex(/^[a-z0-9-]+(#[a-z0-9-]+)?$/)
    .optional(),
});
export type Outcome = z.infer<typeof outcome>;

export const protocolSchema = z.strictObject({
  ...fileHeader,
  title: z.string().min(1),
  locale: z.literal('en'),
  starts: z.strictObject({
    /** Over the record of the patient's own words, like a red flag; `otherwise`: a complaint that no other one is for. */
    when: conditionSchema,
    /** Where several protocols fit, the highest goes first. */
    rank: z.int().min(0).max(100),
    who: z.enum(['child', 'adult', 'anyone']),
  }),
  /** Said before the first question: kind, one or two short sentences. */
  opening: wording,
  questions: z.array(questionSchema).min(1),
  rules: z
    .array(
      z.strictObject({
        id: z.string(),
        when: z.union([z.literal('otherwise'), askedSchema]),
        outcome: name,
        /** For clinicians, with the source where it is not the file's first; not shown. */
        why: z.string().min(1),
      }),
    )
    .min(1),
  outcomes: z.record(name, outcome),
  examples: z
    .array(
      z.strictObject({
        /** The message that the conversation begins with: it must start this protocol. */
        says: z.string().min(1),
        /** Question → answer in the patient's words; the others are answered with the least dangerous answer. */
        answers: z.record(z.string(), z.string()).default({}),
        /** Rule that decides. */
        rule: z.string(),
      }),
    )
    .min(1),
});
export type Protocol = z.infer<typeof protocolSchema>;
export type Rule = Protocol['rules'][number];

/** The protocol for what no other one is for: no record starts it by itself. */
export const isForAnything = ({ starts }: Pick<Protocol, 'starts'>): boolean => starts.when === 'otherwise';
