import { useEffect, useState } from 'react';
import { loadCase, type OpenCase } from './api';
import { WithNumber } from './WithNumber';
import { words } from './words';

/** How often an open case is asked about while the page is in view, in ms; without one, only when something is said. */
const askMs = 20_000;
/** After a message: what it caused is stored by then. */
const soonMs = 400;

/** Where the patient's case stands: how many come before, until when a nurse should have written, or who has taken it. */
export function CaseStatus({ messages, lost }: { messages: number; lost: boolean }) {
  const [open, setOpen] = useState<OpenCase | null>(null);
  const waits = open !== null;

  useEffect(() => {
    if (messages === 0 || lost) return;
    let current = true;
    const ask = async (): Promise<void> => {
      if (document.hidden) return;
      try {
        const found = await loadCase();
        if (current) setOpen(found);
      } catch {
        // The line's own notice tells of trouble; what was known last stays until the next answer.
      }
    };
    const soon = window.setTimeout(() => void ask(), soonMs);
    const timer = waits ? window.setInterval(() => void ask(), askMs) : 0;
    const onShown = (): void => void ask();
    document.addEventListener('visibilitychange', onShown);
    return () => {
      current = false;
      window.clearTimeout(soon);
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', onShown);
    };
  }, [messages, lost, waits]);

  return (
    <div role="status" className="case-place">
      {open && (
        <p className={open.urgent && open.state === 'open' ? 'case urgent' : 'case'}>
          <WithNumber text={sentence(open)} />
        </p>
      )}
    </div>
  );
}

function sentence({ number, state, ahead, minutes, urgent, nurse = '' }: OpenCase): string {
  if (state === 'claimed') return words.text('page.case.claimed', { nurse, case: number });
  // Who has an emergency must act, not wait for a turn.
  if (urgent) return words.text('page.case.urgent', { case: number });
  const parts = [words.text('page.case.waiting', { case: number })];
  if (minutes <= 0) return [...parts, words.text('page.case.late')].join(' ');
  parts.push(
    ahead === 0
      ? words.text('page.case.next')
      : ahead === 1
        ? words.text('page.case.one')
        : words.text('page.case.many', { count: ahead }),
    words.text('page.case.by', { when: clockTime(minutes) }),
  );
  return parts.join(' ');
}

/** The time of day in so many minutes, with the day where it is not today. */
function clockTime(minutes: number): string {
  const then = new Date(Date.now() + minutes * 60_000);
  const today = then.toDateString() === new Date().toDateString();
  return then.toLocaleString('en-US', { ...(today ? {} : { weekday: 'long' }), hour: 'numeric', minute: '2-digit' });
}
