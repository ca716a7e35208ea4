import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { words } from '../words';

/** What went wrong with an act; spoken at once, gone when dismissed or when the next act begins. */
export function Problem({ text, onDismiss }: { text: string; onDismiss: () => void }) {
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{text}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={onDismiss}>{words.problem.dismiss}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
