import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api';

export interface Loaded<T> {
  data?: T;
  error?: ApiError;
}

/**
 * Loads something by key, and again whenever `revision` moves. The last good data of the key stays while it loads or
 * fails; an answer that was overtaken by a later one is dropped. Key `null` loads nothing.
 */
export function useLoad<T>(
  key: string | null,
  load: (key: string) => Promise<T>,
  revision: number,
  onSignedOut: () => void,
) {
  const [state, setState] = useState<Loaded<T> & { key: string | null }>({ key });
  const sent = useRef(0);
  const shown = useRef(0);
  const loader = useRef(load);
  loader.current = load;

  const reload = useCallback(async () => {
    if (key === null) return;
    const turn = (sent.current += 1);
    const settle = (next: (before: Loaded<T>) => Loaded<T>): void => {
      if (turn < shown.current) return;
      shown.current = turn;
      setState((before) => ({ key, ...next(before.key === key ? before : {}) }));
    };
    try {
      const data = await loader.current(key);
      settle(() => ({ data }));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 401) onSignedOut();
      settle(({ data }) => (data === undefined ? { error } : { data, error }));
    }
  }, [key, onSignedOut]);

  useEffect(() => {
    // Answers for an earlier key must not show under this one.
    shown.current = Math.max(shown.current, sent.current + 1);
  }, [key]);
  useEffect(() => {
    void reload();
  }, [reload, revision]);

  const current: Loaded<T> = state.key === key ? state : {};
  return { ...current, reload };
}
