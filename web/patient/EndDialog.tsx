import { useEffect, useRef, useState } from 'react';
import { words } from './words';

/** Asks before the page forgets the chat. The browser's own dialog holds the focus and closes on Escape. */
export function EndDialog({ onYes, onNo }: { onYes(): Promise<void>; onNo(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);

  const confirm = async (): Promise<void> => {
    setBusy(true);
    try {
      await onYes();
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };

  return (
    <dialog ref={dialog} aria-labelledby="end-title" onClose={onNo}>
      <h2 id="end-title">{words.text('page.end_dialog.title')}</h2>
      <p>{words.text('page.end_dialog.body')}</p>
      {failed && <p role="alert">{words.text('page.end_dialog.failed')}</p>}
      <div className="choices">
        <button type="button" onClick={onNo} autoFocus>
          {words.text('page.end_dialog.no')}
        </button>
        <button type="button" className="primary" onClick={() => void confirm()} disabled={busy}>
          {words.text('page.end_dialog.yes')}
        </button>
      </div>
    </dialog>
  );
}
