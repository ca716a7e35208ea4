import { useOnline } from './useOnline';
import { WithNumber } from './WithNumber';
import { words } from './words';

/** Says when messages may not get through, and whom to call meanwhile. */
export function Trouble({ failed, lost }: { failed: boolean; lost: boolean }) {
  const online = useOnline();
  const text = !online
    ? words.text('page.offline')
    : failed
      ? words.text('page.failed.body')
      : lost
        ? words.text('page.lost')
        : null;
  return (
    <div role="status" className="trouble-place">
      {text && (
        <p className="trouble">
          <WithNumber text={text} />
        </p>
      )}
    </div>
  );
}
