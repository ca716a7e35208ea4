import { Tab, TabList } from '@fluentui/react-components';
import type { CaseState } from '../types';
import { words } from '../words';

interface Props {
  value: CaseState;
  counts: { open: number; claimed: number };
  onChange: (state: CaseState) => void;
}

/** Which cases the queue shows. Open is everything that is not closed. */
export function Filters({ value, counts, onChange }: Props) {
  return (
    <TabList
      aria-label={words.filter.label}
      selectedValue={value}
      onTabSelect={(_, data) => onChange(data.value as CaseState)}
      size="small"
    >
      <Tab id="filter-open" value="open" aria-controls="queue">
        {words.filter.open(counts.open)}
      </Tab>
      <Tab id="filter-claimed" value="claimed" aria-controls="queue">
        {words.filter.claimed(counts.claimed)}
      </Tab>
      <Tab id="filter-closed" value="closed" aria-controls="queue">
        {words.filter.closed}
      </Tab>
    </TabList>
  );
}
