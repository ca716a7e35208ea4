import type { RefObject } from 'react';
import type { EmergencyCall } from './activities';
import { words } from './words';

interface Props {
  emergency: EmergencyCall | null;
  chat: RefObject<HTMLElement>;
}

/**
 * Once a card has said to call, what to do and the numbers stay in view for the rest of the conversation. The place is
 * an alert from the start, so that screen readers say it at once, before what they are reading.
 */
export function EmergencyBar({ emergency, chat }: Props) {
  const show = (): void => {
    const cards = chat.current?.querySelectorAll('.card:has(.style-destructive)');
    const last = cards?.item(cards.length - 1);
    last?.scrollIntoView({ block: 'start' });
  };
  return (
    <div role="alert" className="emergency-place">
      {emergency && (
        <div className="emergency-bar" role="group" aria-label={words.text('page.emergency_bar.label')}>
          <p>{emergency.action}</p>
          {emergency.calls.map(({ title, url }) => (
            <a key={url} href={url} className="call">
              {title}
            </a>
          ))}
          <button type="button" onClick={show}>
            {words.text('page.emergency_bar.show')}
          </button>
        </div>
      )}
    </div>
  );
}
