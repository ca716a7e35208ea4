import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { HandoverLine, HandoverPart } from '../types';
import { words } from '../words';

const parts: readonly HandoverPart[] = ['identify', 'situation', 'background', 'assessment', 'recommendation'];

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  part: { margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
  lines: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  line: { marginBottom: tokens.spacingVerticalXS },
  soft: { color: tokens.colorNeutralForeground3 },
  said: {
    display: 'block',
    margin: `${tokens.spacingVerticalXXS} 0`,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
    whiteSpace: 'pre-wrap',
  },
});

function Line({ line, onGoTo }: { line: HandoverLine; onGoTo: (seq: number) => void }) {
  const styles = useStyles();
  const { kind, text, seq, words: said } = line;
  return (
    <li className={mergeClasses(styles.line, kind === 'unknown' && styles.soft)}>
      {text}
      {said && (
        <q className={styles.said} dir="auto">
          {said}
        </q>
      )}
      {seq !== undefined && (
        <>
          {' '}
          <Link as="button" onClick={() => onGoTo(seq)} aria-label={words.toLine(seq)}>
            {words.lineLink(seq)}
          </Link>
        </>
      )}
    </li>
  );
}

interface Props {
  note: Record<HandoverPart, HandoverLine[]>;
  /** Shows the transcript line that a line of the note stands on. */
  onGoTo: (seq: number) => void;
}

/** The ISBAR note: what a nurse needs before the first word to the patient. */
export function HandoverNote({ note, onGoTo }: Props) {
  const styles = useStyles();
  return (
    <section aria-labelledby="note-title">
      <h3 id="note-title" className={styles.title}>
        {words.case.note}
      </h3>
      {parts.map((part) => (
        <div key={part}>
          <h4 className={styles.part}>{words.part[part]}</h4>
          <ul className={styles.lines}>
            {note[part].map((line, i) => (
              <Line key={i} line={line} onGoTo={onGoTo} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
