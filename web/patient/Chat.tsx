import ReactWebChat, { createStore } from 'botframework-webchat';
import { useEffect, useMemo } from 'react';
import type { Session } from './api';
import { hostConfig, prominentDialling } from './cards';
import { connect, type LineState } from './connection';
import { cardActionMiddleware, nurseNames } from './middleware';
import { chatStyle } from './chatStyle';
import { usePalette } from './usePalette';
import { words } from './words';

interface Props {
  session: Session;
  onState(state: LineState): void;
  /** Tells whether the transcript has no message yet. */
  onEmpty(empty: boolean): void;
  /** Hands out the way to say something as the patient. */
  onReady(send: (text: string) => void): void;
}

const localized = { TEXT_INPUT_PLACEHOLDER: words.placeholder };

/** Web Chat on our own Direct Line, in the hospital's look. */
export default function Chat({ session, onState, onEmpty, onReady }: Props) {
  const palette = usePalette();
  const store = useMemo(() => createStore({}, prominentDialling), []);
  const line = useMemo(() => connect(session, onState), [session, onState]);
  const style = useMemo(() => chatStyle(palette), [palette]);
  const cards = useMemo(() => hostConfig(palette), [palette]);

  useEffect(() => {
    onReady((text) => store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text, method: 'button' } }));
    const look = () => {
      const { activities } = store.getState() as { activities: Array<{ type: string }> };
      onEmpty(!activities.some(({ type }) => type === 'message'));
    };
    look();
    return store.subscribe(look);
  }, [store, onEmpty, onReady]);

  return (
    <ReactWebChat
      directLine={line}
      store={store}
      userID={session.userId}
      role="region"
      locale="en-US"
      styleOptions={style}
      adaptiveCardsHostConfig={cards}
      activityMiddleware={nurseNames}
      cardActionMiddleware={cardActionMiddleware}
      overrideLocalizedStrings={localized}
    />
  );
}
