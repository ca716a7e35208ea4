import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { readCase } from '../api';
import { useActs } from '../hooks/useActs';
import { useLoad } from '../hooks/useLoad';
import type { Outcome } from '../types';
import { words } from '../words';
import { CaseHeader } from './CaseHeader';
import { CentredNotice } from './CentredNotice';
import { CloseDialog } from './CloseDialog';
import { HandBackDialog } from './HandBackDialog';
import { HandoverNote } from './HandoverNote';
import { Problem } from './Problem';
import { ReplyArea } from './ReplyArea';
import { lineId, Transcript } from './Transcript';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, containerType: 'inline-size' },
  columns: {
    display: 'grid',
    gap: tokens.spacingHorizontalXXL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@container (min-width: 760px)': { gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr)' },
  },
});

interface Props {
  id: string;
  me: string;
  now: number;
  revision: number;
  outcomes: Outcome[];
  onChanged: () => void;
  onSignedOut: () => void;
  onSaid: (text: string) => void;
}

/** One case: what it is, the note, the conversation, and what this nurse can do. Keyed by case id. */
export function CaseView({ id, me, now, revision, outcomes, onChanged, onSignedOut, onSaid }: Props) {
  const styles = useStyles();
  const { data, error, reload } = useLoad(id, readCase, revision, onSignedOut);
  const { run, busy, problem, dismiss } = useActs(id, { me, onChanged, onSignedOut });
  const [dialog, setDialog] = useState<'close' | 'hand-back'>();
  const title = useRef<HTMLHeadingElement>(null);

  if (!data) {
    if (error?.status === 404) return <CentredNotice>{words.case.gone}</CentredNotice>;
    if (error) return <CentredNotice onRetry={() => void reload()}>{words.case.failed}</CentredNotice>;
    return (
      <CentredNotice>
        <Spinner label={words.loading} />
      </CentredNotice>
    );
  }

  const one = data.case;
  const { version } = one;
  /** The button that was pressed goes away: the heading takes the focus, so that it is not lost. */
  const settle = async (done: Promise<boolean>): Promise<void> => {
    setDialog(undefined);
    await done;
    title.current?.focus();
  };
  const goTo = (seq: number): void => {
    const line = document.getElementById(lineId(seq));
    line?.scrollIntoView({ block: 'center' });
    line?.focus({ preventScroll: true });
  };
  const reply = async (text: string, replyId: string): Promise<boolean> => {
    const sent = await run('reply', { version, text, replyId });
    if (sent) onSaid(words.reply.sent);
    return sent;
  };

  return (
    <article className={styles.root} aria-label={one.number}>
      <CaseHeader
        value={one}
        me={me}
        now={now}
        outcomes={outcomes}
        busy={busy}
        title={title}
        onClaim={() => void settle(run('claim', { version }))}
        onHandBack={() => setDialog('hand-back')}
        onClose={() => setDialog('close')}
      />
      {problem && <Problem text={problem} onDismiss={dismiss} />}
      <div className={styles.columns}>
        <HandoverNote note={data.handover} onGoTo={goTo} />
        <div>
          <Transcript lines={data.transcript} me={me} now={now} />
          <ReplyArea value={one} me={me} onSend={reply} />
        </div>
      </div>
      {dialog === 'close' && (
        <CloseDialog
          number={one.number}
          outcomes={outcomes}
          replied={data.transcript.some(({ author }) => author === 'nurse')}
          onClose={(outcome) => void settle(run('close', { version, outcome }))}
          onCancel={() => setDialog(undefined)}
        />
      )}
      {dialog === 'hand-back' && (
        <HandBackDialog
          onConfirm={() => void settle(run('hand-back', { version }))}
          onCancel={() => setDialog(undefined)}
        />
      )}
    </article>
  );
}
