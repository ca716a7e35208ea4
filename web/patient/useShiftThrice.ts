import { useEffect, useState } from 'react';

/** Presses that leave, and how long the first ones are remembered, in ms. */
const presses = 3;
const forgetMs = 5000;

/**
 * Calls back when Shift is pressed three times with no other key between. Shift and not Escape: Escape closes dialogs and
 * leaves the transcript, so it is pressed several times in earnest; Shift alone writes nothing and stops nothing.
 * Gives the number of presses that are still missing, or null while none has been made.
 */
export function useShiftThrice(then: () => void): number | null {
  const [missing, setMissing] = useState<number | null>(null);
  useEffect(() => {
    let count = 0;
    let timer = 0;
    const reset = (): void => {
      count = 0;
      setMissing(null);
    };
    const onKey = ({ key, repeat }: KeyboardEvent): void => {
      window.clearTimeout(timer);
      if (key !== 'Shift') return count > 0 ? reset() : undefined;
      if (!repeat) count += 1;
      if (count >= presses) return then();
      setMissing(presses - count);
      timer = window.setTimeout(reset, forgetMs);
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [then]);
  return missing;
}
