/** Loads what a site serves: content, nurse line and the dialog services made of them. */
import { join } from 'node:path';
import type { Services } from '../dialogs/turn.js';
import { loadContent, type Content } from '../knowledge/load.js';
import type { Composer } from '../knowledge/composition/composed.js';
import type { Composition } from '../knowledge/composition/settings.js';
import { answererBuilding, type AnswererOptions } from '../knowledge/retrieval/chain.js';
import type { NurseLine } from '../nurseline/priorities.js';
import { systemClock, type Clock } from '../storage/clock.js';
import type { Config } from './config.js';
import { createLiveArticles, watchedState, type LiveArticles } from './liveArticles.js';
import type { Log } from './log.js';
import { nurseLineOf } from './nurseLine.js';
import { createServices, placeOf } from './services.js';

export interface Site {
  /** As it was at the start. Articles alone change later: see `live`. */
  content: Content;
  line: NurseLine;
  services: Services;
  live: LiveArticles;
  /** Tells the links where the service really listens (the demo's port may be chosen by the system). */
  listensAt(url: string): void;
}

/**
 * @param root folder that holds `knowledge/`
 * @param composing makes what puts answers together with a language model; without it they are word for word
 * @throws ContentError with file, line and reason of every problem
 */
export function loadSite(
  config: Config,
  log: Log,
  root: string,
  now: number,
  clock: Clock = systemClock,
  composing?: (composition: Composition) => Composer,
): Site {
  const folder = join(root, 'knowledge');
  const { profile, approverPublicKeys: approverKeys, siteName } = config;
  const state = watchedState(folder);
  const content = loadContent(folder, { profile, approverKeys, now });
  const line = nurseLineOf(content.nurseLine);
  for (const { code, kind, id } of content.alerts) log.warn({ code, kind, name: id }, 'content needs a clinician');
  const composer = content.composition && composing?.(content.composition);
  if (composing && !composer)
    log.error({ code: 'composition-not-approved' }, 'MODEL_MODE is not in force: answers are word for word');
  const onFault: AnswererOptions['onFault'] = ({ fault, articleId }) =>
    log.error({ reason: fault, name: articleId }, 'answer withheld');
  const place = placeOf(content, config.place);
  const { retrieval } = content;
  const live = createLiveArticles({
    folder,
    state,
    content,
    load: { profile, approverKeys },
    build: (articles) => answererBuilding({ articles, retrieval }, { place, onFault, ...(composer && { composer }) }),
    clock,
    log,
  });
  let address = config.publicUrl ?? '';
  const { answerer } = live;
  const page: Services['page'] = (reference) => {
    const [id, section = null] = reference.split('#') as [string, string?];
    const found = live.article(id);
    if (!found) return undefined;
    const { title, version } = found;
    return { article: id, section, version, title, path: `/articles/${reference}` };
  };
  const services = createServices({ content, line, place, siteName, answerer, page, publicUrl: () => address });
  return { content, line, services, live, listensAt: (url) => void (address = url) };
}
