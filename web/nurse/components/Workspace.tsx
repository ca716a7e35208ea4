import { Button, makeStyles, mergeClasses, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { closedCases, lineInfo, openCases } from '../api';
import { useLive } from '../hooks/useLive';
import { useLoad } from '../hooks/useLoad';
import { useNewP1 } from '../hooks/useNewP1';
import { useNow } from '../hooks/useNow';
import { useSelected } from '../hooks/useSelected';
import type { CaseState, LiveEvent } from '../types';
import { words } from '../words';
import { Announcer } from './Announcer';
import { CaseView } from './CaseView';
import { CentredNotice } from './CentredNotice';
import { Filters } from './Filters';
import { Header } from './Header';
import { NewEmergency } from './NewEmergency';
import { Queue } from './Queue';
import { SkipLink } from './SkipLink';

const wide = '@media (min-width: 900px)';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', minHeight: '100%', [wide]: { height: '100%' } },
  panes: {
    display: 'grid',
    flexGrow: 1,
    minHeight: 0,
    gridTemplateColumns: 'minmax(0, 1fr)',
    [wide]: { gridTemplateColumns: '360px minmax(0, 1fr)' },
  },
  queue: { [wide]: { borderRight: `1px solid ${tokens.colorNeutralStroke2}`, overflowY: 'auto' } },
  filters: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}` },
  case: { padding: tokens.spacingHorizontalL, [wide]: { overflowY: 'auto', padding: tokens.spacingHorizontalXXL } },
  onlyWide: { display: 'none', [wide]: { display: 'block' } },
  back: { marginBottom: tokens.spacingVerticalM, [wide]: { display: 'none' } },
});

const caseId = 'case-pane';

export function Workspace({
  me,
  onSignOut,
  onSignedOut,
}: {
  me: string;
  onSignOut: () => void;
  onSignedOut: () => void;
}) {
  const styles = useStyles();
  const now = useNow();
  const [selected, select] = useSelected();
  const [filter, setFilter] = useState<CaseState>('open');
  const [revision, setRevision] = useState({ list: 0, one: 0 });
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');

  const open = useLoad('open', openCases, revision.list, onSignedOut);
  const closed = useLoad(filter === 'closed' ? 'closed' : null, closedCases, revision.list, onSignedOut);
  const line = useLoad('line', lineInfo, 0, onSignedOut);
  const { fresh, seen } = useNewP1(open.data);

  const selectedConversation = open.data?.find(({ id }) => id === selected)?.conversationId;
  const refresh = useCallback(() => setRevision(({ list, one }) => ({ list: list + 1, one: one + 1 })), []);
  const connection = useLive((event: LiveEvent | undefined) => {
    if (event?.kind !== 'message') refresh();
    else if (event.conversationId === selectedConversation) setRevision(({ list, one }) => ({ list, one: one + 1 }));
    else setUnread((before) => new Set([...before, event.conversationId]));
  });

  const show = (id: string): void => {
    select(id);
    seen(id);
    setUnread((before) => new Set([...before].filter((conversation) => conversation !== conversationOf(id))));
    // Where the list gives way to the case, the focus goes along; beside it, arrows go on working.
    if (!window.matchMedia('(min-width: 900px)').matches) setTimeout(() => document.getElementById(caseId)?.focus());
  };
  const conversationOf = (id: string): string | undefined => open.data?.find((one) => one.id === id)?.conversationId;

  const counts = useMemo(() => {
    const all = open.data ?? [];
    const waiting = all.filter(({ state }) => state === 'open');
    return {
      open: all.length,
      claimed: all.length - waiting.length,
      waiting: waiting.length,
      p1: waiting.filter(({ priority }) => priority === 'P1').length,
    };
  }, [open.data]);
  useEffect(() => {
    document.title = words.pageTitle(counts.waiting, counts.p1);
  }, [counts]);

  const queue = filter === 'closed' ? closed : open;
  const cases = filter === 'claimed' ? queue.data?.filter(({ state }) => state === 'claimed') : queue.data;
  const offline = connection === 'offline' || open.error?.status === 0;

  return (
    <div className={styles.page}>
      <SkipLink targetId={caseId} />
      <Header name={me} connection={offline ? 'offline' : connection} onSignOut={onSignOut} />
      <Announcer urgent={fresh.map(({ number }) => words.alert.newP1(number)).join(' ')} calm={said} />
      <section aria-label={words.notices}>
        <NewEmergency cases={fresh} onShow={show} />
        {offline && open.data && (
          <MessageBar intent="warning" layout="multiline" shape="square">
            <MessageBarBody>{words.offline}</MessageBarBody>
          </MessageBar>
        )}
      </section>
      <main className={styles.panes}>
        <section className={mergeClasses(styles.queue, selected && styles.onlyWide)} aria-label={words.queue.title}>
          <div className={styles.filters}>
            <Filters value={filter} counts={counts} onChange={setFilter} />
          </div>
          <Queue
            cases={cases}
            error={queue.error}
            filter={filter}
            selected={selected}
            unread={unread}
            me={me}
            now={now}
            onSelect={show}
            onRetry={refresh}
          />
        </section>
        <div id={caseId} tabIndex={-1} className={mergeClasses(styles.case, !selected && styles.onlyWide)}>
          {selected ? (
            <>
              <Button className={styles.back} onClick={() => select(undefined)}>
                {words.case.back}
              </Button>
              <CaseView
                key={selected}
                id={selected}
                me={me}
                now={now}
                revision={revision.one}
                outcomes={line.data?.outcomes ?? []}
                onChanged={refresh}
                onSignedOut={onSignedOut}
                onSaid={setSaid}
              />
            </>
          ) : (
            <CentredNotice hint={words.case.noneHint}>{words.case.none}</CentredNotice>
          )}
        </div>
      </main>
      {line.data?.sample && (
        <footer>
          <MessageBar intent="info" layout="multiline" shape="square">
            <MessageBarBody>{words.sample}</MessageBarBody>
          </MessageBar>
        </footer>
      )}
    </div>
  );
}
