import { Components, createStore, hooks } from 'botframework-webchat';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { lastEmergency, savedChat, type Activity, type EmergencyCall } from './activities';
import type { Session } from './api';
import { prepareCards } from './CardAttachment';
import { dressed } from './cardLook';
import { chatStyle } from './chatStyle';
import { connect, type LineState } from './connection';
import { renderMarkdown } from './markdown';
import { cardActionMiddleware, cards, speakers } from './middleware';
import { usePalette } from './usePalette';
import { words } from './words';

export interface Talk {
  /** Says something as the patient. */
  send(text: string): void;
  /** The conversation as a text file. */
  saved(): string;
}

export interface Progress {
  /** Messages so far, of both sides. */
  messages: number;
  /** The last card that says to dial. */
  emergency: EmergencyCall | null;
}

interface Props {
  session: Session;
  box: RefObject<HTMLTextAreaElement>;
  onState(state: LineState): void;
  onProgress(progress: Progress): void;
  /** Web Chat is connected: what is sent from now on goes out. */
  onReady(talk: Talk): void;
}

const localized = {
  ACTIVITY_BOT_SAID_ALT: words.text('page.who.said'),
  ACTIVITY_YOU_SAID_ALT: words.text('page.who.you_said'),
};

/** Web Chat's transcript on our own Direct Line, in the hospital's look; the rest of the page is ours. */
export default function Chat({ session, box, onState, onProgress, onReady }: Props) {
  const palette = usePalette();
  const store = useMemo(() => createStore({}, dressed), []);
  const line = useMemo(() => connect(session, onState), [session, onState]);
  const style = useMemo(() => chatStyle(palette), [palette]);

  useEffect(() => {
    void prepareCards();
    let seen: Activity[] | undefined;
    const look = () => {
      const now = activitiesOf(store);
      if (seen === now) return;
      seen = now;
      const messages = now.filter(({ type }) => type === 'message').length;
      onProgress({ messages, emergency: lastEmergency(now) });
    };
    look();
    return store.subscribe(look);
  }, [store, onProgress]);

  return (
    <Components.Composer
      directLine={line}
      store={store}
      userID={session.userId}
      locale="en-US"
      styleOptions={style}
      renderMarkdown={renderMarkdown}
      activityMiddleware={speakers}
      attachmentMiddleware={cards}
      cardActionMiddleware={cardActionMiddleware}
      overrideLocalizedStrings={localized}
    >
      <Components.BasicTranscript className="transcript" />
      <Inside box={box} onReady={onReady} saved={() => savedChat(activitiesOf(store), new Date())} />
    </Components.Composer>
  );
}

const activitiesOf = (store: ReturnType<typeof createStore>): Activity[] =>
  (store.getState() as { activities: Activity[] }).activities;

/** What only a component inside Web Chat can do for the page around it. */
function Inside({ box, onReady, saved }: Pick<Props, 'box' | 'onReady'> & Pick<Talk, 'saved'>) {
  const [status] = hooks.useConnectivityStatus();
  const sendMessage = hooks.useSendMessage();
  const scrollToEnd = hooks.useScrollToEnd();
  const latest = useRef({ sendMessage, scrollToEnd, saved });
  latest.current = { sendMessage, scrollToEnd, saved };
  const connected = status === 'connected';

  useEffect(() => {
    if (!connected) return;
    onReady({
      send: (text) => {
        // Who writes wants to see the answer, wherever the transcript stands.
        latest.current.scrollToEnd();
        latest.current.sendMessage(text, 'keyboard');
      },
      saved: () => latest.current.saved(),
    });
  }, [connected, onReady]);

  // Where Web Chat sends the focus after a button, and for letters typed into the transcript: our own box.
  hooks.useRegisterFocusSendBox(({ noKeyboard }) => {
    // On a phone the keyboard would cover the answer to a pressed button.
    if (!noKeyboard || window.matchMedia('(hover: hover)').matches) box.current?.focus();
  });
  return null;
}
