import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Outcome } from '../types';
import { words } from '../words';

interface Props {
  number: string;
  outcomes: Outcome[];
  /** Whether a nurse has answered: some outcomes say so. */
  replied: boolean;
  onClose: (outcome: string) => void;
  onCancel: () => void;
}

export function CloseDialog({ number, outcomes, replied, onClose, onCancel }: Props) {
  const [outcome, setOutcome] = useState('');
  const [asked, setAsked] = useState(false);
  const confirm = (): void => (outcome === '' ? setAsked(true) : onClose(outcome));
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onCancel()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.closeDialog.title(number)}</DialogTitle>
          <DialogContent>
            <Field
              label={words.closeDialog.outcome}
              required
              hint={words.closeDialog.told}
              {...(asked && outcome === '' ? { validationMessage: words.closeDialog.choose } : {})}
            >
              <RadioGroup value={outcome} onChange={(_, data) => setOutcome(data.value)}>
                {outcomes.map(({ id, label, needsReply }) => {
                  const missing = needsReply && !replied;
                  const text = missing ? `${label} (${words.closeDialog.needsReply})` : label;
                  return <Radio key={id} value={id} label={text} disabled={missing} />;
                })}
              </RadioGroup>
            </Field>
          </DialogContent>
          <DialogActions>
            <Button onClick={onCancel}>{words.closeDialog.cancel}</Button>
            <Button appearance="primary" onClick={confirm}>
              {words.closeDialog.confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
