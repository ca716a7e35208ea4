import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { RefObject } from 'react';
import type { CaseSummary, Outcome } from '../types';
import { words } from '../words';
import { CaseTimes } from './CaseTimes';
import { PriorityBadge } from './PriorityBadge';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  facts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, flexGrow: 1 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  value: CaseSummary;
  me: string;
  now: number;
  outcomes: Outcome[];
  busy: boolean;
  title: RefObject<HTMLHeadingElement>;
  onClaim: () => void;
  onHandBack: () => void;
  onClose: () => void;
}

/** Number, priority, times and what this nurse can do. */
export function CaseHeader({ value, me, now, outcomes, busy, title, onClaim, onHandBack, onClose }: Props) {
  const styles = useStyles();
  const { state, claimedBy, outcome } = value;
  const mine = state === 'claimed' && claimedBy === me;
  const ended = outcomes.find(({ id }) => id === outcome)?.label ?? outcome;
  return (
    <div className={styles.root}>
      <h2 className={styles.title} ref={title} tabIndex={-1}>
        {value.number}
      </h2>
      <PriorityBadge priority={value.priority} />
      <span className={styles.facts}>
        <CaseTimes value={value} now={now} />
        {state === 'claimed' && <span>{mine ? words.claimedByMe : words.case.has(claimedBy ?? '')}</span>}
        {state === 'closed' && ended && <span>{words.case.closedWith(ended)}</span>}
      </span>
      <div className={styles.actions}>
        {state === 'open' && (
          <Button appearance="primary" disabled={busy} onClick={onClaim}>
            {words.case.claim}
          </Button>
        )}
        {state === 'claimed' && (
          <Button disabled={busy} onClick={onHandBack}>
            {words.case.handBack}
          </Button>
        )}
        {mine && (
          <Button disabled={busy} onClick={onClose}>
            {words.case.close}
          </Button>
        )}
      </div>
    </div>
  );
}
