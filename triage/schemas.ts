/**
 * The formats of the clinical files that triage reads (docs/clinical-content.md), as strict zod schemas:
 * an unknown key is an error. Whether names fit together is `checkContent` in content.ts.
 */
import { z } from 'zod';
import { dispositions, locales } from './types.js';

/** Header of every clinical file. */
export const fileHeader = {
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  status: z.enum(['sample', 'approved']),
  owner: z.string().min(1),
  sources: z.array(z.string().min(1)).min(1),
  review_by: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
};

export const quantityKinds = [
  'temperature',
  'age',
  'duration',
  'oxygen',
  'glucose',
  'blood-pressure',
  'blood-pressure-diastolic',
  'pregnancy-weeks',
  'heart-rate',
  'count',
] as const;
export type QuantityKind = (typeof quantityKinds)[number];

/** Ids of concepts, questions, options, outcomes. */
export const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
const words = z.record(z.string().regex(/^[a-z0-9][a-z0-9_-]*$/), z.array(z.string().min(1)).min(1));
const phrases = z.array(z.string().min(1));

const concept = z.strictObject({
  label: z.string().min(1),
  /** May be empty for a concept that only a check's answer records. */
  phrases,
  /** The negative word is the finding ("cannot breathe"): negation never clears it. */
  inability: z.boolean().optional(),
  /** A condition or circumstance that holds on (diabetes, a medicine, an age): "history of" does not make it past. */
  lasting: z.boolean().optional(),
  /** False: a shape of asking ("can I take"), read by risky questions only, never kept in a record. */
  record: z.boolean().optional(),
  /** The number in the phrase (`#` takes only a plausible one) or beside it; without `#` the concept is found without a number too. */
  quantity: z.strictObject({ kind: z.enum(quantityKinds) }).optional(),
});

export const conceptFileSchema = z.strictObject({
  ...fileHeader,
  locale: z.enum(locales),
  words: words.optional(),
  concepts: z.record(name, concept),
  /** Figures of speech ("dying of laughter"): no concept is read from words that an idiom covers. */
  idioms: phrases.optional(),
  /** Misspellings that the automatic correction must not guess ("stoke: stroke"): read as written AND as corrected. */
  spelling: z.record(z.string().min(1), z.string().min(1)).optional(),
});
export type ConceptFile = z.infer<typeof conceptFileSchema>;

export const findingTimes = ['now', 'recent', 'past', 'hypothetical'] as const;
const time = z.array(z.enum(findingTimes)).min(1);

/** A condition over the findings of one subject. A string is a concept that must be present. */
export type Condition =
  | string
  | {
      all?: Condition[] | undefined;
      any?: Condition[] | undefined;
      none?: Condition[] | undefined;
      at_least?: { n: number; of: Condition[] } | undefined;
    }
  | ConceptCondition;
/** `concept` present, optionally with its quantity in [at_least, below), optionally at other times than the rule's. */
export interface ConceptCondition {
  concept: string;
  at_least?: number | undefined;
  below?: number | undefined;
  time?: Array<(typeof findingTimes)[number]> | undefined;
}

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    name,
    z.strictObject({
      concept: name,
      at_least: z.number().optional(),
      below: z.number().optional(),
      time: time.optional(),
    }),
    z
      .strictObject({
        all: z.array(conditionSchema).min(1).optional(),
        any: z.array(conditionSchema).min(1).optional(),
        none: z.array(conditionSchema).min(1).optional(),
        at_least: z.strictObject({ n: z.int().min(1), of: z.array(conditionSchema).min(1) }).optional(),
      })
      .refine((c) => c.all !== undefined || c.any !== undefined || c.at_least !== undefined, {
        message: 'a condition needs all, any or at_least',
      }),
  ]),
);

export const redFlagFileSchema = z.strictObject({
  ...fileHeader,
  id: z.string().regex(/^RF\d{2}$/),
  title: z.string().min(1),
  rules: z
    .array(
      z.strictObject({
        id: z.string(),
        when: conditionSchema,
        /** Times of findings that count. Default: now. */
        time: time.optional(),
        disposition: z.enum(dispositions).exclude(['routine', 'self-care']),
        crisis: z.boolean().optional(),
        why: z.string().min(1),
      }),
    )
    .min(1),
  checks: z
    .array(z.strictObject({ id: z.string(), when: conditionSchema, time: time.optional(), concept: name }))
    .optional(),
  examples: z.strictObject({
    fires: z.array(z.strictObject({ text: z.string().min(1), rule: z.string().optional() })).optional(),
    checks: z.array(z.strictObject({ text: z.string().min(1), check: z.string() })).optional(),
    silent: z.array(z.string().min(1)).optional(),
  }),
});
export type RedFlagFile = z.infer<typeof redFlagFileSchema>;

export const riskyQuestionFileSchema = z.strictObject({
  ...fileHeader,
  id: z.string().regex(/^Q\d{1,2}$/),
  title: z.string().min(1),
  rules: z
    .array(
      z.strictObject({
        id: z.string(),
        /** Over all concepts of the message, whoever and whenever they are about. */
        when: conditionSchema,
        priority: z.enum(['P1', 'P2', 'P3', 'P4']),
        /** Where a protocol fits what the message tells of, its questions come instead: "I think I have a bladder infection". */
        protocol_first: z.boolean().optional(),
        /** The page that is about it in general may be offered beside the nurse. */
        page_beside: z.boolean().optional(),
        why: z.string().min(1).optional(),
      }),
    )
    .min(1),
  examples: z.strictObject({
    fires: z.array(z.strictObject({ text: z.string().min(1), rule: z.string().optional() })).optional(),
    silent: z.array(z.string().min(1)).optional(),
  }),
});
export type RiskyQuestionFile = z.infer<typeof riskyQuestionFileSchema>;

export const intentFileSchema = z.strictObject({
  ...fileHeader,
  locale: z.enum(locales),
  words: words.optional(),
  intents: z.record(
    z.string().regex(/^[a-z0-9]+([_-][a-z0-9]+)*$/),
    z.strictObject({
      phrases: phrases.min(1),
      /** The phrase must be the whole message, apart from courtesy words. */
      whole: z.boolean().optional(),
    }),
  ),
});
export type IntentFile = z.infer<typeof intentFileSchema>;
