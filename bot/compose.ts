/**
 * The composition root: the only place that opens the store, loads content and builds clients. Everything else is
 * handed what it needs.
 */
import { join } from 'node:path';
import { Anchors } from '../storage/anchors.js';
import { systemClock } from '../storage/clock.js';
import { loadOrCreateMasterKey } from '../storage/masterKey.js';
import { createStore } from '../storage/open.js';
import { Sealer } from '../storage/seal.js';
import { Spool } from '../storage/spool.js';
import { articleRoute } from './articles.js';
import { createAuthenticator } from './auth/authenticator.js';
import { messageRoutes } from './channels/connector/messages.js';
import { createSender } from './channels/connector/outbound.js';
import { createDirectLine } from './channels/directline/index.js';
import type { Config } from './config.js';
import { healthRoutes } from './health.js';
import type { Log } from './log.js';
import { createMetrics, metricsRoute } from './metrics.js';
import { createLanguageModel } from './model/languageModel.js';
import { createSiteComposer } from './model/siteComposer.js';
import { createNurseDesk } from './nurse/desk.js';
import { repeat } from './repeat.js';
import { createReviewAlerts } from './reviewAlerts.js';
import { createServer } from './server.js';
import { loadSite } from './site.js';
import { createEngine, hasConnector } from './turn/engine.js';
import { createFailPoints } from './turn/failPoint.js';
import { siteColors } from './siteColor.js';
import { readLogo } from './siteLogo.js';
import { webRoutes } from './web.js';

export interface Careline {
  /** Resolves when the service takes messages. */
  start(): Promise<{ url: string; nurseLink?: string }>;
  /** In order: no new requests, running turns end, replies go out, the store closes. */
  stop(): Promise<void>;
}

export interface ComposeOptions {
  log: Log;
  /** Folder that holds `knowledge/` and `dist/web`. */
  root: string;
  version: string;
}

const anchorMs = 60_000;
const drainMs = 5_000;
/** How soon a withdrawn article is gone. */
const contentMs = 1_000;
const reviewMs = 60_000;

export async function compose(config: Config, { log, root, version }: ComposeOptions): Promise<Careline> {
  const clock = systemClock;
  const masterKey = config.masterKey ?? loadOrCreateMasterKey(config.dataDir);
  const sealer = new Sealer(masterKey);
  const onError = (err: Error): void => log.error({ err }, 'storage fault');
  const { dataDir, databaseUrl } = config;
  const store = createStore({
    ...(databaseUrl ? { databaseUrl } : {}),
    dataDir,
    masterKey,
    alone: true,
    connector: hasConnector,
    onError,
  });
  const spool = new Spool({ dataDir, masterKey, onError });
  const anchors = new Anchors({ dataDir, masterKey, store });
  const metrics = createMetrics();
  metrics.watchStore(() => store.stats(clock.now()));
  const model =
    config.model &&
    createLanguageModel({
      settings: config.model,
      store,
      payerKey: (payer) => sealer.keyedHash('model-payer', payer),
      log,
      metrics,
      clock,
    });
  const mode = config.model?.mode;
  const composing: Parameters<typeof loadSite>[5] =
    model && mode && ((composition) => createSiteComposer({ mode, model, composition, metrics, log }));
  const site = loadSite(config, log, root, clock.now(), clock, composing);
  const { services, content, live } = site;
  const sender = createSender({ config, log, clock });

  const reach = createFailPoints(config.failPoint);
  const engine = createEngine({
    store,
    spool,
    services,
    sender,
    clock,
    log,
    metrics,
    reach,
    typing: (conversationId) => directLine.hub.typing(conversationId),
    alarm: (err) => {
      log.fatal({ err }, 'spool failed: no nurse was reached');
    },
  });
  const { receive } = engine;
  const demo = config.profile === 'demo';
  const { country, emergency } = services.place;
  const { siteName, siteColor, siteExitUrl: exitUrl } = config;
  const page = { siteName, emergency, country, exitUrl, ...(siteColor ? { colors: siteColors(siteColor) } : {}) };
  const logo = config.siteLogo === undefined ? {} : { logo: readLogo(config.siteLogo) };
  const directLine = createDirectLine({
    demo,
    ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
    allowedOrigins: config.allowedOrigins,
    store,
    hasOpenCase: async (conversationId) => (await store.openCasesOf(conversationId)).length > 0,
    receive,
    secret: config.directLineSecret ? Buffer.from(config.directLineSecret) : masterKey,
    portalSecret: config.directLineSecret,
    keyedHash: (text) => sealer.keyedHash('portal-subject', text),
    clock,
    log,
    site: page,
  });
  const desk = createNurseDesk({ config, site, store, clock, log, version, reach });

  const spoolWritable = (): Promise<void> => spool.probe();
  const server = createServer({
    config,
    log,
    metrics,
    routes: [
      ...messageRoutes({
        authenticator: createAuthenticator({ config, log, clock }),
        receive,
        sender,
        keyedHash: (text) => sealer.keyedHash('conversation', text),
        clock,
        log,
      }),
      ...directLine.routes,
      ...desk.routes,
      articleRoute({ live, messages: content.messages, place: services.place, clock }),
      ...(await webRoutes({
        folder: join(root, 'dist', 'web'),
        allowedOrigins: config.allowedOrigins,
        site: { ...page, demo },
        ...logo,
      })),
      ...healthRoutes({ log, checks: { store: () => store.ping(), spool: spoolWritable } }),
      metricsRoute(metrics),
    ],
    upgrades: directLine.upgrades,
  });

  const stops: Array<() => Promise<void>> = [];
  return {
    async start() {
      await store.open();
      engine.start();
      const drain = async (): Promise<void> => {
        await spool.drain((inbound) => store.accept({ ...inbound, urgent: true }));
      };
      stops.push(
        repeat('anchors', anchorMs, log, () => anchors.append(clock.now())),
        repeat('spool', drainMs, log, drain),
        repeat('content', contentMs, log, () => live.refresh()),
        repeat('review dates', reviewMs, log, createReviewAlerts(content.items, clock, log)),
      );
      const { port, url } = await server.listen();
      site.listensAt(url);
      log.info({ port, profile: config.profile }, 'ready');
      return { url, ...(demo ? { nurseLink: `${url}/nurse?code=${desk.code()}` } : {}) };
    },
    async stop() {
      directLine.close();
      desk.close();
      await server.close();
      await engine.stop();
      model?.close();
      await Promise.all(stops.map((stop) => stop()));
      sender.close();
      await store.close();
    },
  };
}
