import type { CaseDetail, CaseSummary, LineInfo, Verb } from './types';

/** A refusal of the service, or (status 0) no answer at all. */
export class ApiError extends Error {
  override name = 'ApiError';
  constructor(
    readonly status: number,
    message: string,
    readonly problem?: string,
    readonly claimedBy?: string,
  ) {
    super(message);
  }
}

interface ErrorBody {
  error?: { message?: string; problem?: string; claimedBy?: string };
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method, credentials: 'same-origin' };
  if (body !== undefined) {
    init.headers = { 'Content-Type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(`/nurse/api/${path}`, init);
  } catch {
    throw new ApiError(0, 'no connection');
  }
  // A proxy in between may answer with a page of its own.
  const answer: unknown = await response.json().catch(() => ({}));
  if (response.ok) return answer as T;
  const { error } = answer as ErrorBody;
  throw new ApiError(response.status, error?.message ?? response.statusText, error?.problem, error?.claimedBy);
}

export const whoAmI = () => call<{ name: string }>('GET', 'session');
export const signIn = (code: string, name: string) => call<{ name: string }>('POST', 'session', { code, name });
export const signOut = () => call<unknown>('DELETE', 'session');

export const openCases = async () => (await call<{ cases: CaseSummary[] }>('GET', 'cases?state=open')).cases;
export const closedCases = async () => (await call<{ cases: CaseSummary[] }>('GET', 'cases?state=closed')).cases;
export const readCase = (id: string) => call<CaseDetail>('GET', `cases/${encodeURIComponent(id)}`);
export const lineInfo = () => call<LineInfo>('GET', 'line');

export interface ActBody {
  version: number;
  replyId?: string;
  text?: string;
  outcome?: string;
}
export const act = async (id: string, verb: Verb, body: ActBody) =>
  (await call<{ case: CaseSummary }>('POST', `cases/${encodeURIComponent(id)}/${verb}`, body)).case;
