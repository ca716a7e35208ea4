import { environment, type Environment, type Variable } from './environment.js';
import { modelProblems, modelSettings, type ModelSettings } from './model/settings.js';

type Profile = 'demo' | 'production';
type AppType = 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';

export interface BotApp {
  id: string;
  /** Undefined with a managed identity, and in a demo that checks tokens but sends without them. */
  password: string | undefined;
  type: AppType;
  tenantId: string | undefined;
}

export interface Config {
  profile: Profile;
  /** 0: chosen by the system. */
  port: number;
  host: string;
  dataDir: string;
  /** Undefined: SQLite in `dataDir`. */
  databaseUrl: string | undefined;
  /** 32 bytes. Undefined (demo only): the composition root makes one in `dataDir`. */
  masterKey: Buffer | undefined;
  /** Undefined (demo only): `/api/messages` is open to this machine and to nobody else. */
  app: BotApp | undefined;
  /** Undefined: Microsoft's own. */
  openIdMetadataUrl: string | undefined;
  /** Hosts, or suffixes with a leading dot, beside Microsoft's. */
  serviceUrlAllow: string[];
  /** Undefined (demo only): the composition root makes one in `dataDir`. */
  directLineSecret: string | undefined;
  allowedOrigins: string[];
  publicUrl: string | undefined;
  siteName: string;
  /** Path of an SVG or PNG file. */
  siteLogo: string | undefined;
  /** `#rrggbb`, dark enough for letters on a light ground. Undefined: the page's own colours. */
  siteColor: string | undefined;
  /** Where the patient page goes when somebody must leave it at once. */
  siteExitUrl: string;
  /** File under `knowledge/places`. */
  place: string;
  /** `name:token,name:token`, or one bare token; demo only. */
  nurseDemoToken: string | undefined;
  oidcIssuer: string | undefined;
  /** Ed25519, base64 of the DER form. */
  approverPublicKeys: string[];
  /** Undefined: no model phrases anything; answers are vetted sections, word for word. */
  model: ModelSettings | undefined;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** The process ends itself at the nth passing of this point (kill tests); demo only. */
  failPoint: { name: string; nth: number } | undefined;
}

/** Everything that is wrong with the environment, one line each; names only, never values. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(readonly problems: string[]) {
    super(`Careline cannot start:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
}

/** Trimmed text of the variables that are set. */
type Raw = Partial<Record<Variable, string>>;

const neededInProduction = {
  MICROSOFT_APP_ID: 'without it anybody could write to the bot',
  DIRECTLINE_SECRET: 'it signs the web chat tokens',
  MASTER_KEY: 'it seals all patient text',
  OIDC_ISSUER: 'nurses sign in through it',
  APPROVER_PUBLIC_KEYS: 'content must be approved by a clinician',
} satisfies Partial<Record<Variable, string>>;

function productionProblems(env: Raw): string[] {
  const missing = Object.entries(neededInProduction)
    .filter(([name]) => env[name as Variable] === undefined)
    .map(([name, why]) => `${name} is missing: ${why}.`);
  const identity = env.MICROSOFT_APP_TYPE === 'UserAssignedMSI';
  if (!identity && env.MICROSOFT_APP_PASSWORD === undefined)
    missing.push('MICROSOFT_APP_PASSWORD is missing (or set MICROSOFT_APP_TYPE=UserAssignedMSI).');
  for (const name of ['NURSE_DEMO_TOKEN', 'FAIL_POINT'] as const)
    if (env[name] !== undefined) missing.push(`${name} is for the demo only and must not be set in production.`);
  for (const name of ['PUBLIC_URL', 'OIDC_ISSUER', 'BOT_OPENID_METADATA_URL'] as const)
    if (env[name]?.startsWith('http:')) missing.push(`${name} must be an https URL in production.`);
  // A case that no nurse can read would break the promise that no escalation is lost.
  missing.push('Nurse sign-in by OIDC is not available in this version, so production cannot start yet.');
  return missing;
}

function sharedProblems(env: Raw, profile: Profile): string[] {
  const problems: string[] = [];
  if (profile === 'demo' && env.HOST !== undefined && env.HOST !== '127.0.0.1')
    problems.push('HOST must be 127.0.0.1 in the demo: it has no sign-in for the outside world.');
  const tenanted = env.MICROSOFT_APP_TYPE === 'SingleTenant' || env.MICROSOFT_APP_TYPE === 'UserAssignedMSI';
  if (tenanted && env.MICROSOFT_APP_TENANT_ID === undefined)
    problems.push('MICROSOFT_APP_TENANT_ID is missing: this MICROSOFT_APP_TYPE needs it.');
  if (profile === 'demo' && env.MICROSOFT_APP_ID === undefined && env.MICROSOFT_APP_PASSWORD !== undefined)
    problems.push('MICROSOFT_APP_ID is missing: MICROSOFT_APP_PASSWORD is set.');
  return problems;
}

/**
 * Reads and checks the environment. Never prints a value.
 * @example readConfig({ PORT: '0' }).host // '127.0.0.1'
 * @throws {ConfigError} naming every missing or wrong variable at once.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const raw: Raw = {};
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(environment.shape)) {
    const text = env[name]?.trim();
    if (text !== undefined && text !== '') raw[name as Variable] = text;
    const parsed = schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(`${name} ${parsed.error.issues[0]?.message ?? 'is wrong'}.`);
  }
  const profile: Profile = raw.CARELINE_PROFILE === 'production' ? 'production' : 'demo';
  problems.push(...sharedProblems(raw, profile), ...modelProblems(raw, profile));
  if (profile === 'production') problems.push(...productionProblems(raw));
  if (problems.length > 0) throw new ConfigError(problems);
  return toConfig(values, profile);
}

function toConfig(env: Environment, profile: Profile): Config {
  const [failName, failNth] = (env.FAIL_POINT ?? '').split(':');
  return {
    profile,
    port: env.PORT ?? 3978,
    host: env.HOST ?? '127.0.0.1',
    dataDir: env.DATA_DIR ?? '.data',
    databaseUrl: env.DATABASE_URL,
    masterKey: env.MASTER_KEY,
    app:
      env.MICROSOFT_APP_ID === undefined
        ? undefined
        : {
            id: env.MICROSOFT_APP_ID,
            password: env.MICROSOFT_APP_PASSWORD,
            type: env.MICROSOFT_APP_TYPE ?? 'MultiTenant',
            tenantId: env.MICROSOFT_APP_TENANT_ID,
          },
    openIdMetadataUrl: env.BOT_OPENID_METADATA_URL,
    serviceUrlAllow: env.SERVICE_URL_ALLOW ?? [],
    directLineSecret: env.DIRECTLINE_SECRET,
    allowedOrigins: env.ALLOWED_ORIGINS ?? [],
    publicUrl: env.PUBLIC_URL,
    siteName: env.SITE_NAME ?? 'Careline',
    siteLogo: env.SITE_LOGO,
    siteColor: env.SITE_COLOR?.toLowerCase(),
    siteExitUrl: env.SITE_EXIT_URL ?? 'https://www.weather.com',
    place: env.PLACE ?? 'us',
    nurseDemoToken: env.NURSE_DEMO_TOKEN,
    oidcIssuer: env.OIDC_ISSUER,
    approverPublicKeys: env.APPROVER_PUBLIC_KEYS ?? [],
    model: modelSettings(env),
    logLevel: env.LOG_LEVEL ?? 'info',
    failPoint: failName ? { name: failName, nth: Number(failNth ?? 1) } : undefined,
  };
}
