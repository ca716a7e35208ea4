import { z } from 'zod';
import {
  actSchemas,
  actedSchema,
  detailSchema,
  errorSchema,
  lineSchema,
  listSchema,
  stateQuerySchema,
} from './schemas.js';

const schema = (of: z.ZodType) => z.toJSONSchema(of, { target: 'draft-2020-12' });
const json = (of: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema: schema(of) } },
});
const failures = (...statuses: Array<[number, string]>) =>
  Object.fromEntries(statuses.map(([status, why]) => [status, json(errorSchema, why)]));

const unauthorised: [number, string] = [401, 'Not signed in'];
const forbidden: [number, string] = [403, 'Another origin, or not a nurse'];
const unknown: [number, string] = [404, 'No such case'];
const conflict: [number, string] = [409, 'The case has changed; `claimedBy` names who has it'];
const invalid: [number, string] = [422, 'A field is missing or wrong; `problem` says which'];

const caseId = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

const actTitles: Record<keyof typeof actSchemas, string> = {
  claim: 'Take an open case; one nurse wins',
  reply: 'Write into the patient’s chat; only the nurse who has the case',
  'hand-back': 'Give the conversation back to the assistant; the case waits again',
  close: 'Close the case with an outcome',
};

const acts = Object.entries(actSchemas).map(([verb, body]) => [
  `/nurse/api/cases/{id}/${verb}`,
  {
    post: {
      summary: actTitles[verb as keyof typeof actSchemas],
      parameters: [caseId],
      requestBody: { required: true, content: { 'application/json': { schema: schema(body) } } },
      responses: {
        200: json(actedSchema, 'Done; a repeat of a known replyId gives the first result'),
        ...failures(unauthorised, forbidden, unknown, conflict, invalid),
      },
    },
  },
]);

/** The OpenAPI 3.1 document of the nurse API, drawn from the schemas that the handlers use. */
export function nurseOpenApi(version: string): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: { title: 'Careline nurse API', version },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'careline_nurse' },
      },
    },
    security: [{ bearer: [] }, { session: [] }],
    paths: {
      '/nurse/api/cases': {
        get: {
          summary: 'Cases by state; `open` is every case that is not closed',
          parameters: [{ name: 'state', in: 'query', schema: schema(stateQuerySchema) }],
          responses: { 200: json(listSchema, 'By priority, then due time'), ...failures(unauthorised, invalid) },
        },
      },
      '/nurse/api/cases/{id}': {
        get: {
          summary: 'A case with its hand-over note and transcript',
          parameters: [caseId],
          responses: { 200: json(detailSchema, 'The case'), ...failures(unauthorised, unknown) },
        },
      },
      ...Object.fromEntries(acts),
      '/nurse/api/line': {
        get: {
          summary: 'Priorities with their times, and the outcomes a case can be closed with',
          responses: { 200: json(lineSchema, 'The nurse line'), ...failures(unauthorised) },
        },
      },
      '/nurse/api/events': {
        get: {
          summary: 'Server-sent events: `{kind: case|message, …}` whenever something changed',
          responses: {
            200: { description: 'text/event-stream', content: { 'text/event-stream': {} } },
            ...failures(unauthorised),
          },
        },
      },
    },
  };
}
