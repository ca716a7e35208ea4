import MarkdownIt from 'markdown-it';
import { words } from './words';

/** Markup in a message stays text, and no picture is fetched from anywhere. */
const markdown = new MarkdownIt({ html: false, linkify: true }).disable('image');

/** Whether a link leads to a vetted page of this service. */
export function isArticle(href: string): boolean {
  if (!URL.canParse(href, window.location.href)) return false;
  const { origin, pathname } = new URL(href, window.location.href);
  return origin === window.location.origin && pathname.startsWith('/articles/');
}

markdown.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
  const link = tokens[index]!;
  const href = link.attrGet('href') ?? '';
  if (isArticle(href)) {
    // Opens over the chat; see ArticlePanel.
    link.attrSet('class', 'citation');
    link.attrSet('aria-haspopup', 'dialog');
  } else if (!href.startsWith('tel:')) {
    link.attrSet('target', '_blank');
    link.attrSet('rel', 'noopener noreferrer');
  }
  return self.renderToken(tokens, index, options);
};
markdown.renderer.rules['link_close'] = (tokens, index, options, _env, self) => {
  // Links do not nest: the nearest opening is this one's.
  const link = tokens.slice(0, index).findLast(({ type }) => type === 'link_open');
  const newTab = link?.attrGet('target') === '_blank';
  const said = newTab ? `<span class="unseen"> ${words.text('page.new_tab')}</span>` : '';
  return said + self.renderToken(tokens, index, options);
};

/** Markdown as HTML. Only what markdown-it itself writes is in it: safe to put into the page. */
export const renderMarkdown = (text: string): string => markdown.render(text);

/** Markdown as plain text, one line for each block. */
export function markdownText(text: string): string {
  const { body } = new DOMParser().parseFromString(renderMarkdown(text), 'text/html');
  for (const unseen of body.querySelectorAll('.unseen')) unseen.remove();
  return (body.textContent ?? '').replace(/\n{2,}/g, '\n').trim();
}
