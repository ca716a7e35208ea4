import { createHash } from 'node:crypto';
import type { ServedArticle } from './load.js';
import type { Messages } from './messages.js';
import { fill, placeValues } from './places.js';
import type { Place } from './places.js';

const style = `
:root { color-scheme: light dark; }
body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; color: #1b1b1b; background: #fff; }
h1 { line-height: 1.2; } h2 { line-height: 1.3; margin-top: 2.25rem; } a { color: #0b5394; }
.sample, .emergency { border-left: 0.3rem solid #b35900; background: #fff4e5; padding: 0.6rem 0.9rem; }
.emergency { border-color: #a4262c; background: #fdecec; }
section:target h2 { outline: 0.15rem solid #0b5394; outline-offset: 0.3rem; }
footer { margin-top: 3rem; border-top: 1px solid #888; font-size: 0.95rem; }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background: #1b1b1b; } a { color: #8ec5ff; } .sample { background: #3a2a12; } .emergency { background: #3d1a1c; }
}`;

/** A policy that allows this page's own style sheet (by its hash) and nothing else: no scripts, no outside files. */
export const articlePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style, 'utf8').digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface ArticlePage {
  place: Place;
  messages: Messages;
}

/**
 * An article as a page, for citation links `/articles/<id>#<section>`: its sections word for word, whether it is a
 * sample, version, review date and sources. Everything that comes from a file is escaped.
 */
export function renderArticle(article: ServedArticle, { place, messages }: ArticlePage): string {
  const words = messages.for(article.locale);
  const values = placeValues(place);
  const sections = article.sections.map(({ id, heading, text }) => {
    const filled = fill(text, values, `section ${article.id}#${id}`);
    return `<section id="${escape(id)}"><h2>${escape(heading)}</h2>\n${blocks(filled)}</section>`;
  });
  const contents = article.sections.map(
    ({ id, heading }) => `<li><a href="#${escape(id)}">${escape(heading)}</a></li>`,
  );
  const links = (article.links ?? []).map(
    ({ text, url }) => `<li><a href="${escape(url)}" rel="noopener noreferrer">${escape(text)}</a></li>`,
  );
  const more =
    links.length === 0 ? '' : `<h2>${escape(words.text('article.links'))}</h2>\n<ul>${links.join('')}</ul>\n`;
  const sample = article.approval === 'sample' ? `<p class="sample">${escape(words.text('answer.sample'))}</p>` : '';
  const body = `<main>
<h1>${escape(article.title)}</h1>
${sample}
<p class="emergency">${escape(words.text('article.emergency', values))}</p>
<nav aria-labelledby="contents"><h2 id="contents">${escape(words.text('article.contents'))}</h2><ul>${contents.join('')}</ul></nav>
${sections.join('\n')}
</main>
<footer>
${more}<p>${escape(words.text('article.review', { version: article.version, review_by: article.review_by }))}</p>
<h2>${escape(words.text('article.sources'))}</h2>
<ul>${article.sources.map((source) => `<li>${escape(source)}</li>`).join('')}</ul>
</footer>`;
  return page(article.locale, article.title, body);
}

/** The page for a link whose article is unknown, withdrawn or past its review date. */
export function renderGone({ place, messages }: ArticlePage): string {
  const words = messages.for('en');
  const gone = words.text('article.gone');
  const emergency = escape(words.text('article.emergency', placeValues(place)));
  return page('en', gone, `<main><h1>${escape(gone)}</h1><p class="emergency">${emergency}</p></main>`);
}

function page(locale: string, title: string, body: string): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style>${style}</style>`;
  return `<!doctype html>\n<html lang="${escape(locale)}"><head>${head}</head>\n<body>${body}</body></html>\n`;
}

/** Paragraphs and lists: the only two forms that an article's text has. */
function blocks(text: string): string {
  const html: string[] = [];
  let list = false;
  for (const line of text.split('\n')) {
    const item = line.startsWith('- ');
    if (list && !item) html.push('</ul>');
    if (item) html.push(`${list ? '' : '<ul>'}<li>${escape(line.slice(2))}</li>`);
    else if (line !== '') html.push(`<p>${escape(line)}</p>`);
    list = item;
  }
  if (list) html.push('</ul>');
  return html.join('\n');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
