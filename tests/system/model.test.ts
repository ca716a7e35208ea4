/** The built service with a language model: a server that speaks the protocol, on this machine. */
import { completion, failure, ModelServer } from '../bot/support/modelServer.js';
import { send, WebPatient } from './clients.js';
import { cleanUp, runUntilItEnds, start, tempFolder } from './support.js';

jest.setTimeout(180_000);

const model = new ModelServer();
beforeAll(() => model.start());
afterAll(async () => {
  await cleanUp();
  await model.stop();
});

test('a question is answered with the sentences that the model chose, and nothing that names the patient leaves', async () => {
  const service = await start({
    DATA_DIR: tempFolder(),
    MODEL_MODE: 'select',
    MODEL_NAME: 'asked-for',
    MODEL_BASE_URL: model.url,
    MODEL_API_KEY: 'a-key',
  });
  model.otherwise = completion('{"parts":[{"sentence":"s1"}],"concern":false}');
  const patient = await WebPatient.at(service.url);
  await patient.write(
    service.url,
    'My name is Rosalind Fairweather, call 555-201-7788. What are the symptoms of asthma?',
  );
  await patient.replies(service.url, 'From “Asthma”');
  expect(model.requests).toHaveLength(1);
  const [{ headers, body }] = model.requests as [(typeof model.requests)[number]];
  expect(headers.authorization).toBe('Bearer a-key');
  expect(JSON.stringify(body)).toContain('symptoms of asthma');
  expect(JSON.stringify(body)).not.toMatch(/Rosalind|Fairweather|7788/);

  // A server that fails costs the patient nothing but the shorter answer.
  model.otherwise = failure(500, 'down');
  await patient.write(service.url, 'What is high blood pressure?');
  await patient.replies(service.url, 'From “High blood pressure”');
  const { text } = await send(`${service.url}/metrics`);
  expect(text).toContain('careline_model_calls_total{outcome="answered"} 1');
  expect(text).toContain('careline_model_calls_total{outcome="unreachable"} 1');
});

test('half a configuration is named and stops the start', async () => {
  const { code, stderr } = await runUntilItEnds({ DATA_DIR: tempFolder(), MODEL_MODE: 'select' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^- MODEL_NAME is missing/m);
});
