import { type Action, AdaptiveCard, OpenUrlAction, SubmitAction } from 'adaptivecards/lib/card-elements';
import { HostConfig } from 'adaptivecards/lib/host-config';
import type { Card, CardButton } from './activities';
import { renderMarkdown } from './markdown';

// The library asks for this once, for all cards.
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = renderMarkdown(text);
  result.didProcess = true;
};

function pressed(action: Action): CardButton {
  const title = action.title ?? '';
  if (action instanceof OpenUrlAction) return { type: 'Action.OpenUrl', title, url: action.url ?? '' };
  if (action instanceof SubmitAction) return { type: 'Action.Submit', title, data: action.data };
  return { type: action.getJsonTypeName(), title };
}

/**
 * Draws an Adaptive Card with Microsoft's library, which is loaded only when a card may come. Undefined where the card
 * cannot be drawn.
 * @param look host configuration, see cardLook.ts
 */
export function drawCard(card: Card, look: object, onPress: (button: CardButton) => void): HTMLElement | undefined {
  const drawn = new AdaptiveCard();
  drawn.hostConfig = new HostConfig(look);
  drawn.onExecuteAction = (action) => onPress(pressed(action));
  // `speak` would become a label that hides the text from screen readers' line-by-line reading.
  const { speak: _speak, ...content } = card;
  drawn.parse(content);
  const element = drawn.render();
  element?.removeAttribute('tabindex');
  return element;
}
