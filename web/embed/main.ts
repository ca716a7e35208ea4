import words from 'virtual:embed-words';
import { button, frame, sheet } from './parts';

/**
 * `<script src="https://chat.example.org/embed.js" defer></script>` on a portal's page: a button in the corner that opens
 * the patient page in a panel. It leaves no names in the portal's window, and neither style touches the other (shadow DOM).
 * `data-side="left"` moves it to the other corner; `data-color` sets the button's ground (white letters go on it).
 */
function embed(script: HTMLScriptElement): void {
  const { origin } = new URL(script.src);
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  // Not a <style> element: a portal's content policy may forbid those.
  shadow.adoptedStyleSheets = [sheet(script.dataset['side'] === 'left' ? 'left' : 'right', script.dataset['color'])];

  const open = button('open', words['page.embed.open']!);
  const close = button('close', words['page.embed.close']!);
  const panel = document.createElement('section');
  panel.id = 'panel';
  panel.setAttribute('aria-label', words['page.embed.title']!);
  panel.hidden = true;
  panel.append(close);
  open.setAttribute('aria-expanded', 'false');
  open.setAttribute('aria-controls', panel.id);
  shadow.append(open, panel);

  let page: HTMLIFrameElement | undefined;
  const show = (shown: boolean): void => {
    // The page is loaded when it is first wanted, and then kept: closing the panel ends no conversation.
    if (shown && !page) panel.append((page = frame(`${origin}/`, words['page.embed.title']!)));
    panel.hidden = !shown;
    open.hidden = shown;
    open.setAttribute('aria-expanded', String(shown));
    (shown ? page : open)?.focus();
  };
  open.addEventListener('click', () => show(true));
  close.addEventListener('click', () => show(false));
  panel.addEventListener('keydown', ({ key }) => key === 'Escape' && show(false));
  window.addEventListener('message', ({ data, origin: from, source }) => {
    if (from !== origin || !page || source !== page.contentWindow) return;
    const to =
      (data as { careline?: unknown; to?: unknown }).careline === 'leave' ? (data as { to: unknown }).to : null;
    // "Leave quickly" in the panel: the portal's page must go too.
    if (typeof to === 'string' && /^https?:\/\//.test(to)) window.location.replace(to);
  });
  document.body.append(host);
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) embed(script);
