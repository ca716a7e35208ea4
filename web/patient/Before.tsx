import { words } from './words';

interface Props {
  /** An earlier conversation is on its way. */
  loading: boolean;
  /** Written already, not yet sent. */
  waiting: readonly string[];
  failed: boolean;
  onPick(text: string): void;
}

/** What stands in the chat before its first message: greeting and ways to begin, or what is being waited for. */
export function Before({ loading, waiting, failed, onPick }: Props) {
  if (waiting.length > 0)
    return (
      <ul className="pending">
        {waiting.map((text, i) => (
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>
            <p>{text}</p>
            <small>{words.text('page.send.waiting')}</small>
          </li>
        ))}
      </ul>
    );
  if (loading || failed)
    return (
      <div className="notice" role="status">
        <span className="spinner" aria-hidden="true" />
        <h2>{failed ? words.text('page.failed.title') : words.text('page.connecting')}</h2>
      </div>
    );
  const starters = [
    words.text('page.greeting.symptom'),
    words.text('page.greeting.question'),
    words.text('page.greeting.help'),
  ];
  return (
    <div className="welcome">
      <h2>{words.text('page.greeting.title')}</h2>
      <p>{words.text('page.greeting.body')}</p>
      <ul aria-label={words.text('page.greeting.starters')}>
        {starters.map((text) => (
          <li key={text}>
            <button type="button" onClick={() => onPick(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
