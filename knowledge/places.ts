import { z } from 'zod';
import { headerFields } from './header.js';

const number = z.string().regex(/^[0-9][0-9 -]{1,19}$/, 'a telephone number in quotes: digits, spaces and hyphens');

/** `knowledge/places/<country>.yaml`: the numbers a patient is told to call. */
export const placeSchema = z.strictObject({
  ...headerFields,
  /** As it stands in a sentence: "Outside {country}?" */
  country: z.string().trim().min(1),
  /** The same in other languages; where one is missing the English name stands. */
  country_in: z.partialRecord(z.enum(['es', 'vi', 'ja']), z.string().trim().min(1)).optional(),
  emergency: number,
  crisis: z.strictObject({
    number,
    /** True when the crisis line takes text messages too. */
    text: z.boolean(),
  }),
  poison: number.optional(),
});
export type Place = z.infer<typeof placeSchema>;

/** The values that a place gives to placeholders in messages and articles of a locale. */
export function placeValues(place: Place, locale = 'en'): Record<string, string> {
  const names: Partial<Record<string, string>> = place.country_in ?? {};
  return {
    country: names[locale] ?? place.country,
    emergency: place.emergency,
    crisis: place.crisis.number,
    ...(place.poison === undefined ? {} : { poison: place.poison }),
  };
}

/** Placeholders that article text may hold: only what every place has. */
export const articlePlaceholders: readonly string[] = ['emergency', 'crisis', 'country'];

const placeholder = /\{([a-z_]{1,40})\}/g;

/** Names of the `{placeholders}` in a text. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map((match) => match[1]!);
}

/** Puts values into `{placeholders}`. Throws on a value that is missing: the caller forgot it. */
export function fill(text: string, values: Readonly<Record<string, string | number>>, where: string): string {
  return text.replace(placeholder, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`${where} needs a value for {${name}}`);
    return String(value);
  });
}
