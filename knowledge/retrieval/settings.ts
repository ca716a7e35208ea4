import { z } from 'zod';
import { headerFields } from '../header.js';
import { sectionKinds } from '../articles.js';

const words = z.array(z.string().regex(/^[a-z0-9' -]+$/, 'lower-case words')).min(1);
const patterns = z.array(z.string().regex(/^[a-z0-9'| -]+$/, 'lower-case words and bars')).min(1);
const share = z.number().min(0).max(1);

/** `knowledge/retrieval.yaml`: how a question is read and when an answer is good enough to show. Data, not code. */
export const retrievalSchema = z.strictObject({
  ...headerFields,
  bm25: z.strictObject({
    k1: z.number().positive(),
    b: share,
    /** `head` is title, other names and section heading. */
    weights: z.strictObject({ head: z.number().positive(), body: z.number().positive() }),
    /** The same for whole articles. */
    article: z.strictObject({ k1: z.number().positive(), b: share }),
  }),
  /** How much a word of a question counts, from 0 to 1. A word that is no topic's, not English and rare counts 1. */
  weights: z.strictObject({
    /** Words of sentences that ask nothing, beside sentences that do. */
    story: share,
    /** The commonest English words, and the same when they stand in a topic's name. */
    everyday: share,
    everyday_in_name: share,
  }),
  /** How candidates are ordered: see ranking.ts. */
  ranking: z.strictObject({
    /** How many candidates the index gives. */
    depth: z.int().min(10).max(2_000),
    /** How much the article's score counts in finding candidates, and then in ordering them. */
    article_depth: z.number().min(0),
    article: z.number().min(0),
    /** How much the article's name counts when the question holds it, and how much it must tell to count in full. */
    name: z.number().min(0),
    name_mass: z.number().positive(),
    /** For texts without a title: what their share of the question's words counts in place of a name. */
    untitled: z.number().min(0),
    /** The kind of section that is asked for; `kind_alone`: the share of it that counts without the topic's name. */
    kind: z.number().min(0),
    kind_alone: share,
    overview: z.number().min(0),
  }),
  gate: z.strictObject({
    /** Least share of the question (its topic counts 1, every other telling word up to 1) that the section must hold. */
    coverage: share,
    /** A second topic this close (score divided by the best score) makes the question ambiguous. */
    ambiguous: share,
    /**
     * When the section that leads answers by its lead: the next one's score as a share of its own, at most; the share of
     * the message that it must hold, at least: see lead.ts.
     */
    lead: z.strictObject({ second: share, coverage: share }),
    /** How many topics a "which do you mean?" may offer. */
    choices: z.int().min(2).max(6),
    /** When a topic that is not named outright may be asked about ("Is this about …?"): see nearby.ts. */
    nearby: z.strictObject({
      /** Least share of its name; the same where only everyday words of it were said. */
      named: share,
      everyday_named: share,
      /** The same where another topic was named outright. */
      beside_named: share,
      /** Least share of the question's weight. */
      covered: share,
      /** Least score, as a share of the best. */
      score: share,
      choices: z.int().min(1).max(4),
    }),
  }),
  highlight: z.strictObject({
    /** Least share of the question's telling words, by their rarity, that a highlighted sentence must hold. */
    share,
    /** How many times the next best sentence's share it must hold to stand out. */
    lead: z.number().min(1),
  }),
  fold: z.strictObject({
    /** Sections of more words are folded. */
    words: z.int().positive(),
    /** So many words of the beginning are shown where no sentence stands out; always a whole first part. */
    opening: z.int().positive(),
    /** Fewer hidden words are not worth a button. */
    least: z.int().positive(),
    /** Kinds of section that are never folded: a patient compares them with what they feel. */
    whole_kinds: z.array(z.enum(sectionKinds)),
    /** A part with one of these warns, or tells when to get help: it is never hidden. */
    warning_words: words,
    /** A part that begins so answers the heading: it is never hidden. */
    answer_words: words,
    /** A part that begins so is not understood without the part before it. */
    leaning_words: words,
    /** A part that begins so limits what the part before it says. */
    limiting_words: words,
  }),
  /** Where a kind is asked for that the article has no section of: kinds that answer it too. */
  kind_fallbacks: z.partialRecord(z.enum(sectionKinds), z.array(z.enum(sectionKinds))).optional(),
  /** Words with no topic in them. */
  stop_words: words,
  /** Words that no section fails for want of: see light.ts. */
  light_words: words,
  /** People that a section may be about, each by all words for them: see audiences.ts. */
  audiences: z.array(words).min(1),
  /** Words that point back at something said before: "I have asthma. Is it serious?" */
  pointing_words: words,
  /** When a question without a topic goes on about the last answer: "And for children?" */
  follow_ups: z.strictObject({
    /** Words that such a question begins with. */
    openings: words,
    /** Most words of a question that points back; and of one that does not. */
    at_most: z.int().min(1).max(40),
    bare: z.int().min(1).max(20),
    /** Words that tell nothing in such a question: "Which side effects should I watch for?" */
    light_words: words,
  }),
  /**
   * What questions ask for in other words than pages have for it, the more special first: phrases of a question, and
   * words of a page's sentence, in any order (`a|b c`: a or b, and c). Without kinds: what is asked about another matter.
   */
  aspects: z.array(z.strictObject({ asks: words, says: patterns, kinds: z.array(z.enum(sectionKinds)).optional() })),
  /** Openings and closings that carry no question. */
  courtesy: words,
  /** Words, and endings of words, that make a message a matter of health even when no article holds it. */
  health_words: words,
  health_endings: words,
  /** Health topics that may have no page: named in the list of questions that were not answered. */
  other_topics: words,
  /** Words of everyday matters that no health library answers. */
  off_topic_words: words,
  /** What shows that a sentence asks: its first word (behind `leads`), or a phrase anywhere. */
  asking: z.strictObject({ leads: words, openings: words, wishes: words }),
  /** What brings a word nearer to a misspelling than its edits, in edits: see spelling.ts. */
  spelling: z.strictObject({
    same_sound: z.number().min(0),
    same_first: z.number().min(0),
    /** It stands in a topic's name, or is a medicine's. */
    name: z.number().min(0),
    /** Times the logarithm of its uses. */
    use: z.number().min(0),
  }),
  /** Names of medicines as they are rightly written: never corrected, and never taken for granted as a correction. */
  medicine_names: words,
  /** What a question asks for: phrases → section kind; the first list that matches wins. */
  question_kinds: z.array(z.strictObject({ kind: z.enum(sectionKinds), phrases: words })).min(1),
});
export type RetrievalSettings = z.infer<typeof retrievalSchema>;
