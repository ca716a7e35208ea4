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

export function HandBackDialog({ onConfirm, onCancel }: { onConfirm: () => void; onCancel: () => void }) {
  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => !data.open && onCancel()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.handBackDialog.title}</DialogTitle>
          <DialogContent>{words.handBackDialog.body}</DialogContent>
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
