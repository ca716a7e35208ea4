import { type ConfigError, readConfig } from '../../../bot/config.js';

const problemsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
};
const own = { MODEL_MODE: 'select', MODEL_NAME: 'm', MODEL_BASE_URL: 'http://127.0.0.1:8000/v1' };
const azure = {
  MODEL_MODE: 'paraphrase',
  MODEL_API_KEY: 'secret',
  AZURE_OPENAI_ENDPOINT: 'https://x.openai.azure.com',
  AZURE_OPENAI_DEPLOYMENT: 'd',
  AZURE_OPENAI_API_VERSION: '2024-10-21',
};

it('without a word about it there is no model', () => {
  expect(readConfig({}).model).toBeUndefined();
});

it('off is off, whatever else stands there', () => {
  expect(readConfig({ ...own, ...azure, MODEL_MODE: 'off' }).model).toBeUndefined();
});

it('OpenAI needs a key and a name, a server of one’s own only a name', () => {
  expect(readConfig({ MODEL_MODE: 'select', MODEL_NAME: 'm', MODEL_API_KEY: 'k' }).model).toEqual({
    mode: 'select',
    server: { kind: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'm' },
    apiKey: 'k',
    dailyTokens: { payer: 40_000, site: 4_000_000 },
  });
  expect(readConfig(own).model?.apiKey).toBeUndefined();
});

it('Azure is a deployment', () => {
  expect(readConfig({ ...azure, MODEL_DAILY_TOKENS: '500', MODEL_DAILY_TOKENS_PER_PATIENT: '50' }).model).toEqual({
    mode: 'paraphrase',
    server: { kind: 'azure', endpoint: 'https://x.openai.azure.com', deployment: 'd', apiVersion: '2024-10-21' },
    apiKey: 'secret',
    dailyTokens: { payer: 50, site: 500 },
  });
});

const { MODEL_API_KEY: _key, AZURE_OPENAI_DEPLOYMENT: _deployment, ...halfAzure } = azure;

it.each([
  ['a mode alone', { MODEL_MODE: 'select' }, [/^MODEL_NAME is missing/, /^MODEL_API_KEY is missing/]],
  ['a server without a model', { ...own, MODEL_NAME: '' }, [/^MODEL_NAME is missing/]],
  ['half of Azure', halfAzure, [/^AZURE_OPENAI_DEPLOYMENT is missing/, /^MODEL_API_KEY is missing/]],
  ['two servers', { ...own, ...azure }, [/^MODEL_BASE_URL and AZURE_OPENAI_ENDPOINT are both set/]],
  ['an unknown mode', { ...own, MODEL_MODE: 'on' }, [/^MODEL_MODE must be off, select or paraphrase/]],
  ['no number of tokens', { ...own, MODEL_DAILY_TOKENS: '0' }, [/^MODEL_DAILY_TOKENS must be a number/]],
  ['a password in the address', { ...own, MODEL_BASE_URL: 'https://u:p@h/v1' }, [/neither a password nor a query/]],
] as const)('names what is wrong: %s', (_what, env, expected) => {
  const problems = problemsOf(env);
  expect(problems).toHaveLength(expected.length);
  expected.forEach((pattern, i) => expect(problems[i]).toMatch(pattern));
});

it('never prints a value', () => {
  expect(problemsOf({ ...halfAzure, MODEL_BASE_URL: 'ftp://secret-host' }).join()).not.toMatch(/secret|x\.openai/);
});

it('production sends no words in the open', () => {
  const production = { ...own, CARELINE_PROFILE: 'production' };
  const about = (env: Record<string, string>) => problemsOf(env).filter((problem) => problem.startsWith('MODEL_'));
  expect(about({ ...production, MODEL_BASE_URL: 'http://models.example.org/v1' })).toEqual([
    'MODEL_BASE_URL must be an https URL in production, unless the model runs on this machine.',
  ]);
  expect(about(production)).toEqual([]);
});
