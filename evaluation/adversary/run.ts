/**
 * `evaluate -- adversary`: a model that lies, through the real composer. Each of its statements is labelled true or
 * corrupted when it is made; what reaches the patient is held against the labels and the article files.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Composed, Composer, ComposeRequest } from '../../knowledge/composition/composed.js';
import type { LanguageModel } from '../../knowledge/composition/languageModel.js';
import type { Connectives } from '../../knowledge/composition/settings.js';
import type { Content } from '../../knowledge/load.js';
import { randomFrom } from '../random.js';
import type { Lexicon } from './lexicon.js';
import { Mouthpiece, playParaphrase, playSelect, type Played } from './play.js';
import type { ParaphraseReply, SelectReply, Workshop } from './replies.js';
import { describeMode, modeReport, type ModeReport } from './report.js';
import { Shelf } from './source.js';
import { startAdversary } from './server.js';
import { clientOf, describeTransport, survive, type Survived } from './transport.js';

export type Mode = Composer['mode'];

export interface AdversaryOptions {
  /** The repository. */
  root: string;
  content: Pick<Content, 'articles' | 'retrieval' | 'places'>;
  lexicon: Lexicon;
  connectives: Connectives;
  composer: (model: LanguageModel, mode: Mode) => Composer;
  modes: readonly Mode[];
  /** Per mode. */
  replies: number;
  seed: number;
  /** Milliseconds that a model has in all, over HTTP. */
  deadlineMs: number;
}

export interface AdversaryReport {
  seed: number;
  modes: Partial<Record<Mode, ModeReport>>;
  transport: Survived[];
}

export async function evaluateAdversary(options: AdversaryOptions): Promise<AdversaryReport> {
  const { root, content, lexicon, modes, seed } = options;
  const shelf = new Shelf(content.articles, root);
  const report: AdversaryReport = { seed, modes: {}, transport: await overHttp(options) };
  for (const mode of modes) {
    const connectives = options.connectives.connectives.map((_, at) => `c${at + 1}`);
    const workshop = { shelf, lexicon, connectives, random: randomFrom(seed) };
    report.modes[mode] = modeReport(await play(workshop, mode, options));
  }
  return report;
}

/** One question about one article, while the server fails in every way. */
function overHttp({ root, content, composer, deadlineMs }: AdversaryOptions): Promise<Survived[]> {
  const articles = content.articles.filter(({ id }) => id === 'asthma');
  return survive({
    content: { articles, retrieval: content.retrieval },
    place: content.places.get('us')!,
    composer: (model) => composer(model, 'select'),
    question: 'What are the symptoms of asthma?',
    file: readFileSync(join(root, 'knowledge/articles/en/asthma.md'), 'utf8'),
    sectionId: 'symptoms',
    reply: '{"parts":[{"sentence":"s6"}],"concern":false}',
    deadlineMs,
  });
}

/** One reply in so many goes over HTTP, through the real client; the others are handed to the composer. */
const overHttpOneIn = 50;

async function play(workshop: Workshop, mode: Mode, options: AdversaryOptions): Promise<Played[]> {
  const server = await startAdversary();
  const client = clientOf(server, options.deadlineMs);
  const mouthpiece = new Mouthpiece();
  const composers = { near: options.composer(mouthpiece, mode), far: options.composer(client, mode) };
  const approved = options.connectives.connectives.map(({ text }) => text);
  const playOne = mode === 'select' ? playSelect : playParaphrase;
  const played: Played[] = [];
  const say = (reply: SelectReply | ParaphraseReply): Promise<Composed> => {
    mouthpiece.content = reply.content;
    server.behave(reply.content);
    return composers[played.length % overHttpOneIn === 0 ? 'far' : 'near'].compose(requestOf(reply));
  };
  try {
    for (let reply = 0; reply < options.replies; reply += 1) played.push(await playOne(workshop, say, approved));
  } finally {
    client.close();
    await server.close();
  }
  return played;
}

const requestOf = ({ question, source: { evidence } }: SelectReply | ParaphraseReply): ComposeRequest => ({
  question,
  evidence,
  payer: 'adversary',
  signal: new AbortController().signal,
});

/** @param read true: lists what got through and what was held back */
export function describeAdversary({ seed, modes, transport }: AdversaryReport, read: boolean): string {
  const parts = Object.entries(modes).map(([mode, report]) => describeMode(mode, report, read));
  return [`seed ${seed}`, ...parts, describeTransport(transport)].join('\n\n');
}
