import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CaseSummary } from '../types';
import { words } from '../words';
import { CaseTimes } from './CaseTimes';
import { PriorityBadge } from './PriorityBadge';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    width: '100%',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: 'none',
    borderLeft: '4px solid transparent',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-3px' },
  },
  selected: { backgroundColor: tokens.colorNeutralBackground2, borderLeftColor: tokens.colorCompoundBrandStroke },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  number: { fontWeight: tokens.fontWeightSemibold, flexGrow: 1 },
  reason: {
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  soft: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  value: CaseSummary;
  now: number;
  me: string;
  selected: boolean;
  unread: boolean;
  tabIndex: number;
  onSelect: () => void;
}

export function QueueItem({ value, now, me, selected, unread, tabIndex, onSelect }: Props) {
  const styles = useStyles();
  const holder = value.claimedBy === me ? words.claimedByMe : value.claimedBy && words.claimedBy(value.claimedBy);
  return (
    <button
      type="button"
      data-case={value.id}
      className={mergeClasses(styles.item, selected && styles.selected)}
      aria-current={selected ? 'true' : undefined}
      tabIndex={tabIndex}
      onClick={onSelect}
    >
      <span className={styles.row}>
        <span className={styles.number}>{value.number}</span>
        {unread && (
          <Badge appearance="outline" color="important">
            {words.queue.newMessage}
          </Badge>
        )}
        <PriorityBadge priority={value.priority} />
      </span>
      <span className={styles.reason} dir="auto">
        {value.reason}
      </span>
      <span className={mergeClasses(styles.row, styles.soft)}>
        <CaseTimes value={value} now={now} />
        {value.state === 'claimed' && <span>{holder}</span>}
      </span>
    </button>
  );
}
