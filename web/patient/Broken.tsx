import { WithNumber } from './WithNumber';
import { words } from './words';

/** Stands where the transcript could not be drawn. */
export function Broken() {
  return (
    <div className="notice" role="alert">
      <h2>{words.text('page.failed.title')}</h2>
      <p>
        <WithNumber text={words.text('page.failed.body')} />
      </p>
    </div>
  );
}
