import { useSyncExternalStore } from 'react';

const subscribe = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

/** The chosen case, kept in the address so that reload and the back button work. Ids only, never words. */
export function useSelected(): [string | undefined, (id: string | undefined) => void] {
  const id = useSyncExternalStore(subscribe, () => /^#case=(.+)$/.exec(window.location.hash)?.[1]);
  return [id === undefined ? undefined : decodeURIComponent(id), select];
}

function select(id: string | undefined): void {
  window.location.hash = id === undefined ? '' : `case=${encodeURIComponent(id)}`;
}
