import { useEffect, useState } from 'react';
import type { ChatType } from './ChatRoom';

/** How long to wait before the code is asked for again, in ms. */
const retryMs = 4000;

/** Web Chat is by far the largest part of the page: header, emergency number and box are there before it. */
export function useChatCode(): { Chat: ChatType | null; failed: boolean } {
  const [chat, setChat] = useState<{ Chat: ChatType } | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    let timer = 0;
    const fetch = async (): Promise<void> => {
      try {
        const { default: Chat } = await import('./Chat');
        if (!current) return;
        setChat({ Chat });
        setFailed(false);
      } catch {
        if (!current) return;
        setFailed(true);
        timer = window.setTimeout(() => void fetch(), retryMs);
      }
    };
    void fetch();
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, []);
  return { Chat: chat?.Chat ?? null, failed };
}
