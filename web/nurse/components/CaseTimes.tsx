import { makeStyles, tokens } from '@fluentui/react-components';
import { clock, span } from '../format';
import type { CaseSummary } from '../types';
import { words } from '../words';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
  overdue: { fontWeight: tokens.fontWeightBold, color: tokens.colorPaletteRedForeground1 },
});

/** How long a case has waited and when a nurse should have it; once claimed or closed, since when. */
export function CaseTimes({ value, now }: { value: CaseSummary; now: number }) {
  const styles = useStyles();
  if (value.state === 'closed') return <span>{words.time.closed(clock(value.closedAt ?? value.openedAt, now))}</span>;
  if (value.state === 'claimed') return <span>{words.time.opened(clock(value.openedAt, now))}</span>;
  const left = Date.parse(value.dueAt) - now;
  return (
    <span className={styles.root}>
      <span>{words.time.waiting(span(now - Date.parse(value.openedAt)))}</span>
      {left < 0 ? (
        <span className={styles.overdue}>{words.time.overdue(span(left))}</span>
      ) : (
        <span>{words.time.due(clock(value.dueAt, now), span(left))}</span>
      )}
    </span>
  );
}
