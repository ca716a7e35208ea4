import { Button, Card, Field, Input, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { ApiError } from '../api';
import { words } from '../words';

const useStyles = makeStyles({
  page: {
    minHeight: '100%',
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  card: { width: '100%', maxWidth: '400px', padding: tokens.spacingHorizontalXXL, boxSizing: 'border-box' },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  intro: { margin: 0 },
});

function problemOf(error: unknown): string {
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 0) return words.signIn.offline;
  if (error.status === 401) return words.signIn.badCode;
  return error.status === 400 ? words.signIn.badName : words.signIn.failed;
}

interface Props {
  /** From the sign-in link; without it the nurse types it. */
  code: string | undefined;
  ended: boolean;
  onSignIn: (code: string, name: string) => Promise<void>;
}

export function SignIn({ code, ended, onSignIn }: Props) {
  const styles = useStyles();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const askCode = code === undefined || problem === words.signIn.badCode;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await onSignIn(typed.trim() || (code ?? ''), name);
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };

  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
          <h1 className={styles.title}>{words.signIn.title}</h1>
          <p className={styles.intro}>{words.signIn.intro}</p>
          {ended && !problem && (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>{words.signIn.ended}</MessageBarBody>
            </MessageBar>
          )}
          {problem && (
            <MessageBar intent="error" layout="multiline" role="alert">
              <MessageBarBody>{problem}</MessageBarBody>
            </MessageBar>
          )}
          <Field label={words.signIn.name} hint={words.signIn.nameHint} required>
            <Input
              value={name}
              onChange={(_, data) => setName(data.value)}
              autoComplete="name"
              maxLength={60}
              autoFocus
            />
          </Field>
          {askCode && (
            <Field label={words.signIn.code} hint={words.signIn.codeHint} required>
              <Input value={typed} onChange={(_, data) => setTyped(data.value)} autoComplete="one-time-code" />
            </Field>
          )}
          <Button appearance="primary" type="submit" disabled={busy}>
            {busy ? words.signIn.working : words.signIn.submit}
          </Button>
        </form>
      </Card>
    </main>
  );
}
