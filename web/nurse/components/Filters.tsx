import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import type { CaseState } from '../types';
import { words } from '../words';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

interface Props {
  value: CaseState;
  counts: { open: number; claimed: number };
  onChange: (state: CaseState) => void;
}

/** Which cases the queue shows. Open is everything that is not closed. */
export function Filters({ value, counts, onChange }: Props) {
  const styles = useStyles();
  const labels: Array<[CaseState, string]> = [
    ['open', words.filter.open(counts.open)],
    ['claimed', words.filter.claimed(counts.claimed)],
    ['closed', words.filter.closed],
  ];
  return (
    <div role="group" aria-label={words.filter.label} className={styles.root}>
      {labels.map(([state, label]) => (
        <ToggleButton key={state} appearance="subtle" checked={value === state} onClick={() => onChange(state)}>
          {label}
        </ToggleButton>
      ))}
    </div>
  );
}
