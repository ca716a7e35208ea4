/** In production nobody puts an answer together with a model before what bounds it is approved. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { readConfig } from '../../bot/config.js';
import { createLog } from '../../bot/log.js';
import { loadSite } from '../../bot/site.js';
import type { Composer } from '../../knowledge/composition/composed.js';
import type { Composition } from '../../knowledge/composition/settings.js';
import { ContentError } from '../../knowledge/problems.js';
import { runOn } from '../knowledge/commandRun.js';
import { now, Root } from '../knowledge/fixture.js';

let root: Root;
let folder: string;
let approverPublicKeys: string[];
beforeEach(async () => {
  root = new Root();
  folder = mkdtempSync(join(tmpdir(), 'careline-keys-'));
  approverPublicKeys = (await runOn(root, ['new-key', join(folder, 'key.pem')])).out;
});
afterEach(() => {
  root.remove();
  rmSync(folder, { recursive: true });
});

const approve = async (...kinds: string[]) => {
  const who = ['--name', 'Dr A. Tester', '--role', 'safety officer', '--key', join(folder, 'key.pem'), '--yes'];
  const { code } = await runOn(root, ['approve', ...kinds.map((kind) => `${kind}/*`), ...who]);
  expect(code).toBe(0);
};

/** What the site was given to compose with, and what the log said. */
function started(profile: 'demo' | 'production') {
  const lines: Record<string, unknown>[] = [];
  const write = (chunk: Buffer, _: string, done: () => void) => {
    lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
    done();
  };
  const config = { ...readConfig({}), profile, approverPublicKeys };
  const composing = jest.fn(({ connectives, settings }: Composition): Composer => ({
    mode: 'select',
    locale: settings.locale,
    limit: settings.evidence,
    connectives: connectives.connectives,
    compose: () => Promise.reject(new Error('nobody asks')),
  }));
  loadSite(config, createLog(config, new Writable({ write })), dirname(root.path), now, undefined, composing);
  return { composing, told: lines.filter(({ code }) => code === 'composition-not-approved') };
}

test('unapproved: the service starts, nothing composes, and the log says so', async () => {
  await approve('concepts', 'red-flags', 'messages', 'places', 'settings');
  const { composing, told } = started('production');
  expect(composing).not.toHaveBeenCalled();
  expect(told).toEqual([
    expect.objectContaining({ level: 'error', msg: 'MODEL_MODE is not in force: answers are word for word' }),
  ]);
});

test('approved: it composes with what was approved', async () => {
  await approve('concepts', 'red-flags', 'messages', 'places', 'settings', 'composition');
  const { composing, told } = started('production');
  expect(composing.mock.calls).toEqual([[root.load().composition]]);
  expect(told).toEqual([]);
});

test('the demo composes with samples', () => {
  const { composing, told } = started('demo');
  expect(composing).toHaveBeenCalledTimes(1);
  expect(told).toEqual([]);
});

test('an unapproved nurse line stops the start', async () => {
  await approve('concepts', 'red-flags', 'messages', 'places');
  expect(() => started('production')).toThrow(ContentError);
});
