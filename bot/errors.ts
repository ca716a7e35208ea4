/**
 * Every error that a caller of the HTTP surface can see: a code, a status and one fixed sentence.
 * Nothing else leaves: no message of an exception, no stack. `docs/errors.md` lists the same; a test compares both ways.
 */
interface CatalogueEntry {
  code: `CL${number}`;
  status: number;
  message: string;
}

export const errorCatalogue = {
  // 1xxx: the request itself
  malformedJson: { code: 'CL1001', status: 400, message: 'The body is not valid JSON.' },
  tooDeep: { code: 'CL1002', status: 400, message: 'The body is nested too deeply.' },
  tooLarge: { code: 'CL1003', status: 413, message: 'The body is too large.' },
  wrongType: { code: 'CL1004', status: 415, message: 'The body must be sent as application/json.' },
  notFound: { code: 'CL1005', status: 404, message: 'There is nothing at this address.' },
  methodNotAllowed: { code: 'CL1006', status: 405, message: 'This address does not take this method.' },
  tooSlow: { code: 'CL1007', status: 408, message: 'The body did not arrive in time.' },
  invalid: { code: 'CL1008', status: 400, message: 'The request does not have the right form.' },
  wrongHost: { code: 'CL1009', status: 421, message: 'This server does not answer under that name.' },
  // 2xxx: the service
  internal: { code: 'CL2001', status: 500, message: 'Something went wrong on our side.' },
  storeDown: { code: 'CL2002', status: 503, message: 'The message could not be stored now. Send it again shortly.' },
  notReady: { code: 'CL2003', status: 503, message: 'The service is not ready.' },
  closing: { code: 'CL2004', status: 503, message: 'The service is closing. Try again shortly.' },
  // 3xxx: Bot Framework activities
  notAuthorised: { code: 'CL3001', status: 401, message: 'Not authorised.' },
  serviceUrlRefused: { code: 'CL3002', status: 403, message: 'This service URL is not allowed.' },
  keysUnreachable: {
    code: 'CL3003',
    status: 503,
    message: 'The token could not be checked now. Send it again shortly.',
  },
  activityInvalid: { code: 'CL3004', status: 400, message: 'The activity does not have the right form.' },
  activityWithoutIds: { code: 'CL3005', status: 400, message: 'The activity lacks an id that is needed.' },
  textTooLong: { code: 'CL3006', status: 400, message: 'The message is too long.' },
  invokeUnsupported: { code: 'CL3007', status: 501, message: 'This action is not supported.' },
  // 4xxx: Direct Line and the patient page
  tokenInvalid: { code: 'CL4001', status: 401, message: 'The token is missing, wrong or expired.' },
  tokenForOther: { code: 'CL4002', status: 403, message: 'The token is not for this conversation.' },
  originRefused: { code: 'CL4003', status: 403, message: 'This origin is not allowed.' },
  // 403 and not 401: Direct Line clients take 403 as the sign to ask for a new token.
  tokenExpired: { code: 'CL4005', status: 403, message: 'The token has expired.' },
  // 5xxx: the nurse line
  nurseSignIn: { code: 'CL5001', status: 401, message: 'Sign in first.' },
  nurseRefused: { code: 'CL5002', status: 403, message: 'You may not do this.' },
  caseUnknown: { code: 'CL5003', status: 404, message: 'There is no such case.' },
  caseChanged: { code: 'CL5004', status: 409, message: 'The case has changed since you saw it.' },
  nurseRequestInvalid: { code: 'CL5005', status: 422, message: 'The request cannot be carried out as it is.' },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorName = keyof typeof errorCatalogue;

/** Thrown by a handler to answer with an entry of the catalogue. `headers` go with the answer (Retry-After, …). */
export class CodedError extends Error {
  override name = 'CodedError';
  readonly code: string;
  readonly status: number;
  constructor(
    readonly entry: ErrorName,
    readonly headers: Record<string, string> = {},
    options?: { cause: unknown },
  ) {
    super(errorCatalogue[entry].message, options);
    this.code = errorCatalogue[entry].code;
    this.status = errorCatalogue[entry].status;
  }
}

export interface ErrorBody {
  error: { code: string; message: string };
}

/** The JSON body of an error answer; Direct Line and Bot Framework clients read the same `error` object. */
export function errorBody(entry: ErrorName): ErrorBody {
  const { code, message } = errorCatalogue[entry];
  return { error: { code, message } };
}
