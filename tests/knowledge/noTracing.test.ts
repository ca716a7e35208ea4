import { createAnswerer } from '../../knowledge/retrieval/chain.js';
import { now, Root } from './fixture.js';

test("a patient's question never goes to LangSmith, whatever the environment says", async () => {
  const root = new Root();
  const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(new Response('{}')));
  const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  Object.assign(process.env, {
    LANGSMITH_TRACING: 'true',
    LANGCHAIN_TRACING_V2: 'true',
    LANGSMITH_API_KEY: 'key',
    LANGSMITH_ENDPOINT: 'http://127.0.0.1:9',
    LANGCHAIN_VERBOSE: 'true',
    LANGCHAIN_CALLBACKS_BACKGROUND: 'false',
  });
  try {
    const content = root.load();
    const answerer = createAnswerer(content, { place: content.places.get('us')!, onFault: () => undefined });
    expect(await answerer.answer('what is a cold?', { locale: 'en', now })).toMatchObject({ kind: 'answer' });
    await new Promise((done) => setImmediate(done));
    expect(fetched).not.toHaveBeenCalled();
    expect(printed).not.toHaveBeenCalled();
  } finally {
    fetched.mockRestore();
    printed.mockRestore();
    root.remove();
  }
});
