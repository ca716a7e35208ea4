/** The answer to one yes/no question that names a danger. Only a plain answer is one; everything else is unclear. */
import { tokenise } from './tokens.js';
import type { Locale } from './types.js';

export type Answer = 'yes' | 'no' | 'unsure' | 'unclear';

const phrases = (text: string): string[] => text.split(',').map((phrase) => phrase.trim());

const yes: Record<Locale, string[]> = {
  en: phrases(
    'yes, yeah, yep, yup, yea, ya, y, yh, aye, yes i do, yes it is, yes i am, yes he is, yes she is, yes he does, yes she does, i do, i am, it is, it does, he is, she is, definitely, correct, right, true, affirmative, of course, absolutely, afraid so, sadly yes, i think so, 👍, both, all of them, a bit, a little, sometimes, slightly, kind of, sort of, some',
  ),
  es: phrases('si, claro, asi es, por supuesto, un poco, creo que si, si tengo'),
  vi: phrases('co, vang, da, da co, dung, u, phai, roi, co a, dung vay, mot chut, co mot chut'),
  ja: phrases('はい, ええ, うん, そうです, あります, はいあります, 少し, 少しあります'),
};
const no: Record<Locale, string[]> = {
  en: phrases(
    'no, nope, nah, n, naw, no i do not, no i am not, no it is not, i do not, i am not, it is not, it does not, no not at all, not at all, none, none of them, none of those, none of these, never, negative, no none, neither, nothing like that, no nothing like that, no he is not, no she is not, no he does not, no she does not, he is not, she is not, definitely not, certainly not, no way, 👎',
  ),
  es: phrases('no, para nada, nada, ninguno, ninguna, no tengo, nada de eso, no nada'),
  vi: phrases('khong, khong co, ko, k, khong a, da khong, khong he'),
  ja: phrases('いいえ, いえ, ないです, ありません, いいえありません, ない, いいえないです'),
};
const unsure: Record<Locale, string[]> = {
  en: phrases(
    'not sure, unsure, i am not sure, do not know, i do not know, idk, maybe, perhaps, possibly, hard to say, hard to tell, cannot tell, i cannot tell, no idea, might be, could be, probably, i guess, not certain, who knows, i think, unknown',
  ),
  es: phrases('no se, no estoy seguro, no estoy segura, tal vez, quizas, puede ser, a lo mejor'),
  vi: phrases('khong biet, khong chac, co le, chac vay, khong ro, toi khong biet, toi khong chac'),
  ja: phrases('わからない, わかりません, 分からない, 分かりません, たぶん, かもしれない, かもしれません, 多分'),
};

/** Words that add nothing to an answer. */
const courtesy = new Set(
  'please thanks thank you sorry well um uh er hmm oh ok okay doctor nurse mate love really gracias senor senora doctora ah'.split(
    ' ',
  ),
);
/** The polite "ạ". In English it is an article, and "I am a doctor" is no answer. */
const vietnameseCourtesy = 'a';
/** After these a word of courtesy is what is said: "I am okay" is not "I am". */
const tellsOf = new Set('am is are was not feel feels a an the my'.split(' '));
const glue = (text: string, language: Locale): string => {
  const words = tokenise(text).map((token) => token.text);
  const empty = (word: string, i: number): boolean =>
    (courtesy.has(word) && !(language === 'en' && tellsOf.has(words[i - 1] ?? ''))) ||
    (language === 'vi' && word === vietnameseCourtesy);
  return words.filter((word, i) => !empty(word, i)).join(' ');
};
const compile = (lists: Record<Locale, string[]>): Record<Locale, Set<string>> => {
  const of = (language: Locale): Set<string> => new Set(lists[language].map((one) => glue(one, language)));
  return { en: of('en'), es: of('es'), vi: of('vi'), ja: of('ja') };
};
const answers: Array<[Answer, Record<Locale, Set<string>>]> = [
  ['yes', compile(yes)],
  ['no', compile(no)],
  ['unsure', compile(unsure)],
];
const longestAnswer = 200;
/** "yes, since this morning": what follows a plain yes only adds to it, unless it takes it back. */
const takesBack = /^(but|no|not|however|although|though|except|pero|nhung|khong)$/;

/** Reads an answer in the locale, or in English. */
export function readAnswer(text: string, locale: Locale): Answer {
  if (text.length > longestAnswer) return 'unclear';
  const spoken: Locale[] = locale === 'en' ? ['en'] : [locale, 'en'];
  for (const language of spoken) {
    const plain = glue(text, language);
    for (const [answer, lists] of answers) if (lists[language].has(plain)) return answer;
  }
  const [first = '', ...rest] = glue(text, locale).split(' ');
  const saysYes = spoken.some(
    (language) => language !== 'vi' && language !== 'ja' && /^(yes|yeah|yep|yup|si)$/.test(first),
  );
  if (saysYes && !rest.some((word) => takesBack.test(word))) return 'yes';
  return 'unclear';
}
