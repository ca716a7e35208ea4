import { useCallback, useEffect, useMemo, useRef, useState, type ComponentType } from 'react';
import type { Session } from './api';
import { ArticlePanel } from './ArticlePanel';
import { Bar } from './Bar';
import { hasBegun, markBegun } from './begun';
import { CaseStatus } from './CaseStatus';
import type ChatComponent from './Chat';
import type { Progress, Talk } from './Chat';
import type { LineState } from './connection';
import { EmergencyBar } from './EmergencyBar';
import { EndDialog } from './EndDialog';
import { Before } from './Before';
import { Broken } from './Broken';
import { Guard } from './Guard';
import { saveAs } from './saveAs';
import { SendBox } from './SendBox';
import { Trouble } from './Trouble';
import { useChatCode } from './useChatCode';
import { useCitations } from './useCitations';
import { words } from './words';

/** The transcript of a resumed conversation arrives within this time, in ms; only then may the page look empty. */
const replayMs = 1500;

/** After the transcript could not be drawn, in ms. */
const againMs = 4000;

interface Props {
  /** Null until the service has given one. */
  session: Session | null;
  /** The service cannot be reached; it is being tried again. */
  failed: boolean;
  onEnd(): Promise<void>;
  /** The conversation cannot go on: begin anew. */
  onOver(): void;
}

/** The chat with its bar of actions, its notices, and the box to write in, which works from the first paint. */
export function ChatRoom({ session, failed, onEnd, onOver }: Props) {
  const { Chat, failed: codeFailed } = useChatCode();
  const [line, setLine] = useState<LineState>('connecting');
  const [progress, setProgress] = useState<Progress>({ messages: 0, emergency: null });
  const [talk, setTalk] = useState<Talk | null>(null);
  /** Written before Web Chat could take it. */
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  /** An earlier conversation would be on the page by now. */
  const [settled, setSettled] = useState(false);
  const [asking, setAsking] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const chat = useRef<HTMLElement>(null);
  const [article, openArticle] = useCitations(chat);

  useEffect(() => {
    if (line === 'over') onOver();
  }, [line, onOver]);
  useEffect(() => {
    if (!talk) return;
    waiting.forEach((text) => talk.send(text));
    if (waiting.length > 0) setWaiting([]);
  }, [talk, waiting]);
  useEffect(() => {
    if (line !== 'open') return;
    const timer = window.setTimeout(() => setSettled(true), replayMs);
    return () => window.clearTimeout(timer);
  }, [line]);
  useEffect(() => {
    if (progress.messages > 0) markBegun();
  }, [progress.messages]);

  const say = useCallback(
    (text: string) => (talk ? talk.send(text) : setWaiting((before) => [...before, text])),
    [talk],
  );
  const transcript = useMemo(
    () =>
      Chat &&
      session && <Chat session={session} box={box} onState={setLine} onProgress={setProgress} onReady={setTalk} />,
    [Chat, session],
  );

  return (
    <>
      <Bar
        onNurse={() => say(words.text('page.talk_to_nurse'))}
        onSave={talk && progress.messages > 0 ? () => saveAs(talk.saved()) : null}
        onEnd={() => setAsking(true)}
      />
      <Trouble failed={failed || codeFailed} lost={line === 'lost'} />
      <EmergencyBar emergency={progress.emergency} chat={chat} />
      {session && <CaseStatus messages={progress.messages} lost={line === 'lost'} />}
      <section className="chat" aria-label={words.text('page.chat')} ref={chat} data-connected={talk ? '' : undefined}>
        {/* What is under the greeting must not be met by Tab. React 18 does not know the attribute. */}
        <div className="talk" {...(progress.messages === 0 ? { inert: '' } : {})}>
          <Guard instead={<Broken />} againMs={againMs}>
            {transcript}
          </Guard>
        </div>
        {progress.messages === 0 && (
          <Before
            loading={session ? session.resumed && !settled : hasBegun()}
            waiting={waiting}
            failed={failed || codeFailed}
            onPick={say}
          />
        )}
      </section>
      <SendBox box={box} onSend={say} />
      {asking && <EndDialog onYes={onEnd} onNo={() => setAsking(false)} />}
      {article !== null && <ArticlePanel href={article} onClose={() => openArticle(null)} />}
    </>
  );
}

export type ChatType = ComponentType<Parameters<typeof ChatComponent>[0]>;
