import { words } from '../words';
import { ModalDialog } from './ModalDialog';

export function HandBackDialog({ onConfirm, onCancel }: { onConfirm: () => void; onCancel: () => void }) {
  const { title, body, confirm, cancel } = words.handBackDialog;
  return (
    <ModalDialog title={title} confirm={confirm} cancel={cancel} onConfirm={onConfirm} onCancel={onCancel}>
      {body}
    </ModalDialog>
  );
}
