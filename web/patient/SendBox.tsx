import { useRef, type FormEvent, type KeyboardEvent, type RefObject, useState } from 'react';
import { words } from './words';

/** The service reads messages of at most so many characters whole, and refuses longer ones. */
const longest = 100_000;

/** Where the patient writes. It is there before Web Chat is, so that nobody waits for it in an emergency. */
export function SendBox({ box, onSend }: { box: RefObject<HTMLTextAreaElement>; onSend(text: string): void }) {
  const [text, setText] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const tooLong = text.length > longest;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '' || tooLong) return;
    onSend(text);
    setText('');
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter while an input method is composing chooses a word; it does not send.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };

  return (
    <form className="send-box" ref={form} onSubmit={submit}>
      {tooLong && <p role="alert">{words.text('page.send.too_long')}</p>}
      <div className="grow" data-text={text}>
        <textarea
          ref={box}
          rows={1}
          value={text}
          aria-label={words.text('page.send.label')}
          placeholder={words.text('page.send.placeholder')}
          enterKeyHint="send"
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <button type="submit" className="send" aria-label={words.text('page.send.button')}>
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <path
            d="M3 4l18 8-18 8 3-8-3-8zm3 8h7"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinejoin="round"
          />
        </svg>
      </button>
    </form>
  );
}
