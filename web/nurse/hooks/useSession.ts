import { useCallback, useEffect, useState } from 'react';
import * as api from '../api';

export type Session =
  | { state: 'checking' }
  /** `ended`: there was a session before. `code` came in the sign-in link. */
  | { state: 'out'; ended: boolean; code?: string }
  | { state: 'in'; name: string }
  | { state: 'failed' };

/** Takes the one-time code out of the address, so that it does not stay in history or on screen. */
function takeCode(): string | undefined {
  const url = new URL(window.location.href);
  const code = url.searchParams.get('code') ?? undefined;
  if (code !== undefined) {
    url.searchParams.delete('code');
    window.history.replaceState(null, '', url);
  }
  return code;
}

const linkCode = takeCode();

export function useSession() {
  const [session, setSession] = useState<Session>({ state: 'checking' });

  const check = useCallback(async () => {
    setSession({ state: 'checking' });
    try {
      setSession({ state: 'in', name: (await api.whoAmI()).name });
    } catch (error) {
      const signedOut = error instanceof api.ApiError && error.status === 401;
      if (!signedOut) setSession({ state: 'failed' });
      else setSession({ state: 'out', ended: false, ...(linkCode === undefined ? {} : { code: linkCode }) });
    }
  }, []);
  useEffect(() => {
    void check();
  }, [check]);

  const signIn = useCallback(async (code: string, name: string) => {
    setSession({ state: 'in', name: (await api.signIn(code, name)).name });
  }, []);
  const signOut = useCallback(async () => {
    // Whatever the answer, this page shows nothing more; an unreachable service ends the session by itself later.
    await api.signOut().catch(() => undefined);
    setSession({ state: 'out', ended: false });
  }, []);
  const ended = useCallback(() => setSession({ state: 'out', ended: true }), []);

  return { session, check, signIn, signOut, ended };
}
