/**
 * The hospital's colour, made into what both colour schemes need. Contrast is WCAG 2.2's relative-luminance ratio
 * (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio); text keeps at least 4.5:1.
 */

export interface SchemeColors {
  /** Ground of the header, and of the patient's own messages. */
  brand: string;
  brandInk: string;
  /** Links and outlined buttons, on the page's own grounds. */
  accent: string;
  mine: string;
  mineInk: string;
}
export interface SiteColors {
  light: SchemeColors;
  dark: SchemeColors;
}

type Rgb = readonly [number, number, number];

const least = 4.5;
const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** The page's own grounds: the least favourable of each scheme. `tests/web/patientLook.test.ts` holds them to web/shared/theme.ts. */
const grounds = { light: parse('#f5f7f8'), dark: parse('#1b262b') };

function parse(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

function write(color: Rgb): string {
  return `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: Rgb, b: Rgb): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Contrast of two colours written as `#rrggbb`, from 1 to 21. */
export const contrast = (a: string, b: string): number => ratio(parse(a), parse(b));

/** The first mix of a colour with another, in steps of a hundredth, that is readable on a ground. */
function until(color: Rgb, towards: Rgb, ground: Rgb): Rgb {
  for (let share = 0; share <= 1; share += 0.01) {
    const mixed = color.map((part, i) => part + (towards[i]! - part) * share) as unknown as Rgb;
    // Judged as it will be written.
    if (ratio(parse(write(mixed)), ground) >= least) return mixed;
  }
  return towards;
}

/**
 * Why a colour cannot be the site's, or undefined. In the light scheme it is the colour of links on a light ground and the
 * ground of white letters, so it must be dark enough for both; in the dark scheme it is lightened by itself.
 * @param color `#rrggbb`
 */
export function colorProblem(color: string): string | undefined {
  const has = ratio(parse(color), grounds.light);
  if (has >= least) return undefined;
  const nearest = write(until(parse(color), black, grounds.light));
  return `is too light: letters in it have a contrast of ${has.toFixed(1)}:1, and ${least}:1 is the least. The nearest that is dark enough is ${nearest}`;
}

/** Both schemes' colours for a colour that has no problem. @example siteColors('#00508f').light.accent // '#00508f' */
export function siteColors(color: string): SiteColors {
  const rgb = parse(color);
  // On the dark page a very dark header would be lost, and a lighter one would not carry white letters.
  const deep = write(until(rgb, black, white));
  const own = { brand: deep, brandInk: '#ffffff', mine: deep, mineInk: '#ffffff' };
  return {
    light: { ...own, accent: color },
    dark: { ...own, accent: write(until(rgb, white, grounds.dark)) },
  };
}
