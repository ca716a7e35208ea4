/**
 * How much a cue proves. `strong`: nearly anything after it is a name ("my name is …"). `weak`: often something else
 * follows ("my son …", "I'm …"), so the word itself must read like a name.
 */
export type Strength = 'strong' | 'weak';

/** People of a patient, as words before or after their names. */
export const relations =
  '(?:grand|step|great[- ]?grand|god|half[- ])?(?:mother|father|mom|mum|mama|dad|papa|son|daughter|sister|brother|child|kid|baby|parent|ma|pa)s?(?:[- ]in[- ]law)?|husband|wife|spouse|partner|fianc[eé]e?|boyfriend|girlfriend|ex(?:[- ](?:wife|husband))?|aunt|uncle|auntie|cousin|niece|nephew|grandma|grandpa|granny|nana|twins?|toddler|infant|newborn|friend|roommate|flatmate|neighbou?r|boss|manager|coworker|co-worker|colleague|teacher|coach|landlord|caregiver|carer|aide|guardian|abuela|abuelo|hija|hijo|esposo|esposa|mamá|papá';

const staff =
  'nurse|doctor|surgeon|pharmacist|therapist|counsell?or|psychiatrist|psychologist|dentist|pediatrician|paediatrician|cardiologist|neurologist|dermatologist|oncologist|urologist|gynecologist|ob[- ]?gyn|obstetrician|podiatrist|midwife|dietitian|nutritionist|pcp|gp|provider|specialist|physio|physiotherapist|chiropractor|receptionist|technician|paramedic|social worker|case manager|interpreter|doula|optometrist|pa|np|rn|lpn|cna';

const start = String.raw`(?<![\p{L}\p{N}])`;
const cue = (words: string, strength: Strength): { pattern: RegExp; strength: Strength } => ({
  pattern: new RegExp(`${start}(?:${words})(?![\\p{L}\\p{N}])`, 'giu'),
  strength,
});

/** Words after which a name stands. The name begins at the next word. */
export const nameCues = [
  cue(String.raw`(?:full |real |first |last |maiden |legal )?names?(?:'s| is| was|'re| are) ?(?:,|:)?`, 'strong'),
  cue(String.raw`(?:patient|caller|first|last|full|my|legal|contact)?[ ]?name ?(?::|-|=)`, 'strong'),
  cue(String.raw`patient ?:|attention:?|attn:?`, 'strong'),
  cue(
    String.raw`(?:dr|mr|mrs|ms|mx|prof|sr|sra|srta|herr|frau|mme|bác sĩ)\.?(?=\s)|dr\.|doctora|miss|professor`,
    'strong',
  ),
  cue(
    'me llamo|mi nombre es|tên (?:tôi )?là|tôi tên(?: là)?|tên tôi là|je m.appelle|ich heiße|mein name ist|mi chiamo|meu nome é|me chamo',
    'strong',
  ),
  cue('call me|they call me', 'strong'),
  cue(
    "(?:this is|i am|i'm|im|it's|it is|called|named|speaking with|ask for|soy|aka|mother of|father of|parent of|wife of|husband of)",
    'weak',
  ),
  cue(
    String.raw`(?:my|his|her|our|their|your|the|mi|mis)(?: \p{L}{1,12})? (?:${relations})(?:'s name)?(?: is| was|,| named| called| -| \()?`,
    'weak',
  ),
  cue(String.raw`${relations}`, 'weak'),
  cue(String.raw`(?:${staff})(?: is| was|,| named)?`, 'weak'),
  cue(
    String.raw`(?:spoke (?:with|to)|spoken (?:with|to)|talked (?:with|to)|seen by|saw|met|signed|sent from|belongs to|love from)`,
    'weak',
  ),
] as const;

/** A name before what explains it: "Rosa is my aunt", "Sandra here", "Tyrone my grandson", "Linda, my boss". */
export const nameBefore = new RegExp(
  `(?:,| is| was|, who is|'s)? (?:my|his|her|our) (?:${relations})(?![\\p{L}])|(?: here| speaking)(?=[.,!\\n]|$)|(?:-san|-sama)(?![\\p{L}])| (?:uncle|aunty?|auntie|bhai|ji)(?![\\p{L}])| (?:asked|wants|said|says|told|thinks|recommended|prescribed|suggested|diagnosed)(?![\\p{L}])| \\((?:my|his|her|our) (?:${relations})\\)`,
  'giu',
);

/** Before a name that ends a message. */
export const signOff = new RegExp(
  `${start}(?:thanks(?: (?:so much|again|a lot|in advance|very much))?|thank you(?: (?:so much|again|very much|in advance))?|thx|ty|(?:(?:best|kind|warm|kindest|many) )?(?:regards|wishes|thanks)|best(?=[,\\n])|cheers|sincerely(?: yours)?|yours(?: (?:truly|sincerely|faithfully))?|respectfully|love|xo+|xoxo|hugs|signed|gracias|saludos|cảm ơn|bye|take care)[ ,.!;:~\\n-]{1,6}`,
  'giu',
);

/** Verbs after a name that is also a word: "my son will fell", never "my son will need". */
export const thirdPerson =
  /^(?:is|was|has|had|does|did|says|said|takes|took|fell|gets|got|needs|wants|went|goes|felt|feels|came|comes|started|stopped|died|lives|weighs|keeps|thinks|told|turned|turns|just|who|and)$/;

/** Small words inside a name: "van der Berg", "al-Hassan". */
export const particle =
  /^(?:al|el|van|von|der|den|de|del|della|la|las|los|bin|ibn|binti|da|dos|di|du|le|y|san|santa|st|thi|abu|o|mac|mc)$/;
