import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Speaks to screen readers: `urgent` at once, `calm` when the reader pauses. Always in the page, or it stays silent. */
export function Announcer({ urgent, calm }: { urgent: string; calm: string }) {
  const styles = useStyles();
  return (
    <>
      <div role="alert" className={styles.hidden}>
        {urgent}
      </div>
      <div role="status" className={styles.hidden}>
        {calm}
      </div>
    </>
  );
}
