import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { articleRoute } from '../../bot/articles.js';
import type { Request, Response } from '../../bot/server.js';
import { loadContent } from '../../knowledge/load.js';
import type { ServedArticle } from '../../knowledge/load.js';
import { articlePolicy, renderArticle } from '../../knowledge/renderArticle.js';
import { now } from './fixture.js';

const content = loadContent('knowledge', { profile: 'demo', approverKeys: [], now });
const place = content.places.get('us')!;
const article = content.articles.find(({ id }) => id === 'asthma')!;
const render = (changed: Partial<ServedArticle> = {}) =>
  renderArticle({ ...article, ...changed }, { place, messages: content.messages });

test('the page shows every section under its anchor, with version, review date and sources', () => {
  const html = render();
  for (const { id, heading } of article.sections) expect(html).toContain(`<section id="${id}"><h2>${heading}</h2>`);
  for (const source of article.sources) expect(html).toContain(`<li>${source}</li>`);
  expect(html).toContain(`Version ${article.version}, to be reviewed by ${article.review_by}.`);
  expect(html).toContain('Call 911 now if:');
  expect(html).not.toContain('{emergency}');
});

test('a sample says so, an approved page does not', () => {
  expect(render()).toContain('Sample content: not yet approved by a clinician.');
  expect(render({ approval: 'approved' })).not.toContain('not yet approved');
});

test('whatever a file holds is shown as text, never as markup', () => {
  const evil = '<script>alert("x")</script>&\'';
  const html = render({
    title: evil,
    sources: [`${evil} 2024`],
    locale: '"><script>',
    sections: [{ id: 'a"b', kind: 'overview', heading: evil, text: `${evil}\n\n- ${evil}` }],
  });
  expect(html).not.toMatch(/<script|alert\("x"\)|id="a"b"/);
});

test('links to read more stand at the end, as text that leads to a web address', () => {
  expect(render()).not.toContain('Read more');
  const html = render({ links: [{ text: 'More <b>', url: 'https://a.example/?q="x"&y' }] });
  expect(html).toContain(
    '<h2>Read more</h2>\n<ul><li><a href="https://a.example/?q=&#34;x&#34;&#38;y" rel="noopener noreferrer">More &#60;b&#62;</a></li></ul>',
  );
});

test('the policy allows no script and the style sheet by its hash only', () => {
  expect(articlePolicy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; /);
  expect(articlePolicy).not.toContain('unsafe');
});

describe('over HTTP', () => {
  const get = async (id: string, at = now) => {
    const live = { article: (wanted: string) => content.articles.find((one) => one.id === wanted) };
    const route = articleRoute({ live, messages: content.messages, place, clock: { now: () => at } });
    const server = createServer(
      (req, res) => void route.handler(Object.assign(req, { params: { id } }) as unknown as Request, res as Response),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const response = await fetch(
        `http://127.0.0.1:${(server.address() as AddressInfo).port}/articles/${encodeURIComponent(id)}`,
      );
      return { status: response.status, headers: response.headers, html: await response.text() };
    } finally {
      await new Promise((done) => server.close(done));
    }
  };

  test('a served article', async () => {
    const { status, headers, html } = await get('asthma');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toBe(articlePolicy);
    expect(html).toContain('<h1>Asthma</h1>');
  });

  test.each(['nothing', '__proto__', '../messages/en.yaml', '<script>'])('no such article: %s', async (id) => {
    const { status, html } = await get(id);
    expect(status).toBe(404);
    expect(html).toContain('This page is not available.');
    expect(html).not.toContain(id);
  });

  test('an article past its review date is gone', async () => {
    expect((await get('asthma', Date.parse('2027-06-01T00:00:00Z'))).status).toBe(404);
  });
});
