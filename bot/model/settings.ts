/** Which language model phrases answers, if any: read from the environment, half a configuration is named and refused. */
import type { Environment } from '../environment.js';

export interface ModelSettings {
  /** select: it picks vetted sentences. paraphrase: its own words, each verified against its passage. */
  mode: 'select' | 'paraphrase';
  server: OpenAIServer | AzureServer;
  /** Undefined: a server of the site's own that asks for none. */
  apiKey: string | undefined;
  /** Tokens that may be used in a UTC day. */
  dailyTokens: { payer: number; site: number };
}

/** OpenAI, or any server that speaks its protocol. */
interface OpenAIServer {
  kind: 'openai';
  baseUrl: string;
  model: string;
}

interface AzureServer {
  kind: 'azure';
  endpoint: string;
  deployment: string;
  apiVersion: string;
}

type ModelEnvironment = Pick<
  Environment,
  | 'MODEL_MODE'
  | 'MODEL_BASE_URL'
  | 'MODEL_API_KEY'
  | 'MODEL_NAME'
  | 'AZURE_OPENAI_ENDPOINT'
  | 'AZURE_OPENAI_DEPLOYMENT'
  | 'AZURE_OPENAI_API_VERSION'
  | 'MODEL_DAILY_TOKENS_PER_PATIENT'
  | 'MODEL_DAILY_TOKENS'
>;
/** The same as text, to see what is set. */
type Raw = Partial<Record<keyof ModelEnvironment, string>>;

/** Milliseconds for an answer by a model, everything included; then the vetted section is shown as it is. */
export const modelDeadlineMs = 8_000;

const openAI = 'https://api.openai.com/v1';
const azureNames = ['AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_DEPLOYMENT', 'AZURE_OPENAI_API_VERSION'] as const;
/** About a dozen answers for a patient, some thousand for the site. */
const defaults = { payer: 40_000, site: 4_000_000 };

/** What is wrong with the model's variables, names only. With MODEL_MODE=off the others may stand as they are. */
export function modelProblems(env: Raw, profile: 'demo' | 'production'): string[] {
  if (env.MODEL_MODE === undefined || env.MODEL_MODE === 'off') return [];
  const azure = azureNames.some((name) => env[name] !== undefined);
  const problems = azure ? azureProblems(env) : openAIProblems(env);
  for (const name of ['MODEL_BASE_URL', 'AZURE_OPENAI_ENDPOINT'] as const)
    if (profile === 'production' && isOpenHttp(env[name]))
      problems.push(`${name} must be an https URL in production, unless the model runs on this machine.`);
  return problems;
}

function azureProblems(env: Raw): string[] {
  const missing = [...azureNames, 'MODEL_API_KEY' as const].filter((name) => env[name] === undefined);
  return [
    ...missing.map((name) => `${name} is missing: Azure OpenAI needs it.`),
    ...(env.MODEL_BASE_URL === undefined
      ? []
      : ['MODEL_BASE_URL and AZURE_OPENAI_ENDPOINT are both set: there is one model.']),
  ];
}

function openAIProblems(env: Raw): string[] {
  const problems: string[] = [];
  if (env.MODEL_NAME === undefined) problems.push('MODEL_NAME is missing: MODEL_MODE asks for a model.');
  if (env.MODEL_BASE_URL === undefined && env.MODEL_API_KEY === undefined)
    problems.push('MODEL_API_KEY is missing: OpenAI needs it (or set MODEL_BASE_URL, or the AZURE_OPENAI_ variables).');
  return problems;
}

function isOpenHttp(url: string | undefined): boolean {
  if (url === undefined || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** Undefined: no model. Call it on what `modelProblems` found nothing wrong with. */
export function modelSettings(env: ModelEnvironment): ModelSettings | undefined {
  const mode = env.MODEL_MODE ?? 'off';
  if (mode === 'off') return undefined;
  const endpoint = env.AZURE_OPENAI_ENDPOINT;
  return {
    mode,
    server:
      endpoint === undefined
        ? { kind: 'openai', baseUrl: env.MODEL_BASE_URL ?? openAI, model: env.MODEL_NAME! }
        : {
            kind: 'azure',
            endpoint,
            deployment: env.AZURE_OPENAI_DEPLOYMENT!,
            apiVersion: env.AZURE_OPENAI_API_VERSION!,
          },
    apiKey: env.MODEL_API_KEY,
    dailyTokens: {
      payer: env.MODEL_DAILY_TOKENS_PER_PATIENT ?? defaults.payer,
      site: env.MODEL_DAILY_TOKENS ?? defaults.site,
    },
  };
}
