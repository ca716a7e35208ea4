import { endSession } from './api';
import { site } from './site';

/**
 * Leaves at once for a neutral page. The chat is gone from the screen before anything is asked of the network; this
 * entry of the history becomes the neutral page; the cookie is dropped, so that "back" finds no conversation.
 */
export function leave(): void {
  document.title = '';
  document.body.replaceChildren();
  // The request outlives the page. Where it fails, the cookie still goes with the browser session.
  endSession().catch(() => undefined);
  if (window.parent !== window) {
    // In a portal the whole tab must go: embed.js does it, or the browser lets a pressed button do it from here.
    window.parent.postMessage({ careline: 'leave', to: site.exitUrl }, '*');
    try {
      window.top?.location.replace(site.exitUrl);
      return;
    } catch {
      // A portal that forbids it: at least the chat's own frame goes.
    }
  }
  window.location.replace(site.exitUrl);
}
