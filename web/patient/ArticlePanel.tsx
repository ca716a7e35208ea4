import { useEffect, useRef, useState } from 'react';
import { words } from './words';

/** The parts of an article page that are shown; scripts do not run in a parsed document, and it is our own server's. */
async function loadArticle(href: string): Promise<Element[]> {
  const response = await fetch(href);
  // A page that was withdrawn since is a page too: it says so.
  if (!response.ok && response.status !== 404) throw new Error(`article: ${response.status}`);
  const { body } = new DOMParser().parseFromString(await response.text(), 'text/html');
  return [...body.querySelectorAll('main, footer')];
}

/** The vetted page behind an answer, over the chat, at the section that was quoted. Escape closes it. */
export function ArticlePanel({ href, onClose }: { href: string; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'there' | 'failed'>('loading');

  useEffect(() => {
    let current = true;
    dialog.current?.showModal();
    const show = async (): Promise<void> => {
      try {
        const parts = await loadArticle(href);
        if (!current || !place.current) return;
        place.current.replaceChildren(...parts.map((part) => inPanel(part)));
        setState('there');
        goTo(place.current, new URL(href).hash.slice(1));
      } catch {
        if (current) setState('failed');
      }
    };
    void show();
    return () => void (current = false);
  }, [href]);

  return (
    <dialog ref={dialog} className="article" aria-label={words.text('page.article.label')} onClose={onClose}>
      <div className="article-bar">
        <button type="button" className="primary" onClick={() => dialog.current?.close()}>
          {words.text('page.article.close')}
        </button>
        <a href={href} target="_blank" rel="noopener noreferrer">
          {words.text('page.article.open')}
        </a>
      </div>
      {state !== 'there' && (
        <p role="status">{words.text(state === 'failed' ? 'page.article.failed' : 'page.article.loading')}</p>
      )}
      <div
        ref={place}
        className="article-text"
        onClick={(event) => {
          // Links within the page stay within the panel.
          const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
          if (!link || !place.current) return;
          event.preventDefault();
          goTo(place.current, link.getAttribute('href')!.slice(1));
        }}
      />
    </dialog>
  );
}

/** Landmarks of the article would be second ones on this page: they become plain parts, headings a level lower. */
function inPanel(part: Element): Element {
  const plain = document.createElement('div');
  plain.append(...part.childNodes);
  for (const heading of plain.querySelectorAll('h1, h2')) {
    const lower = document.createElement(heading.tagName === 'H1' ? 'h2' : 'h3');
    if (heading.id) lower.id = heading.id;
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  return plain;
}

/** Scrolls to a section and puts the focus on its heading, where reading begins. */
function goTo(place: HTMLElement, id: string): void {
  const section = id === '' ? null : place.querySelector(`[id="${CSS.escape(id)}"]`);
  const heading = section?.querySelector<HTMLElement>('h3') ?? place.querySelector<HTMLElement>('h2');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  (section ?? heading).scrollIntoView({ block: 'start' });
}
