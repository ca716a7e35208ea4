import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CaseSummary } from '../types';
import { words } from '../words';
import { ReplyBox } from './ReplyBox';

const useStyles = makeStyles({
  root: {
    marginTop: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (min-width: 900px) and (min-height: 600px)': { position: 'sticky', bottom: 0 },
  },
  hint: { margin: 0, padding: `${tokens.spacingVerticalM} 0`, color: tokens.colorNeutralForeground3 },
});

interface Props {
  value: CaseSummary;
  me: string;
  onSend: (text: string, replyId: string) => Promise<boolean>;
}

/** The reply box, for the nurse who has the case; for others, why they cannot answer. */
export function ReplyArea({ value, me, onSend }: Props) {
  const styles = useStyles();
  const { state, claimedBy } = value;
  if (state === 'closed') return null;
  const mine = state === 'claimed' && claimedBy === me;
  if (mine) {
    return (
      <div className={styles.root}>
        <ReplyBox onSend={onSend} />
      </div>
    );
  }
  const hint = state === 'open' ? words.reply.claimFirst : words.reply.other(claimedBy ?? '');
  return <p className={mergeClasses(styles.root, styles.hint)}>{hint}</p>;
}
