import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { colorProblem } from './siteColor.js';

/**
 * The environment, checked once at start. `.env.example` lists the same variables; a test compares the two both ways.
 * No message made here ever holds a value, only names: values may be secrets.
 */

const blankIsUnset = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
const url = (protocols: RegExp, what: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.test(new URL(text).protocol), { error: what });
const httpUrl = url(/^https?:$/, 'must be an http or https URL');
const apiUrl = httpUrl.refine(
  (text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).search === ''),
  { error: 'must hold neither a password nor a query' },
);
const tokens = z
  .string()
  .regex(/^[1-9]\d{0,11}$/, { error: 'must be a number of tokens above 0' })
  .transform(Number);
const base64Key = z
  .string()
  .refine((text) => /^[A-Za-z0-9+/]{43}=?$/.test(text), { error: 'must be 32 bytes in base64' })
  .transform((text) => Buffer.from(text, 'base64'));

function isEd25519(key: string): boolean {
  try {
    return (
      createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' }).asymmetricKeyType === 'ed25519'
    );
  } catch {
    return false;
  }
}

export const environment = z.object({
  CARELINE_PROFILE: optional(z.enum(['demo', 'production'], { error: 'must be demo or production' })),
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, { error: 'must be a port number from 0 to 65535' })
      .transform(Number)
      .refine((port) => port <= 65_535, { error: 'must be a port number from 0 to 65535' }),
  ),
  HOST: optional(z.string()),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(url(/^postgres(ql)?:$/, 'must be a postgresql:// URL')),
  MASTER_KEY: optional(base64Key),
  MICROSOFT_APP_ID: optional(z.string()),
  MICROSOFT_APP_PASSWORD: optional(z.string()),
  MICROSOFT_APP_TYPE: optional(
    z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'], {
      error: 'must be MultiTenant, SingleTenant or UserAssignedMSI',
    }),
  ),
  MICROSOFT_APP_TENANT_ID: optional(z.string()),
  BOT_OPENID_METADATA_URL: optional(httpUrl),
  SERVICE_URL_ALLOW: optional(
    list.refine((hosts) => hosts.every((host) => /^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(host)), {
      error: 'must be host names, or suffixes that begin with a dot, parted by commas',
    }),
  ),
  DIRECTLINE_SECRET: optional(z.string().min(32, { error: 'must have at least 32 characters' })),
  ALLOWED_ORIGINS: optional(
    list.refine((origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin), {
      error: 'must be origins such as https://portal.example.org, parted by commas',
    }),
  ),
  PUBLIC_URL: optional(httpUrl),
  SITE_NAME: optional(z.string().max(80, { error: 'must have at most 80 characters' })),
  SITE_LOGO: optional(z.string()),
  SITE_COLOR: optional(
    z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, { error: 'must be a colour such as #00508f' })
      .superRefine((color, context) => {
        const problem = /^#[0-9a-f]{6}$/i.test(color) ? colorProblem(color) : undefined;
        if (problem) context.addIssue({ code: 'custom', message: problem });
      }),
  ),
  SITE_EXIT_URL: optional(httpUrl),
  PLACE: optional(z.string().regex(/^[a-z]{2}$/, { error: 'must be a two-letter country code in lower case' })),
  NURSE_DEMO_TOKEN: optional(z.string()),
  OIDC_ISSUER: optional(httpUrl),
  APPROVER_PUBLIC_KEYS: optional(
    list.refine((keys) => keys.every(isEd25519), {
      error: 'must be Ed25519 public keys, base64 of their DER form, parted by commas',
    }),
  ),
  MODEL_MODE: optional(z.enum(['off', 'select', 'paraphrase'], { error: 'must be off, select or paraphrase' })),
  MODEL_BASE_URL: optional(apiUrl),
  MODEL_API_KEY: optional(z.string()),
  MODEL_NAME: optional(z.string()),
  AZURE_OPENAI_ENDPOINT: optional(apiUrl),
  AZURE_OPENAI_DEPLOYMENT: optional(z.string()),
  AZURE_OPENAI_API_VERSION: optional(z.string()),
  MODEL_DAILY_TOKENS_PER_PATIENT: optional(tokens),
  MODEL_DAILY_TOKENS: optional(tokens),
  LOG_LEVEL: optional(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be fatal, error, warn, info, debug or silent',
    }),
  ),
  FAIL_POINT: optional(
    z.string().regex(/^[a-z][a-z0-9.-]*(:[1-9]\d{0,5})?$/, { error: 'must be <name> or <name>:<nth>' }),
  ),
});

export type Variable = keyof typeof environment.shape;
export type Environment = z.infer<typeof environment>;
