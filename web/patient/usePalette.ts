import { useMemo, useSyncExternalStore } from 'react';
import { dark, light, strong, type Palette } from '../shared/theme';
import { site } from './site';

const night = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(prefers-contrast: more)');

function subscribe(changed: () => void): () => void {
  for (const query of [night, contrast]) query.addEventListener('change', changed);
  return () => {
    for (const query of [night, contrast]) query.removeEventListener('change', changed);
  };
}

/** The colours that the system asks for, in the hospital's own where it has named one. */
export function usePalette(): Palette {
  const scheme = useSyncExternalStore(subscribe, () => (night.matches ? 'dark' : 'light'));
  const more = useSyncExternalStore(subscribe, () => contrast.matches);
  return useMemo(
    () => ({
      ...(scheme === 'dark' ? dark : light),
      ...site.colors?.[scheme],
      ...(more ? strong[scheme] : {}),
    }),
    [scheme, more],
  );
}
