import { useEffect, useState, type RefObject } from 'react';

/** Opens links to vetted pages over the chat instead of in a tab. Gives the address that is open, or null. */
export function useCitations(chat: RefObject<HTMLElement>): [string | null, (href: string | null) => void] {
  const [href, setHref] = useState<string | null>(null);
  useEffect(() => {
    const room = chat.current;
    const onClick = (event: MouseEvent): void => {
      // Who asks for a tab of its own gets it.
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const link = (event.target as Element).closest<HTMLAnchorElement>('a.citation');
      if (!link) return;
      event.preventDefault();
      setHref(link.href);
    };
    room?.addEventListener('click', onClick);
    return () => room?.removeEventListener('click', onClick);
  }, [chat]);
  return [href, setHref];
}
