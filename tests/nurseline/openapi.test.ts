import { nurseOpenApi } from '../../nurseline/openapi.js';
import { problems } from '../../nurseline/problems.js';

const document = JSON.parse(JSON.stringify(nurseOpenApi('1.2.3')));

test('the document names every address of the nurse API', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.info.version).toBe('1.2.3');
  expect(Object.keys(document.paths).sort()).toEqual([
    '/nurse/api/cases',
    '/nurse/api/cases/{id}',
    '/nurse/api/cases/{id}/claim',
    '/nurse/api/cases/{id}/close',
    '/nurse/api/cases/{id}/hand-back',
    '/nurse/api/cases/{id}/reply',
    '/nurse/api/events',
    '/nurse/api/line',
  ]);
});

test('what a body needs is drawn from the schema that checks it', () => {
  const body = (verb: string) =>
    document.paths[`/nurse/api/cases/{id}/${verb}`].post.requestBody.content['application/json'].schema;
  expect(body('claim').required).toEqual(['version']);
  expect(body('reply').required).toEqual(['version', 'replyId', 'text']);
  expect(body('close').required).toEqual(['version', 'outcome']);
});

test('every status that the nurse line refuses with is documented for the acts', () => {
  const { responses } = document.paths['/nurse/api/cases/{id}/claim'].post;
  for (const { status } of Object.values(problems)) expect(Object.keys(responses)).toContain(String(status));
});
