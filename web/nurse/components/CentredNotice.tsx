import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { words } from '../words';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
    textAlign: 'center',
    minHeight: '160px',
  },
});

/** A state that fills its place: empty, loading or failed. With `onRetry` it offers to try again. */
export function CentredNotice({
  children,
  hint,
  onRetry,
}: {
  children: ReactNode;
  hint?: string;
  onRetry?: () => void;
}) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {typeof children === 'string' ? <Text size={400}>{children}</Text> : children}
      {hint && <Text>{hint}</Text>}
      {onRetry && <Button onClick={onRetry}>{words.retry}</Button>}
    </div>
  );
}
