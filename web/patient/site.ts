import type { Palette } from '../shared/theme';

type Colors = Pick<Palette, 'brand' | 'brandInk' | 'accent' | 'mine' | 'mineInk'>;

/** What the server writes into the page, so that name and emergency number are there from the first paint. */
export interface Site {
  siteName: string;
  /** Emergency number, as dialled. */
  emergency: string;
  country: string;
  /** True where the content is a sample that no clinician has approved. */
  demo: boolean;
  /** Where "leave quickly" goes. */
  exitUrl: string;
  /** Path of the hospital's logo. */
  logo?: string;
  /** The hospital's own colours; without them the page's. */
  colors?: { light: Colors; dark: Colors };
}

export const site = JSON.parse(document.getElementById('site')?.textContent ?? '') as Site;
