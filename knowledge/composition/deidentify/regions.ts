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

/** Large towns: those that time zones are named after, and more of the United States. */
const towns: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf('timeZone')
    .map((zone) => zone.split('/').at(-1)!.replaceAll('_', ' ').toLowerCase())
    .concat(
      'houston|philadelphia|san antonio|san diego|dallas|austin|jacksonville|fort worth|charlotte|indianapolis|seattle|san francisco|nashville|oklahoma city|el paso|boston|portland|las vegas|memphis|baltimore|milwaukee|albuquerque|tucson|fresno|sacramento|kansas city|atlanta|omaha|raleigh|miami|long beach|minneapolis|tulsa|tampa|new orleans|cleveland|honolulu|anaheim|cincinnati|pittsburgh|orlando|st louis|st. louis|st paul|buffalo|san jose|dayton|brooklyn|queens|manhattan|harlem|staten island|toledo|spokane|tacoma|boise|baton rouge|des moines|salt lake city|knoxville|chattanooga|worcester|springfield|providence|hartford|albany|rochester|syracuse|newark|jersey city|yonkers|oakland|bakersfield|santa ana|lubbock|laredo|amarillo|wichita|lincoln|madison|lexington|louisville|greensboro|durham|savannah|charleston|birmingham|tallahassee|mumbai|delhi|bangalore|chennai|hyderabad|kolkata|hanoi|saigon|ho chi minh city|da nang|osaka|kyoto|beijing|guangzhou|lagos|accra|kampala|guadalajara|medellin|cali|manchester|liverpool|birmingham|glasgow|barcelona|munich|milan'.split(
        '|',
      ),
    ),
);

/** A town, unless it is also a time (Easter Island has a time zone). */
export const isLargeTown = (name: string): boolean => towns.has(name.toLowerCase()) && name.toLowerCase() !== 'easter';

/** A state, a country or more: Safe Harbor lets it stay. */
export const isLargeRegion = (name: string): boolean => large.has(name.toLowerCase());
