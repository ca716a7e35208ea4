import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { Outcome } from '../types';
import { words } from '../words';
import { ModalDialog } from './ModalDialog';

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
  const { title, confirm, cancel, choose, needsReply, told, ...labels } = words.closeDialog;
  return (
    <ModalDialog
      title={title(number)}
      confirm={confirm}
      cancel={cancel}
      onConfirm={() => (outcome === '' ? setAsked(true) : onClose(outcome))}
      onCancel={onCancel}
    >
      <Field
        label={labels.outcome}
        required
        hint={told}
        {...(asked && outcome === '' ? { validationMessage: choose } : {})}
      >
        <RadioGroup value={outcome} onChange={(_, data) => setOutcome(data.value)}>
          {outcomes.map((one) => {
            const missing = one.needsReply && !replied;
            const label = missing ? `${one.label} (${needsReply})` : one.label;
            return <Radio key={one.id} value={one.id} label={label} disabled={missing} />;
          })}
        </RadioGroup>
      </Field>
    </ModalDialog>
  );
}
