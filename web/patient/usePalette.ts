import { useSyncExternalStore } from 'react';
import { dark, light, type Palette } from '../shared/theme';

const query = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(changed: () => void): () => void {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** The colours that the system asks for. */
export const usePalette = (): Palette => (useSyncExternalStore(subscribe, () => query.matches) ? dark : light);
