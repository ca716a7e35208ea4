/** A question asked of the real answerer over the real client, while the model's server fails in one way after another. */
import { createAnswerer, type Answerer } from '../../knowledge/retrieval/chain.js';
import type { Composer } from '../../knowledge/composition/composed.js';
import type { LanguageModel } from '../../knowledge/composition/languageModel.js';
import type { Content } from '../../knowledge/load.js';
import { fill, placeValues, type Place } from '../../knowledge/places.js';
import { createLanguageModel } from '../../bot/model/languageModel.js';
import { createLog } from '../../bot/log.js';
import { createMetrics } from '../../bot/metrics.js';
import { transportFaults, type TransportFault } from './faults.js';
import { rawSection } from './page.js';
import { startAdversary, type AdversaryServer } from './server.js';

export interface Asked {
  content: Pick<Content, 'articles' | 'retrieval'>;
  place: Place;
  composer: (model: LanguageModel) => Composer;
  question: string;
  /** The file of the article that answers, and the section of it. */
  file: string;
  sectionId: string;
  /** What a sound server would say. */
  reply: string;
  /** Milliseconds for the model in all. */
  deadlineMs: number;
}

export interface Survived {
  fault: string;
  /** `section`: word for word; `composed`: of the page's own sentences; `wrong`: anything else. */
  shown: 'section' | 'composed' | 'wrong';
  ms: number;
  inTime: boolean;
  /** Requests that the server got: two at most. */
  requests: number;
}

/** What the machine itself may take beside the deadline. */
const leewayMs = 1_000;

/** How many at once: more would measure this machine. */
const together = 6;

/** The question without a fault, and with each: every one has a server and a client of its own. */
export async function survive(asked: Asked): Promise<Survived[]> {
  const survived: Survived[] = [];
  for (let at = 0; at <= transportFaults.length; at += together) {
    const faults = [undefined, ...transportFaults].slice(at, at + together);
    survived.push(...(await Promise.all(faults.map((fault) => surviveOne(fault, asked)))));
  }
  return survived;
}

/** The real client, which speaks to this server alone and has no budget to keep. */
export function clientOf({ url }: AdversaryServer, deadlineMs: number): ReturnType<typeof createLanguageModel> {
  return createLanguageModel({
    settings: {
      mode: 'select',
      server: { kind: 'openai', baseUrl: url, model: 'adversary-1' },
      apiKey: undefined,
      dailyTokens: { payer: Infinity, site: Infinity },
    },
    store: { reserveTokens: () => Promise.resolve(true), settleTokens: () => Promise.resolve() },
    log: createLog({ logLevel: 'silent' }),
    metrics: createMetrics(),
    payerKey: (payer) => payer,
    deadlineMs,
  });
}

async function surviveOne(fault: TransportFault | undefined, asked: Asked): Promise<Survived> {
  const server = await startAdversary();
  server.behave(asked.reply, fault);
  const model = clientOf(server, asked.deadlineMs);
  const { content, place } = asked;
  const answerer = createAnswerer(content, { place, onFault: () => {}, composer: asked.composer(model) });
  try {
    const started = performance.now();
    const shown = await shownBy(answerer, asked);
    const ms = Math.round(performance.now() - started);
    const inTime = ms <= asked.deadlineMs + leewayMs;
    return { fault: fault?.id ?? 'none', shown, ms, inTime, requests: server.requests().length };
  } finally {
    model.close();
    await server.close();
  }
}

async function shownBy(answerer: Answerer, asked: Asked): Promise<Survived['shown']> {
  const context = { locale: 'en', now: Date.now(), payer: 'adversary' };
  const answer = await answerer.answer(asked.question, context);
  if (answer.kind !== 'answer') return 'wrong';
  const section = fill(rawSection(asked.file, asked.sectionId), placeValues(asked.place), asked.sectionId);
  if (answer.parts.length === 0) return answer.text === section ? 'section' : 'wrong';
  const words = answer.parts.map(({ text }) => text);
  return words.every((text) => asked.file.includes(text)) ? 'composed' : 'wrong';
}

export function describeTransport(survived: readonly Survived[]): string {
  const rows = survived.map(
    ({ fault, shown, ms, inTime, requests }) =>
      `| ${fault} | ${shown} | ${ms}${inTime ? '' : ' (late)'} | ${requests} |`,
  );
  return ['| the server | shown | ms | requests |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
