import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError, readConfig } from '../../bot/config.js';
import { environment } from '../../bot/environment.js';

const key = Buffer.alloc(32, 7).toString('base64');
const approver = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const production = {
  CARELINE_PROFILE: 'production',
  MICROSOFT_APP_ID: 'app-id',
  MICROSOFT_APP_PASSWORD: 'canary-password',
  DIRECTLINE_SECRET: 'canary-secret-canary-secret-canary',
  MASTER_KEY: key,
  OIDC_ISSUER: 'https://login.example.org',
  APPROVER_PUBLIC_KEYS: approver,
};
const notYet = 'Nurse sign-in by OIDC is not available in this version, so production cannot start yet.';

function problems(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('demo', () => {
  test('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      profile: 'demo',
      port: 3978,
      host: '127.0.0.1',
      dataDir: '.data',
      place: 'us',
      siteName: 'Careline',
      app: undefined,
      masterKey: undefined,
      databaseUrl: undefined,
      logLevel: 'info',
      failPoint: undefined,
    });
  });

  test('blank and spaces mean unset', () => {
    expect(readConfig({ PORT: '', MICROSOFT_APP_ID: '  ' })).toEqual(readConfig({}));
  });

  test('reads what is set', () => {
    const config = readConfig({
      PORT: '0',
      MASTER_KEY: key,
      MICROSOFT_APP_ID: 'a',
      SERVICE_URL_ALLOW: 'bot.example.org, .example.com,',
      APPROVER_PUBLIC_KEYS: `${approver}, ${approver}`,
      FAIL_POINT: 'after-commit:3',
      SITE_NAME: ' St Ives ',
    });
    expect(config).toMatchObject({
      port: 0,
      siteName: 'St Ives',
      app: { id: 'a', password: undefined, type: 'MultiTenant' },
      serviceUrlAllow: ['bot.example.org', '.example.com'],
      approverPublicKeys: [approver, approver],
      failPoint: { name: 'after-commit', nth: 3 },
    });
    expect(config.masterKey).toEqual(Buffer.alloc(32, 7));
    expect(readConfig({ FAIL_POINT: 'take' }).failPoint).toEqual({ name: 'take', nth: 1 });
  });

  test.each(['0.0.0.0', '::', '192.168.1.4', 'localhost'])('listens on this machine only, not on %s', (HOST) => {
    expect(problems({ HOST })).toEqual([
      'HOST must be 127.0.0.1 in the demo: it has no sign-in for the outside world.',
    ]);
  });
});

describe('wrong values', () => {
  test.each([
    ['CARELINE_PROFILE', 'staging'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://canary'],
    ['MASTER_KEY', 'canary'],
    ['MICROSOFT_APP_TYPE', 'canary'],
    ['BOT_OPENID_METADATA_URL', 'file:///canary'],
    ['SERVICE_URL_ALLOW', 'https://canary/'],
    ['SERVICE_URL_ALLOW', '*'],
    ['DIRECTLINE_SECRET', 'canary'],
    ['ALLOWED_ORIGINS', 'https://canary.example/path'],
    ['ALLOWED_ORIGINS', '*'],
    ['PUBLIC_URL', 'canary'],
    ['SITE_NAME', 'canary'.repeat(20)],
    ['PLACE', '../canary'],
    ['OIDC_ISSUER', 'canary'],
    ['APPROVER_PUBLIC_KEYS', 'canary'],
    ['APPROVER_PUBLIC_KEYS', key],
    ['LOG_LEVEL', 'canary'],
    ['FAIL_POINT', 'canary:0'],
  ])('%s=%s is named, its value is not printed', (name, value) => {
    const found = problems({ [name]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name} must `));
    expect(found.join()).not.toContain('canary');
  });

  test('all are named at once', () => {
    expect(problems({ PORT: 'x', PLACE: 'X', LOG_LEVEL: 'loud', HOST: '0.0.0.0' })).toHaveLength(4);
  });

  test('tenant and password need their partners', () => {
    expect(problems({ MICROSOFT_APP_ID: 'a', MICROSOFT_APP_TYPE: 'SingleTenant' })[0]).toContain(
      'TENANT_ID is missing',
    );
    expect(problems({ MICROSOFT_APP_PASSWORD: 'canary' })).toEqual([
      'MICROSOFT_APP_ID is missing: MICROSOFT_APP_PASSWORD is set.',
    ]);
  });
});

describe('production', () => {
  test('names every missing thing at once', () => {
    const found = problems({ CARELINE_PROFILE: 'production' });
    for (const name of [
      'MICROSOFT_APP_ID',
      'MICROSOFT_APP_PASSWORD',
      'DIRECTLINE_SECRET',
      'MASTER_KEY',
      'OIDC_ISSUER',
      'APPROVER_PUBLIC_KEYS',
    ])
      expect(found.filter((line) => line.startsWith(`${name} is missing`))).toHaveLength(1);
    expect(found).toHaveLength(7);
    expect(found).toContain(notYet);
  });

  test('complete, it still refuses: nurses could not sign in', () => {
    expect(problems(production)).toEqual([notYet]);
  });

  test('a managed identity needs no password, but its tenant', () => {
    const { MICROSOFT_APP_PASSWORD: _unused, ...rest } = production;
    expect(problems({ ...rest, MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_TENANT_ID: 't' })).toEqual([
      notYet,
    ]);
    expect(problems({ ...rest, MICROSOFT_APP_TYPE: 'UserAssignedMSI' })[0]).toContain('MICROSOFT_APP_TENANT_ID');
  });

  test('refuses what is for the demo, and plain http', () => {
    const found = problems({
      ...production,
      NURSE_DEMO_TOKEN: 'canary',
      FAIL_POINT: 'take',
      PUBLIC_URL: 'http://canary.example',
    });
    expect(found).toEqual([
      'NURSE_DEMO_TOKEN is for the demo only and must not be set in production.',
      'FAIL_POINT is for the demo only and must not be set in production.',
      'PUBLIC_URL must be an https URL in production.',
      notYet,
    ]);
  });

  test('no secret is printed', () => {
    expect(() => readConfig({ ...production, PORT: 'x' })).toThrow(ConfigError);
    const printed = problems({ ...production, PORT: 'x' }).join();
    for (const secret of ['canary', key]) expect(printed).not.toContain(secret);
  });
});

test('.env.example lists every variable with its default and meaning, and no other', () => {
  const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^# .{10,} default: .+\n([A-Z_]+)=$/gm)].map(
    ([, name]) => name,
  );
  expect(readFileSync('.env.example', 'utf8').match(/^[A-Z_]+=/gm)).toHaveLength(listed.length);
  const names = Object.keys(environment.shape);
  expect(new Set(listed)).toEqual(new Set(names));
  expect(listed).toHaveLength(names.length);
});
