import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { clock } from '../format';
import type { TranscriptLine } from '../types';
import { words } from '../words';

const useStyles = makeStyles({
  title: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  line: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: `4px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    ':focus': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  patient: { borderLeftColor: tokens.colorCompoundBrandStroke, borderLeftWidth: '8px' },
  nurse: { borderLeftColor: tokens.colorNeutralForeground1, borderLeftStyle: 'double', borderLeftWidth: '8px' },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase200 },
  author: { fontWeight: tokens.fontWeightSemibold },
  soft: { color: tokens.colorNeutralForeground3 },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

export const lineId = (seq: number): string => `line-${seq}`;

function authorOf({ author, authorName }: TranscriptLine, me: string): string {
  if (author !== 'nurse' || authorName === undefined) return words.author[author];
  return authorName === me ? words.authorMe : words.authorNurse(authorName);
}

/** The conversation, oldest first: who wrote what, when. New lines are spoken as they arrive. */
export function Transcript({ lines, me, now }: { lines: TranscriptLine[]; me: string; now: number }) {
  const styles = useStyles();
  return (
    <section aria-labelledby="transcript-title">
      <h3 id="transcript-title" className={styles.title}>
        {words.case.transcript}
      </h3>
      {lines.length === 0 && <p className={styles.text}>{words.noMessages}</p>}
      <div role="log" aria-labelledby="transcript-title">
        <ol className={styles.list}>
          {lines.map((line) => (
            <li
              key={line.id}
              id={lineId(line.seq)}
              tabIndex={-1}
              className={mergeClasses(
                styles.line,
                line.author === 'patient' && styles.patient,
                line.author === 'nurse' && styles.nurse,
              )}
            >
              <div className={styles.head}>
                <span className={styles.author}>{authorOf(line, me)}</span>
                <time dateTime={line.at} className={styles.soft}>
                  {clock(line.at, now)}
                </time>
                <span className={styles.soft}>{words.lineLink(line.seq)}</span>
              </div>
              <p className={mergeClasses(styles.text, line.text === '' && styles.soft)} dir="auto">
                {line.text === '' ? words.noText : line.text}
              </p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
