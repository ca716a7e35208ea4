import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { light } from '../../shared/theme';
import type { Connection } from '../types';
import { words } from '../words';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: light.brand,
    color: light.brandInk,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, flexGrow: 1 },
  product: { fontWeight: tokens.fontWeightRegular, marginRight: tokens.spacingHorizontalS },
  connection: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  dot: { width: '8px', height: '8px', borderRadius: '50%', border: '2px solid currentColor', boxSizing: 'border-box' },
  live: { backgroundColor: 'currentColor' },
  name: { overflowWrap: 'anywhere' },
  out: { color: 'inherit', ':hover': { color: 'inherit', backgroundColor: 'rgba(255, 255, 255, 0.15)' } },
});

export function Header({
  name,
  connection,
  onSignOut,
}: {
  name: string;
  connection: Connection;
  onSignOut: () => void;
}) {
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>
        <span className={styles.product}>{words.product}</span>
        {words.title}
      </h1>
      <span className={styles.connection} role="status">
        <span className={`${styles.dot} ${connection === 'live' ? styles.live : ''}`} aria-hidden />
        {words.connection[connection]}
      </span>
      <span className={styles.name}>{words.header.signedInAs(name)}</span>
      <Button appearance="transparent" className={styles.out} onClick={onSignOut}>
        {words.header.signOut}
      </Button>
    </header>
  );
}
