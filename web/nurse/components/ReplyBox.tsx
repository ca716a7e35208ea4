import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useRef, useState, type KeyboardEvent } from 'react';
import { words } from '../words';

const longest = 8_000;
const warnFrom = 500;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  row: { display: 'flex', justifyContent: 'flex-end' },
});

/** `onSend` gives true when the reply is safe; the same draft keeps its id, so a repeat is never sent twice. */
export function ReplyBox({ onSend }: { onSend: (text: string, replyId: string) => Promise<boolean> }) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const draft = useRef<{ text: string; id: string }>(undefined);
  const left = longest - text.length;
  const ready = text.trim() !== '' && left >= 0 && !busy;

  const send = async (): Promise<void> => {
    if (!ready) return;
    if (draft.current?.text !== text) draft.current = { text, id: crypto.randomUUID() };
    setBusy(true);
    try {
      if (await onSend(text, draft.current.id)) {
        draft.current = undefined;
        setText('');
      }
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  const message = left < 0 ? words.reply.tooLong(-left) : left < warnFrom ? words.reply.left(left) : undefined;
  return (
    <div className={styles.root}>
      <Field
        label={words.reply.label}
        hint={words.reply.hint}
        {...(message === undefined
          ? {}
          : { validationMessage: message, validationState: left < 0 ? ('error' as const) : ('none' as const) })}
      >
        <Textarea
          value={text}
          onChange={(_, data) => setText(data.value)}
          onKeyDown={onKeyDown}
          readOnly={busy}
          rows={4}
          resize="vertical"
          dir="auto"
        />
      </Field>
      <div className={styles.row}>
        <Button appearance="primary" disabled={!ready} onClick={() => void send()}>
          {busy ? words.reply.sending : words.reply.send}
        </Button>
      </div>
    </div>
  );
}
