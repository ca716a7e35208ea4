import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webRoutes, WebNotBuilt } from '../../bot/web.js';
import { startHarness, type Harness } from '../bot/directlineHarness.js';
import { site } from './pageHarness.js';

const portal = 'https://portal.example.org';

describe('serving the pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-pages-'));
  let harness: Harness;

  beforeAll(async () => {
    for (const name of ['assets', 'patient', 'nurse']) mkdirSync(join(folder, name));
    const html = (name: string) =>
      `<title>${name}</title><script nonce="__CSP_NONCE__" src="/assets/a-123.js"></script>`;
    writeFileSync(join(folder, 'patient', 'index.html'), html('patient'));
    writeFileSync(join(folder, 'nurse', 'index.html'), html('nurse'));
    writeFileSync(join(folder, 'assets', 'a-123.js'), '// long enough to be packed\n'.repeat(100));
    writeFileSync(join(folder, 'embed.js'), '// embed');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    harness = await startHarness({ routes: await webRoutes({ folder, allowedOrigins: [portal], site }) });
  });
  afterAll(async () => {
    await harness.close();
    rmSync(folder, { recursive: true });
  });

  /** Sends the path as it is: `fetch` would tidy it up first. */
  const raw = (path: string): Promise<number> =>
    new Promise((resolve, reject) => {
      request(harness.url, { path }, (res) => {
        res.resume();
        resolve(res.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });

  test('each answer has its own nonce, in the policy and in the page', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await fetch(harness.url);
        const policy = response.headers.get('content-security-policy') ?? '';
        const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
        expect(await response.text()).toContain(`nonce="${nonce}"`);
        expect(policy).not.toContain('unsafe-eval');
        expect(response.headers.get('cache-control')).toBe('no-store');
        return nonce;
      }),
    );
    expect(nonces[0]).toMatch(/^[\w+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('the portal may frame the patient page, nobody the nurse page', async () => {
    const framing = async (path: string) =>
      /frame-ancestors ([^;]*)/.exec(
        (await fetch(harness.url + path)).headers.get('content-security-policy') ?? '',
      )?.[1];
    expect(await framing('/')).toBe(`'self' ${portal}`);
    expect(await framing('/nurse')).toBe("'none'");
  });

  test('assets are packed and kept for ever', async () => {
    const response = await fetch(`${harness.url}/assets/a-123.js`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toContain('long enough');
    const plain = await fetch(`${harness.url}/assets/a-123.js`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    const head = await fetch(harness.url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test.each([
    '/secret.txt',
    '/assets/../secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/..%5csecret.txt',
    '/assets/__proto__',
    '/assets/',
    '/patient/index.html',
    '/nurse/x',
  ])('%s is not there', async (path) => {
    expect(await raw(path)).toBe(404);
  });

  test('pages that were not built are named at start', async () => {
    const missing = webRoutes({ folder: join(folder, 'nothing'), allowedOrigins: [], site });
    await expect(missing).rejects.toThrow(WebNotBuilt);
    await expect(missing).rejects.toThrow(/npm run build/);
  });
});
