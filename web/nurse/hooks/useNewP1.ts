import { useEffect, useRef, useState } from 'react';
import type { CaseSummary } from '../types';

/** Emergency cases that came in, or became one, since the page was opened and that still wait for a nurse. */
export function useNewP1(cases: CaseSummary[] | undefined) {
  const known = useRef<Set<string>>(undefined);
  const [fresh, setFresh] = useState<CaseSummary[]>([]);
  useEffect(() => {
    if (!cases) return;
    const emergencies = cases.filter((one) => one.priority === 'P1' && one.state === 'open');
    const before = known.current;
    known.current = new Set([...(before ?? []), ...emergencies.map(({ id }) => id)]);
    const arrived = before ? emergencies.filter(({ id }) => !before.has(id)) : [];
    setFresh((shown) => [...shown.filter(({ id }) => emergencies.some((one) => one.id === id)), ...arrived]);
  }, [cases]);
  return { fresh, seen: (id: string) => setFresh((shown) => shown.filter((one) => one.id !== id)) };
}
