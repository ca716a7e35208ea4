import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Web Chat's build without cards, speech and Markdown: the page brings its own or does without. */
const minimal = join(
  createRequire(import.meta.url).resolve('botframework-webchat'),
  '../../dist/botframework-webchat.minimal.mjs',
);

/** What its libraries import and the page never reaches, with the names they ask for. */
const unused: Record<string, string> = {
  // Direct Line over a socket to the bot itself; one class is made from it on load.
  'botframework-streaming': 'export class WebSocketClient {}',
  // Carousels of Adaptive Cards.
  swiper: 'export default class {}',
  'swiper/modules': `export const ${'A11y Autoplay History Keyboard Navigation Pagination Scrollbar'.split(' ').join('={},')}={};`,
};
const prefix = '\0unused:';

/** The words of one locale, as they stand in Web Chat's bundle. */
const localeWords = /(?<==)\{(?:"_\.comment"|_comment):[^{}]*\}/g;
const english = 'TEXT_INPUT_SEND_BUTTON_ALT:"Send"';

/** Leaves out of the patient page what Web Chat brings along and the page has no use for; measured by `bench -- page`. */
export function trimWebChat(): Plugin {
  return {
    name: 'trim-web-chat',
    enforce: 'pre',
    resolveId(id) {
      if (id === 'botframework-webchat') return minimal;
      return id in unused ? prefix + id : null;
    },
    load: (id) => (id.startsWith(prefix) ? unused[id.slice(prefix.length)]! : null),
    transform(code, id) {
      if (!id.endsWith('botframework-webchat-api.mjs')) return null;
      return { code: code.replace(localeWords, (words) => (words.includes(english) ? words : '{}')), map: null };
    },
  };
}
