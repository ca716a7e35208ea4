import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { CaseSummary } from '../types';
import { words } from '../words';

/** A bar for each emergency that came in while the page was open, until it is opened or claimed. */
export function NewEmergency({ cases, onShow }: { cases: CaseSummary[]; onShow: (id: string) => void }) {
  return cases.map(({ id, number }) => (
    <MessageBar key={id} intent="error" shape="square">
      <MessageBarBody>{words.alert.newP1(number)}</MessageBarBody>
      <MessageBarActions>
        <Button appearance="primary" onClick={() => onShow(id)}>
          {words.alert.show}
        </Button>
      </MessageBarActions>
    </MessageBar>
  ));
}
