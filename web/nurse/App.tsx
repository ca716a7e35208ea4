import { FluentProvider, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { CentredNotice } from './components/CentredNotice';
import { SignIn } from './components/SignIn';
import { Workspace } from './components/Workspace';
import { useDark } from './hooks/useDark';
import { useSession } from './hooks/useSession';
import { darkTheme, lightTheme } from './theme';
import { words } from './words';

const useStyles = makeStyles({
  root: { height: '100%', backgroundColor: tokens.colorNeutralBackground1 },
});

export function App() {
  const styles = useStyles();
  const dark = useDark();
  const { session, check, signIn, signOut, ended } = useSession();
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme} className={styles.root}>
      {session.state === 'checking' && (
        <CentredNotice>
          <Spinner label={words.loading} />
        </CentredNotice>
      )}
      {session.state === 'failed' && <CentredNotice onRetry={() => void check()}>{words.signIn.offline}</CentredNotice>}
      {session.state === 'out' && <SignIn code={session.code} ended={session.ended} onSignIn={signIn} />}
      {session.state === 'in' && (
        <Workspace key={session.name} me={session.name} onSignOut={() => void signOut()} onSignedOut={ended} />
      )}
    </FluentProvider>
  );
}
