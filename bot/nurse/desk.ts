/** The nurse line at the edge: its API, sign-in and event stream over the store. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../storage/clock.js';
import type { Store } from '../../storage/types.js';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import type { Route } from '../server.js';
import type { Site } from '../site.js';
import type { Reach } from '../turn/failPoint.js';
import { createEventHub } from './events.js';
import { createDescribeCode, createPatientView } from './patientView.js';
import { nurseRoutes } from './routes.js';
import { createSignIn } from './signIn.js';

export interface NurseDesk {
  routes: Route[];
  /** A one-time sign-in code for the demo's printed link. */
  code(): string;
  close(): void;
}

export interface NurseDeskOptions {
  config: Config;
  site: Site;
  store: Store;
  clock: Clock;
  log: Log;
  version: string;
  reach: Reach;
}

export function createNurseDesk({ config, site, store, clock, log, version, reach }: NurseDeskOptions): NurseDesk {
  const { content, line, services } = site;
  const signIn = createSignIn({ clock });
  const hub = createEventHub({ store, onError: (err) => log.error({ err }, 'nurse events failed') });
  const nurseAct: Store['nurseAct'] = async (action) => {
    const result = await store.nurseAct(action);
    reach('nurse-acted');
    return result;
  };
  const routes = nurseRoutes({
    store: { ...store, nurseAct },
    clock,
    line,
    log,
    signIn,
    hub,
    version,
    describe: createDescribeCode(content, line),
    readState: createPatientView(services),
    newId: randomUUID,
    demoToken: config.nurseDemoToken,
    secureCookies: config.publicUrl?.startsWith('https:') === true,
  });
  return { routes, code: () => signIn.code(), close: () => hub.close() };
}
