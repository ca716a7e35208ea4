import { hooks } from 'botframework-webchat';
import { useEffect, useMemo, useRef, useState } from 'react';
import { asksFeedback, cardLines, type Card, type CardButton, type HeroCard } from './activities';
import type { drawCard } from './adaptive';
import { hostConfig } from './cardLook';
import { usePalette } from './usePalette';

let draw: typeof drawCard | undefined;
let loading: Promise<void> | undefined;

/** Fetches the card library, once; a failed attempt is made again at the next card. */
export function prepareCards(): Promise<void> {
  loading ??= import('./adaptive').then(
    (library) => void (draw = library.drawCard),
    () => void (loading = undefined),
  );
  return loading;
}

/** Does what a pressed button says, as Web Chat does it for its own cards. */
function usePress(): (button: CardButton) => void {
  const perform = hooks.usePerformCardAction();
  const scrollToEnd = hooks.useScrollToEnd();
  return ({ type, title = '', url = '', data }) => {
    if (type === 'Action.OpenUrl') return perform({ type: 'openUrl', title, value: url });
    if (type !== 'Action.Submit') return;
    scrollToEnd();
    if (typeof data === 'string') return perform({ type: 'imBack', title, value: data });
    const back = (data as { msteams?: { type?: string; displayText?: string; text?: string; value?: object } })
      ?.msteams;
    if (back?.type !== 'messageBack') return perform({ type: 'postBack', title, value: data as object });
    const { displayText = title, text = title, value = {} } = back;
    perform({ type: 'messageBack', title, displayText, text, value });
  };
}

/** An Adaptive Card. Until its library is there, or when it cannot be had, its words and buttons are shown plainly. */
export function CardAttachment({ card }: { card: Card }) {
  const [ready, setReady] = useState(draw !== undefined);
  const place = useRef<HTMLDivElement>(null);
  const palette = usePalette();
  const look = useMemo(() => hostConfig(palette), [palette]);
  const press = usePress();
  const onPress = useRef(press);
  onPress.current = press;
  const drawn = useMemo(
    () => (ready ? draw?.(card, look, (button) => onPress.current(button)) : undefined),
    [ready, card, look],
  );

  useEffect(() => {
    if (ready) return;
    let current = true;
    void prepareCards().then(() => current && setReady(draw !== undefined));
    return () => void (current = false);
  }, [ready]);
  useEffect(() => {
    if (drawn) place.current?.replaceChildren(drawn);
  }, [drawn]);

  return drawn ? <div ref={place} className="card" /> : <PlainCard card={card} onPress={press} />;
}

function PlainCard({ card, onPress }: { card: Card; onPress(button: CardButton): void }) {
  const lines = cardLines(card);
  return (
    <div className="card plain">
      {(lines.length > 0 ? lines : [card.fallbackText ?? '']).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {card.actions?.map((button) => (
        <button
          type="button"
          key={button.title}
          className={`ac-pushButton style-${button.style ?? 'default'}`}
          onClick={() => onPress(button)}
        >
          {button.title}
        </button>
      ))}
    </div>
  );
}

type HeroButton = NonNullable<HeroCard['buttons']>[number];

/** A hero card: the buttons under a question. */
export function HeroAttachment({ card }: { card: HeroCard }) {
  const { title, text, buttons = [] } = card;
  const feedback = asksFeedback(card);
  const perform = hooks.usePerformCardAction();
  const scrollToEnd = hooks.useScrollToEnd();
  const press = (button: HeroButton): void => {
    scrollToEnd();
    perform(button as Parameters<typeof perform>[0]);
  };
  return (
    <div className={feedback ? 'card hero feedback' : 'card hero'} role="group" aria-label={title || text}>
      {title && <p className="card-title">{title}</p>}
      {text && <p>{text}</p>}
      {buttons.map((button, at) => (
        <button type="button" key={button.title} className="ac-pushButton" onClick={() => press(button)}>
          {feedback && <Thumb down={at > 0} />}
          {button.title}
        </button>
      ))}
    </div>
  );
}

function Thumb({ down }: { down: boolean }) {
  return (
    <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" className={down ? 'thumb down' : 'thumb'}>
      <path
        d="M7 11v9H4v-9h3zm0 0l4-8c1.5 0 2.5 1 2.5 2.5V9H19c1.2 0 2 1 1.8 2.2l-1.2 7c-.2 1-1 1.8-2 1.8H7"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      />
    </svg>
  );
}
