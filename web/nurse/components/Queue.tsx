import { makeStyles, Spinner } from '@fluentui/react-components';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { ApiError } from '../api';
import type { CaseState, CaseSummary } from '../types';
import { words } from '../words';
import { CentredNotice } from './CentredNotice';
import { QueueItem } from './QueueItem';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

interface Props {
  cases: CaseSummary[] | undefined;
  error: ApiError | undefined;
  filter: CaseState;
  selected: string | undefined;
  unread: ReadonlySet<string>;
  me: string;
  now: number;
  onSelect: (id: string) => void;
  onRetry: () => void;
}

const steps: Partial<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** The cases of a filter. One stop for the tab key; arrows, Home and End move inside, Enter opens. */
export function Queue({ cases, error, filter, selected, unread, me, now, onSelect, onRetry }: Props) {
  const styles = useStyles();
  const list = useRef<HTMLUListElement>(null);
  const focused = useRef<number>(undefined);
  const buttons = (): HTMLButtonElement[] => [...(list.current?.querySelectorAll('button') ?? [])];

  // A case that was closed elsewhere takes its focused button with it: the next one takes over.
  useEffect(() => {
    if (focused.current === undefined || document.activeElement !== document.body) return;
    const all = buttons();
    all[Math.min(focused.current, all.length - 1)]?.focus();
  }, [cases]);

  if (!cases) {
    return error ? (
      <CentredNotice onRetry={onRetry}>{words.queue.failed}</CentredNotice>
    ) : (
      <CentredNotice>
        <Spinner label={words.loading} />
      </CentredNotice>
    );
  }
  if (cases.length === 0) return <CentredNotice>{words.queue.empty[filter]}</CentredNotice>;

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const all = buttons();
    all[
      step(
        all.findIndex((one) => one === document.activeElement),
        all.length - 1,
      )
    ]?.focus();
  };
  const stop = Math.max(
    0,
    cases.findIndex((one) => one.id === selected),
  );
  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label={words.queue.title}
      onKeyDown={onKeyDown}
      onFocus={() => (focused.current = buttons().findIndex((one) => one === document.activeElement))}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget) focused.current = undefined;
      }}
    >
      {cases.map((one, i) => (
        <li key={one.id}>
          <QueueItem
            value={one}
            now={now}
            me={me}
            selected={one.id === selected}
            unread={one.claimedBy === me && unread.has(one.conversationId)}
            tabIndex={i === stop ? 0 : -1}
            onSelect={() => onSelect(one.id)}
          />
        </li>
      ))}
    </ul>
  );
}
