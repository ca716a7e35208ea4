import { hooks } from 'botframework-webchat';
import { useEffect, useMemo, useRef, useState } from 'react';
import { cardLines, type Card, type CardButton, type HeroCard } from './activities';
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
export function HeroAttachment({ card: { title, text, buttons = [] } }: { card: HeroCard }) {
  const perform = hooks.usePerformCardAction();
  const scrollToEnd = hooks.useScrollToEnd();
  const press = (button: HeroButton): void => {
    scrollToEnd();
    perform(button as Parameters<typeof perform>[0]);
  };
  return (
    <div className="card hero">
      {title && <p className="card-title">{title}</p>}
      {text && <p>{text}</p>}
      {buttons.map((button) => (
        <button type="button" key={button.title} className="ac-pushButton" onClick={() => press(button)}>
          {button.title}
        </button>
      ))}
    </div>
  );
}
