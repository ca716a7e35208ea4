import { useCallback, useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { endSession, loadSite, openSession, type Session, type Site } from './api';
import { ChatRoom } from './ChatRoom';
import { EmergencyLine } from './EmergencyLine';
import { usePalette } from './usePalette';
import { words } from './words';

type Phase =
  | { name: 'connecting' }
  | { name: 'failed' }
  | { name: 'chatting'; session: Session; visit: number }
  | { name: 'ended' };

/** How long to wait before the service is asked again, in ms. */
const retryMs = 4000;

/** The patient page: hospital's name, emergency line, and the chat of this browser session. */
export function App() {
  const [site, setSite] = useState<Site | null>(null);
  const [phase, setPhase] = useState<Phase>({ name: 'connecting' });
  const [visit, setVisit] = useState(0);

  const palette = usePalette();
  useLayoutEffect(() => {
    // The style sheet reads the same colours as Web Chat.
    for (const [name, colour] of Object.entries(palette))
      document.documentElement.style.setProperty(`--${name}`, colour);
  }, [palette]);

  const begin = useCallback(() => {
    setPhase({ name: 'connecting' });
    setVisit((count) => count + 1);
  }, []);

  useEffect(() => {
    let current = true;
    let timer = 0;
    const attempt = async (): Promise<void> => {
      try {
        const [found, session] = await Promise.all([loadSite(), openSession()]);
        if (!current) return;
        setSite(found);
        setPhase({ name: 'chatting', session, visit });
      } catch {
        if (!current) return;
        setPhase({ name: 'failed' });
        timer = window.setTimeout(() => void attempt(), retryMs);
      }
    };
    void attempt();
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [visit]);

  useEffect(() => {
    if (site) document.title = words.title(site.siteName);
  }, [site]);

  const end = async (): Promise<void> => {
    await endSession();
    setPhase({ name: 'ended' });
  };

  return (
    <div className="page">
      <header>
        <div className="top">
          <div className="names">
            <h1>{site?.siteName ?? ''}</h1>
            <p>{words.subtitle}</p>
          </div>
          <EmergencyLine site={site} />
        </div>
        {site?.demo && (
          <p className="demo" role="note">
            {words.demo}
          </p>
        )}
      </header>
      <main className="room">
        {phase.name === 'connecting' && <Notice title={words.connecting} busy />}
        {phase.name === 'failed' && (
          <Notice title={words.failedTitle} busy>
            <p>
              {words.failedBody} {site ? <a href={`tel:${site.emergency}`}>{site.emergency}</a> : words.localEmergency}
            </p>
          </Notice>
        )}
        {phase.name === 'ended' && (
          <Notice title={words.endedTitle} body={words.endedBody}>
            <button type="button" className="primary" onClick={begin}>
              {words.startAgain}
            </button>
          </Notice>
        )}
        {phase.name === 'chatting' && site && (
          <ChatRoom key={phase.visit} session={phase.session} site={site} onEnd={end} onOver={begin} />
        )}
      </main>
    </div>
  );
}

function Notice(props: { title: string; body?: string; busy?: boolean; children?: ReactNode }) {
  return (
    <div className="notice" role="status">
      {props.busy && <span className="spinner" aria-hidden="true" />}
      <h2>{props.title}</h2>
      {props.body && <p>{props.body}</p>}
      {props.children}
    </div>
  );
}
