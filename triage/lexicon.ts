/** Content files → compiled phrases, idioms, spelling and labels. Done once. */
import { commonEnglish } from './language.js';
import { createMatcher, type Matcher } from './matcher.js';
import type { Phrase } from './phrases.js';
import { foldWord } from './normalise.js';
import { phraseCompiler, type Step, type WordClasses } from './pattern.js';
import { readQuantity } from './quantity.js';
import type { ConceptFile, QuantityKind } from './schemas.js';
import { createSpelling, type Spelling, type Targets } from './spelling.js';
import { locales, type Locale } from './types.js';
import { vocabularyOf } from './vocabulary.js';

/** What a phrase means when it is found. */
export interface Sense {
  concept: string;
  locale: Locale;
  inability: boolean;
  /** The phrase itself holds a negative word, so that word does not deny it. */
  negative: boolean;
  record: boolean;
  quantity?: QuantityKind;
}

export interface Lexicon {
  concepts: Matcher<Sense>;
  idioms: Matcher<true>;
  spelling: Spelling;
  /** Words of English: the common ones and those of English phrases. */
  english: ReadonlySet<string>;
  /** Concepts that a crisis rule reads. */
  crisis: ReadonlySet<string>;
  /** Concepts that hold on once true. */
  lasting: ReadonlySet<string>;
  labels: ReadonlyMap<string, string>;
}

/** Words by which a phrase says that something is not or fails. */
const negativeWord =
  /^(no|not|never|cannot|without|none|nor|nothing|unable|stop|stops|stopped|hardly|barely|struggle|struggling|struggles|lost|lose|losing|sin|nunca|ni|ningun|incapaz|imposible|khong|chua|chang|ko|k|het|mat)$/;

/** True for a phrase with a negative word of its own ("nothing stays down"). */
export const holdsNegative = (steps: Step[]): boolean =>
  steps.some((s) => s.kind === 'words' && [...s.one, ...s.several.flat()].some((word) => negativeWord.test(word)));

/** Word classes of a locale: files of one locale share them. */
export function classesOf(
  files: Array<{ locale: Locale; words?: WordClasses | undefined }>,
  locale: Locale,
): WordClasses {
  return Object.assign({}, ...files.filter((f) => f.locale === locale).map((f) => f.words ?? {})) as WordClasses;
}

/** Class that a content file gives to names of medicines: they are guessed with more care than other words. */
const keptClass = /^(medicine|medicines|drug|drugs)([-_].*)?$|[-_](medicine|drug)s?$/;
/** What so many phrases name by itself is no name of a medicine ("heart" among "heart tablets", "pills", "injection"). */
const everyday = 10;

/** The single words of some classes of one locale that are names. */
function namesOf(files: ConceptFile[], classes: WordClasses): string[] {
  const members = Object.entries(classes).flatMap(([name, words]) => (keptClass.test(name) ? words : []));
  const written = new Map<string, number>();
  for (const { concepts } of files)
    for (const { phrases } of Object.values(concepts))
      for (const word of phrases.flatMap((phrase) => phrase.split(/[\s|]+/)))
        written.set(word, (written.get(word) ?? 0) + 1);
  return members.filter((word) => !word.includes(' ') && (written.get(word) ?? 0) <= everyday);
}

const stepsOf = (phrases: Phrase<Sense>[], locale: Locale): Step[][] =>
  phrases.filter((phrase) => phrase.of.locale === locale).map((phrase) => phrase.steps);

/**
 * Compiles concept files (already checked); `commands` are the words of the intents, `crisis` the concepts that crisis
 * rules read. Throws PhraseError for a phrase that `checkContent` would report.
 */
export function createLexicon(
  files: ConceptFile[],
  commands: ReadonlySet<string>,
  crisis: ReadonlySet<string>,
): Lexicon {
  const phrases: Phrase<Sense>[] = [];
  const idioms: Array<Phrase<true> & { locale: Locale }> = [];
  const lasting = new Set<string>();
  const labels = new Map<string, string>();
  const declared = new Map<string, string[]>();
  const kept = new Set<string>();
  for (const locale of locales) {
    const classes = classesOf(files, locale);
    const compile = phraseCompiler(classes, locale === 'vi');
    const ofLocale = files.filter((f) => f.locale === locale);
    for (const word of namesOf(ofLocale, classes)) kept.add(foldWord(word).join(' '));
    for (const file of ofLocale) {
      for (const [concept, meaning] of Object.entries(file.concepts)) {
        labels.set(`${locale} ${concept}`, meaning.label);
        if (meaning.lasting === true) lasting.add(concept);
        for (const phrase of meaning.phrases) {
          const steps = compile(phrase);
          const of: Sense = {
            concept,
            locale,
            inability: meaning.inability ?? false,
            negative: holdsNegative(steps),
            record: meaning.record ?? true,
            ...(meaning.quantity && { quantity: meaning.quantity.kind }),
          };
          phrases.push({ steps, of });
        }
      }
      for (const idiom of file.idioms ?? []) idioms.push({ steps: compile(idiom), of: true, locale });
      for (const [wrong, right] of Object.entries(file.spelling ?? {})) {
        const key = foldWord(wrong).join(' ');
        declared.set(key, [...(declared.get(key) ?? []), ...foldWord(right)]);
      }
    }
  }
  const concepts = createMatcher(phrases, (of, tokens, at) =>
    of.quantity === undefined ? true : readQuantity(of.quantity, tokens, at) !== undefined,
  );
  const idiomMatcher = createMatcher(idioms);
  const targets: Targets = {
    en: vocabularyOf(stepsOf(phrases, 'en'), commands),
    es: vocabularyOf(stepsOf(phrases, 'es')),
  };
  const ofIdioms = vocabularyOf(idioms.filter(({ locale }) => locale === 'en').map(({ steps }) => steps));
  const inEnglish = new Set([...targets.en.uses.keys(), ...ofIdioms.uses.keys()]);
  const known = new Set([...concepts.vocabulary, ...idiomMatcher.vocabulary, ...commands]);
  return {
    concepts,
    idioms: idiomMatcher,
    english: new Set([...commonEnglish, ...targets.en.uses.keys()]),
    crisis,
    spelling: createSpelling({ targets, known, english: inEnglish, declared, kept }),
    lasting,
    labels,
  };
}
