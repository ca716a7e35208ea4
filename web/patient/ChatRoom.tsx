import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { Session, Site } from './api';
import type { LineState } from './connection';
import { EndDialog } from './EndDialog';
import { useOnline } from './useOnline';
import { words } from './words';

/** Web Chat is by far the largest part of the page: the header and the emergency number are there before it. */
const Chat = lazy(() => import('./Chat'));

/** The transcript of a resumed conversation arrives within this time; only then may the page look empty. */
const replayMs = 1500;

interface Props {
  session: Session;
  site: Site;
  onEnd(): Promise<void>;
  /** The conversation cannot go on: begin anew. */
  onOver(): void;
}

/** The chat with its bar of actions, its notices, and the ways to begin. */
export function ChatRoom({ session, site, onEnd, onOver }: Props) {
  const [state, setState] = useState<LineState>('connecting');
  const [empty, setEmpty] = useState(true);
  const [settled, setSettled] = useState(!session.resumed);
  const [asking, setAsking] = useState(false);
  const send = useRef<(text: string) => void>(() => undefined);
  const online = useOnline();

  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(true), replayMs);
    return () => window.clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (state === 'over') onOver();
  }, [state, onOver]);

  const chat = useMemo(
    () => <Chat session={session} onState={setState} onEmpty={setEmpty} onReady={(fn) => (send.current = fn)} />,
    [session],
  );
  const say = (text: string) => send.current(text);
  const trouble = !online ? words.offline : state === 'lost' ? words.reconnecting : null;

  return (
    <>
      <div className="bar">
        <button type="button" className="primary" onClick={() => say(words.talkToNurse)} disabled={state !== 'open'}>
          {words.talkToNurse}
        </button>
        <button type="button" onClick={() => setAsking(true)}>
          {words.end}
        </button>
      </div>
      <div role="status" className="trouble-place">
        {trouble && (
          <p className="trouble">
            {trouble} <a href={`tel:${site.emergency}`}>{site.emergency}</a>
          </p>
        )}
      </div>
      <section className="chat" aria-label={words.chatLabel}>
        <Suspense fallback={<p className="loading">{words.connecting}</p>}>{chat}</Suspense>
        {empty && settled && state === 'open' && <Welcome onPick={say} />}
      </section>
      {asking && <EndDialog onYes={onEnd} onNo={() => setAsking(false)} />}
    </>
  );
}

function Welcome({ onPick }: { onPick(text: string): void }) {
  return (
    <div className="welcome">
      <h2>{words.welcomeTitle}</h2>
      <p>{words.welcomeBody}</p>
      <ul aria-label={words.startersLabel}>
        {words.starters.map((text) => (
          <li key={text}>
            <button type="button" onClick={() => onPick(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
