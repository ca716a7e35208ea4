import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { endSession, openSession, type Session } from './api';
import { ChatRoom } from './ChatRoom';
import { Header } from './Header';
import { forgetBegun } from './begun';
import { site } from './site';
import { usePalette } from './usePalette';
import { words } from './words';

/** `failed`: no session could be had; it is being tried again. `visit` counts conversations of this page. */
type Phase = { name: 'chatting'; visit: number; session: Session | null; failed: boolean } | { name: 'ended' };

/** How long to wait before the service is asked again, in ms. */
const retryMs = 4000;

/** The patient page: hospital's name, emergency line, quick exit, and the chat of this browser session. */
export function App() {
  const [phase, setPhase] = useState<Phase>({ name: 'chatting', visit: 1, session: null, failed: false });
  const visit = phase.name === 'chatting' ? phase.visit : 0;

  const palette = usePalette();
  useLayoutEffect(() => {
    // The style sheet reads the same colours as Web Chat.
    for (const [name, colour] of Object.entries(palette))
      document.documentElement.style.setProperty(`--${name}`, colour);
  }, [palette]);

  const begin = useCallback(() => {
    forgetBegun();
    setPhase({ name: 'chatting', visit: Date.now(), session: null, failed: false });
  }, []);

  useEffect(() => {
    if (visit === 0) return;
    let current = true;
    let timer = 0;
    const attempt = async (): Promise<void> => {
      let session: Session | null = null;
      try {
        session = await openSession();
      } catch {
        timer = window.setTimeout(() => void attempt(), retryMs);
      }
      if (current) setPhase({ name: 'chatting', visit, session, failed: session === null });
    };
    void attempt();
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [visit]);

  const end = async (): Promise<void> => {
    await endSession();
    forgetBegun();
    setPhase({ name: 'ended' });
  };

  return (
    <div className="page">
      <Header />
      <main className="room" aria-label={words.text('page.subtitle')}>
        {phase.name === 'ended' ? (
          <div className="notice" role="status">
            <h2>{words.text('page.ended.title')}</h2>
            <p>{words.text('page.ended.body')}</p>
            <button type="button" className="primary" onClick={begin}>
              {words.text('page.ended.again')}
            </button>
          </div>
        ) : (
          <ChatRoom key={visit} session={phase.session} failed={phase.failed} onEnd={end} onOver={begin} />
        )}
      </main>
    </div>
  );
}

document.title = words.text('page.title', { site: site.siteName });
