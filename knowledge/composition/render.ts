import type { Delivered } from './composed.js';

/** Parts as one text in the form of a section: paragraphs and "- " lists. Placeholders are not filled. */
export function renderParts(parts: readonly Delivered[]): string {
  let text = '';
  parts.forEach(({ text: words, join }, at) => {
    const between = { 'same-line': ' ', paragraph: '\n\n', item: parts[at - 1]?.join === 'item' ? '\n' : '\n\n' }[join];
    text += `${at === 0 ? '' : between}${join === 'item' ? '- ' : ''}${words}`;
  });
  return text;
}
