import { useCallback, useState } from 'react';
import * as api from '../api';
import type { Verb } from '../types';
import { words } from '../words';

function explain(error: api.ApiError, me: string): string {
  const { status, problem, claimedBy, message } = error;
  if (status === 0) return words.problem.offline;
  if (status !== 409) return words.problem.failed(message);
  if (problem === 'closed') return words.problem.closed;
  return claimedBy !== undefined && claimedBy !== me ? words.problem.won(claimedBy) : words.problem.changed;
}

interface Options {
  me: string;
  onChanged: () => void;
  onSignedOut: () => void;
}

/** What a nurse does to a case, and what went wrong with it. */
export function useActs(id: string, { me, onChanged, onSignedOut }: Options) {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  /** True when it is done. A refusal is explained in `problem`, and the case is read again. */
  const run = useCallback(
    async (verb: Verb, body: api.ActBody): Promise<boolean> => {
      setBusy(true);
      setProblem(undefined);
      try {
        await api.act(id, verb, body);
        return true;
      } catch (error) {
        if (!(error instanceof api.ApiError)) throw error;
        if (error.status === 401) onSignedOut();
        else setProblem(explain(error, me));
        return false;
      } finally {
        setBusy(false);
        onChanged();
      }
    },
    [id, me, onChanged, onSignedOut],
  );
  return { run, busy, problem, dismiss: () => setProblem(undefined) };
}
