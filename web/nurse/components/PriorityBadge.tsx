import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Priority } from '../types';
import { words } from '../words';

const useStyles = makeStyles({
  badge: { flexShrink: 0, whiteSpace: 'nowrap' },
  P1: { backgroundColor: tokens.colorPaletteRedBackground3, color: '#ffffff' },
  P2: { backgroundColor: tokens.colorNeutralForeground1, color: tokens.colorNeutralBackground1 },
  P3: { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground5 },
  P4: { color: tokens.colorNeutralForeground1, backgroundColor: 'transparent' },
});

/** The priority in words; the colour only repeats them. */
export function PriorityBadge({ priority }: { priority: Priority }) {
  const styles = useStyles();
  return (
    <Badge
      appearance={priority === 'P4' ? 'outline' : 'filled'}
      color="informative"
      size="large"
      className={mergeClasses(styles.badge, styles[priority])}
    >
      {words.priority[priority]}
    </Badge>
  );
}
