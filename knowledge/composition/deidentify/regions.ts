export const states =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming';
export const abbreviations =
  'AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC';
/** States, continents and countries. */
const large: ReadonlySet<string> = new Set(
  `${states}|America|USA|US|UK|England|Scotland|Wales|Britain|Europe|Asia|Africa|Korea|Vietnam|the`
    .toLowerCase()
    .split('|')
    .concat(countries()),
);

function countries(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  return letters.flatMap((a) =>
    letters.flatMap((b) => {
      const name = names.of(a + b) ?? '';
      return name === a + b ? [] : [name.toLowerCase()];
    }),
  );
}

/** A state, a country or more: Safe Harbor lets it stay. */
export const isLargeRegion = (name: string): boolean => large.has(name.toLowerCase());
