/** Turns loaded content into what the dialogs use. */
import { randomInt, randomUUID } from 'node:crypto';
import type { Services } from '../dialogs/turn.js';
import { wordsOf, type Words } from '../dialogs/words.js';
import type { Content } from '../knowledge/load.js';
import { fill, placeValues, type Place } from '../knowledge/places.js';
import type { Answerer } from '../knowledge/retrieval/chain.js';
import { createFold } from '../knowledge/retrieval/fold.js';
import type { NurseLine } from '../nurseline/priorities.js';
import { createTermReader } from '../knowledge/retrieval/terms.js';
import { conceptsOf } from '../triage/conditions.js';
import { createSecondReader } from '../triage/reader/secondReader.js';
import { createTriage } from '../triage/triage.js';
import type { Locale } from '../triage/types.js';

/** Letters and digits that are not mistaken for each other on the telephone. */
const caseAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const caseLength = 5;

function newCaseNumber(): string {
  return `C-${Array.from({ length: caseLength }, () => caseAlphabet[randomInt(caseAlphabet.length)]).join('')}`;
}

export interface ServiceOptions {
  content: Content;
  line: NurseLine;
  place: Place;
  answerer: Answerer;
  page: Services['page'];
  siteName: string;
  /** Address under which patients reach this service, without a slash at the end; asked at each use. */
  publicUrl: () => string;
}

/** The site's place. Throws when it is not among the content. */
export function placeOf(content: Content, id: string): Place {
  const place = content.places.get(id);
  if (!place) throw new Error(`PLACE names no file under knowledge/places: ${id}`);
  return place;
}

export function createServices({
  content,
  line,
  place,
  siteName,
  answerer,
  page,
  publicUrl,
}: ServiceOptions): Services {
  const words = new Map<Locale, Words>();
  const checksById = new Map(
    content.redFlags.flatMap(({ id: cluster, rules, checks, version }) =>
      (checks ?? []).map(({ id, concept }) => {
        const crisis = rules.some((rule) => rule.crisis && conceptsOf(rule.when).includes(concept));
        return [id, { cluster, concept, version, crisis }] as const;
      }),
    ),
  );
  // The first check of a cluster asks about it in general: the one that a suspicion without any finding may ask.
  const generalChecks = new Map(
    content.redFlags.flatMap(({ id, checks }) => (checks?.[0] ? [[id, checks[0].id]] : [])),
  );
  return {
    triage: createTriage(content),
    ...(content.readerModel && { secondReader: createSecondReader(content.readerModel) }),
    generalCheck: (cluster) => generalChecks.get(cluster),
    words(locale) {
      const known =
        words.get(locale) ?? wordsOf(content.messages.for(locale), { ...placeValues(place, locale), site: siteName });
      words.set(locale, known);
      return known;
    },
    place,
    line,
    answerer,
    fold: createFold(content.retrieval.fold, [
      place.emergency,
      place.crisis.number,
      ...(place.poison ? [place.poison] : []),
    ]),
    terms: createTermReader(content.articles, content.retrieval),
    siteName,
    link: (path) => publicUrl() + path,
    fillPlace: (text) => fill(text, placeValues(place), 'a text of a protocol'),
    page,
    check: (id) => checksById.get(id),
    newId: randomUUID,
    newCaseNumber,
  };
}
