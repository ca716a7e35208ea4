/** The hospital's look, shared by both pages: one place for colours and type. Contrast of text on its ground is at least 4.5:1. */
export const light = {
  brand: '#0b5a6b',
  brandInk: '#ffffff',
  accent: '#0b6e82',
  ground: '#f5f7f8',
  surface: '#ffffff',
  ink: '#1b2a30',
  inkSoft: '#4d5f67',
  line: '#d5dde1',
  /** Behind the sentence that answers. */
  mark: '#fff3c4',
  mine: '#0b5a6b',
  mineInk: '#ffffff',
  danger: '#b3121d',
  dangerInk: '#ffffff',
  dangerGround: '#fdecec',
  dangerText: '#8c0e17',
} as const;

export type Palette = { readonly [name in keyof typeof light]: string };

export const dark: Palette = {
  brand: '#0a4452',
  brandInk: '#ffffff',
  accent: '#6cc5d8',
  ground: '#11191c',
  surface: '#1b262b',
  ink: '#e8eef0',
  inkSoft: '#aab9bf',
  line: '#34444b',
  mark: '#4a4015',
  mine: '#0d6a7e',
  mineInk: '#ffffff',
  danger: '#c9202c',
  dangerInk: '#ffffff',
  dangerGround: '#3b1618',
  dangerText: '#ffc9cc',
};

/** Laid over a palette where the patient's system asks for more contrast: black or white, and lines that are seen. */
export const strong = {
  light: { ground: '#ffffff', ink: '#000000', inkSoft: '#1b1b1b', line: '#4a4a4a', danger: '#8a0a12' },
  dark: {
    ground: '#000000',
    surface: '#000000',
    ink: '#ffffff',
    inkSoft: '#f0f0f0',
    line: '#b0b0b0',
    danger: '#a80f1a',
  },
} as const satisfies Record<string, Partial<Palette>>;

export const fontFamily = "'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, sans-serif";
