/**
 * Why the nurse line refuses a request: its status, and one fixed sentence for the nurse. `code` is the entry of the
 * service's own catalogue (docs/errors.md); `problem` tells the cases of one code apart. Never holds patient text.
 */
export const problems = {
  'unknown-case': { status: 404, code: 'CL5003', message: 'There is no such case.' },
  'changed-meanwhile': { status: 409, code: 'CL5004', message: 'The case has changed since you saw it.' },
  'not-open': { status: 409, code: 'CL5004', message: 'The case is not waiting to be claimed.' },
  'not-claimed': { status: 409, code: 'CL5004', message: 'Nobody has claimed this case. Claim it first.' },
  'claimed-by-other': { status: 409, code: 'CL5004', message: 'Another nurse has this case.' },
  closed: { status: 409, code: 'CL5004', message: 'The case is closed.' },
  'bad-request': { status: 422, code: 'CL5005', message: 'The request does not have the right form.' },
  'empty-text': { status: 422, code: 'CL5005', message: 'The reply is empty.' },
  'text-too-long': { status: 422, code: 'CL5005', message: 'The reply is longer than 8,000 characters.' },
  'reply-id-missing': { status: 422, code: 'CL5005', message: 'A reply needs a replyId.' },
  'unknown-outcome': { status: 422, code: 'CL5005', message: 'Closing needs one of the listed outcomes.' },
  'outcome-needs-reply': { status: 422, code: 'CL5005', message: 'This outcome needs a reply to the patient first.' },
} as const;

export type Problem = keyof typeof problems;
