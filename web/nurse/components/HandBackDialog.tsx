import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { words } from '../words';

interface Props {
  /** The other nurse who has the case; undefined when it is one's own. */
  other: string | undefined;
  onConfirm: () => void;
  onCancel: () => void;
}

export function HandBackDialog({ other, onConfirm, onCancel }: Props) {
  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => !data.open && onCancel()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.handBackDialog.title}</DialogTitle>
          <DialogContent>
            {other === undefined ? words.handBackDialog.mine : words.handBackDialog.other(other)}
          </DialogContent>
          <DialogActions>
            <Button onClick={onCancel}>{words.handBackDialog.cancel}</Button>
            <Button appearance="primary" onClick={onConfirm}>
              {words.handBackDialog.confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
