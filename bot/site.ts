/** Loads what a site serves: content, nurse line and the dialog services made of them. */
import { join } from 'node:path';
import type { Services } from '../dialogs/turn.js';
import { loadContent, type Content } from '../knowledge/load.js';
import { loadYamlFile } from '../knowledge/yamlFile.js';
import type { AnswererOptions } from '../knowledge/retrieval/chain.js';
import { nurseLineSchema, type NurseLine } from '../nurseline/priorities.js';
import type { Config } from './config.js';
import type { Log } from './log.js';
import { createServices } from './services.js';

export interface Site {
  content: Content;
  line: NurseLine;
  services: Services;
  /** Tells the links where the service really listens (the demo's port may be chosen by the system). */
  listensAt(url: string): void;
}

/** @param root folder that holds `knowledge/`  @throws ContentError with file, line and reason of every problem */
export function loadSite(config: Config, log: Log, root: string, now: number): Site {
  const folder = join(root, 'knowledge');
  const content = loadContent(folder, { profile: config.profile, approverKeys: config.approverPublicKeys, now });
  const line = loadYamlFile(join(folder, 'nurse-line.yaml'), nurseLineSchema);
  for (const { code, kind, id } of content.alerts) log.warn({ code, kind, name: id }, 'content needs a clinician');
  const { place, siteName } = config;
  const onFault: AnswererOptions['onFault'] = ({ fault, articleId }) =>
    log.error({ reason: fault, name: articleId }, 'answer withheld');
  let address = config.publicUrl ?? '';
  const services = createServices({ content, line, place, siteName, onFault, publicUrl: () => address });
  return { content, line, services, listensAt: (url) => void (address = url) };
}
