import { useEffect, useRef, useState } from 'react';
import type { Connection, LiveEvent } from '../types';

const pollMs = 10_000;
/** Even a live stream is checked on now and then: a proxy may hold it open and silent. */
const checkMs = 60_000;
const reopenMs = 5_000;

/**
 * Tells what changed: events of the stream while it is live, `undefined` ("look at everything") after every
 * connection and, while there is none, every 10 seconds.
 */
export function useLive(onChange: (event: LiveEvent | undefined) => void): Connection {
  const [stream, setStream] = useState<'connecting' | 'live' | 'polling'>('connecting');
  const [online, setOnline] = useState(navigator.onLine);
  const change = useRef(onChange);
  change.current = onChange;

  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = (): void => {
      source?.close();
      source = new EventSource('/nurse/api/events');
      source.onopen = () => {
        setStream('live');
        change.current(undefined);
      };
      source.onmessage = ({ data }) => change.current(JSON.parse(String(data)) as LiveEvent);
      source.onerror = () => {
        setStream('polling');
        change.current(undefined);
        // The browser reconnects by itself unless the server refused.
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, reopenMs);
      };
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, []);

  useEffect(() => {
    const timer = setInterval(() => change.current(undefined), stream === 'live' ? checkMs : pollMs);
    return () => clearInterval(timer);
  }, [stream]);

  useEffect(() => {
    const update = (): void => {
      setOnline(navigator.onLine);
      if (navigator.onLine) change.current(undefined);
    };
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);

  return online ? stream : 'offline';
}
