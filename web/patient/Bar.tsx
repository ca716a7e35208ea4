import { useEffect, useRef } from 'react';
import { words } from './words';

interface Props {
  onNurse(): void;
  /** Null while there is nothing to save. */
  onSave: (() => void) | null;
  onEnd(): void;
}

/** A person is one press away; what is needed less often stands under "More". */
export function Bar({ onNurse, onSave, onEnd }: Props) {
  const more = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (more.current) more.current.open = false;
  };
  useEffect(() => {
    const outside = ({ target }: Event): void => {
      if (!more.current?.contains(target as Node)) close();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, []);
  const pick = (act: () => void) => (): void => {
    close();
    act();
  };
  return (
    <div className="bar">
      <button type="button" className="primary" onClick={onNurse}>
        {words.text('page.talk_to_nurse')}
      </button>
      <details
        ref={more}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          close();
          more.current?.querySelector('summary')?.focus();
        }}
      >
        <summary>{words.text('page.more')}</summary>
        <div className="menu">
          <button type="button" onClick={onSave ? pick(onSave) : undefined} disabled={!onSave}>
            {words.text('page.save')}
          </button>
          <button type="button" onClick={pick(() => window.print())} disabled={!onSave}>
            {words.text('page.print')}
          </button>
          <button type="button" onClick={pick(onEnd)}>
            {words.text('page.end')}
          </button>
        </div>
      </details>
    </div>
  );
}
