import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence } from '../../knowledge/composition/evidence.js';
import type { ServedArticle } from '../../knowledge/load.js';
import { sentencesOf } from '../../knowledge/retrieval/passages.js';
import { placesIn, rawSection, type Place } from './page.js';
import { pick, type Random } from './words.js';

/** A sentence as the model is shown it. */
export interface Numbered extends Place {
  /** `s1`, `s2`, … over all the evidence, in order. */
  alias: string;
  id: string;
  text: string;
  /** Which piece of the evidence it is in. */
  section: number;
}

/** What one call is about: a question, the sections that the gate let through, and what the file really says. */
export interface Source {
  question: string;
  evidence: readonly Evidence[];
  sentences: readonly Numbered[];
  /** Each section as it stands in its file, beside `evidence`. */
  raw: readonly string[];
  /** A sentence of a page that is not among the evidence. */
  foreign: { id: string; text: string };
}

interface Entry {
  evidence: Evidence;
  raw: string;
  places: Place[];
}

/** Draws sources from the real articles. */
export class Shelf {
  private readonly entries: readonly Entry[];

  /** @param root the repository, whose files are read a second time, raw */
  constructor(articles: readonly ServedArticle[], root: string) {
    this.entries = articles.flatMap((article) => {
      const file = readFileSync(join(root, 'knowledge', 'articles', article.locale, `${article.id}.md`), 'utf8');
      return article.sections.map((section) => entryOf(article, section, rawSection(file, section.id)));
    });
  }

  /** One to three sections: the first at random, the others of the same article or of another. */
  draw(random: Random): Source {
    const first = pick(this.entries, random);
    const others = Array.from({ length: random(3) }, () =>
      pick(random(2) === 0 ? this.entries.filter((entry) => sameArticle(entry, first)) : this.entries, random),
    );
    return this.sourceOf([...new Set([first, ...others])], random);
  }

  /** A made-up page in front, as a hospital's own could be that somebody tampered with. */
  withPage(evidence: Evidence, raw: string, random: Random): Source {
    const texts = evidence.sentences.map(({ text }) => text);
    return this.sourceOf([{ evidence, raw, places: placesIn(raw, texts) }, pick(this.entries, random)], random);
  }

  private sourceOf(entries: readonly Entry[], random: Random): Source {
    const numbered = entries.flatMap(({ evidence: { sentences }, places }, section) =>
      sentences.map(({ id, text }, at) => ({ id, text, section, ...places[at]! })),
    );
    let foreign = pick(this.entries, random);
    while (entries.some((entry) => sameArticle(entry, foreign))) foreign = pick(this.entries, random);
    const { id, text } = pick(foreign.evidence.sentences, random);
    return {
      question: entries[0]!.evidence.heading,
      evidence: entries.map((entry) => entry.evidence),
      sentences: numbered.map((sentence, at) => ({ alias: `s${at + 1}`, ...sentence })),
      raw: entries.map((entry) => entry.raw),
      foreign: { id, text },
    };
  }
}

const sameArticle = (a: Entry, b: Entry): boolean => a.evidence.articleId === b.evidence.articleId;

function entryOf(article: ServedArticle, section: ServedArticle['sections'][number], raw: string): Entry {
  const sentences = sentencesOf(article.id, section);
  const { id: articleId, title, version } = article;
  return {
    evidence: { articleId, title, sectionId: section.id, heading: section.heading, version, sentences },
    raw,
    places: placesIn(
      raw,
      sentences.map(({ text }) => text),
    ),
  };
}
