import { detectLanguage } from '../../triage/language.js';
import { cpuTime } from '../cpuTime.js';

const sentences: Record<string, string[]> = {
  en: [
    'my chest hurts and I feel sick',
    'hi',
    'ok',
    'chst pian',
    'cant breth',
    '',
    '   ',
    '🙏🙏',
    '💔 chest',
    '38.5',
    '102 F',
    'BP 190/115',
    'HELP',
    'no',
    'yes',
    'nope',
    'sats 88',
    'male 46',
    'my dau has a temp',
    'she had a taco and her tongue is swelling',
    'metformin 500 mg',
    'my resumé of symptoms: nausea',
    'I have pain in the gallbladder',
    'took 20 paracetamol',
    'hen pecked me',
    'van accident',
    'long covid',
    'sudden headache',
    'vomiting',
    'fever',
    'my name is Nguyen and my chest is tight',
    'Señor Lopez, my dad, is slumped and can’t talk',
    'what is 狭心症 in English please',
  ],
  es: [
    'me duele el pecho',
    'me duele mucho el pecho y sudo frío',
    'no puedo respirar',
    'mi hijo no respira',
    'no respira',
    'tengo fiebre',
    'fiebre de 39',
    'se le torció la cara',
    'ya no quiero vivir',
    '¿cuánto paracetamol le doy?',
    'estoy embarazada y sangro',
    'mi mamá se desmayó',
    'el bebe esta morado',
    'a mi papa se le durmio el brazo',
    'ayuda por favor',
    'dolor de cabeza muy fuerte',
    'hola',
    'me tome todas las pastillas',
    'My abuela se le durmió un lado de la cara',
    'necesito hablar con una enfermera',
    'sangre en el vómito',
  ],
  vi: [
    'tôi đau ngực',
    'dau nguc kho tho',
    'đau ngực',
    'con tôi bị sốt cao',
    'be nha em sot 39 do',
    'không thở được',
    'khong tho duoc',
    'me toi bi meo mieng noi ngong',
    'tôi không muốn sống nữa',
    'toi khong muon song nua',
    'em uống cả vỉ thuốc ngủ',
    'mau chay hoai khong cam',
    'đau đầu dữ dội',
    'xin chào',
    'cho tôi gặp y tá',
    'ba toi te nua nguoi',
    'sưng môi, nổi mề đay',
  ],
  ja: [
    '胸が痛い',
    '胸が苦しくて冷や汗が出ます',
    'mune ga kurushii',
    'iki ga dekinai',
    'むねがいたい',
    '息ができない',
    '意識がない',
    '死にたい',
    'shinitai desu',
    'kodomo ga netsu de guttari shite imasu',
    'atama ga itai desu',
    '胸痛',
    'ｽﾏﾎが熱い',
    '看護師さんと話したい',
    '赤ちゃん 38.5℃',
    'CTで影があると言われました',
  ],
  other: [
    "j'ai mal à la poitrine",
    "je n'arrive pas à respirer",
    'ich habe Brustschmerzen',
    'ich bekomme keine Luft',
    'estou com dor no peito',
    'não consigo respirar',
    'mi fa male il petto e non respiro',
    'masakit ang dibdib ko',
    'hindi ako makahinga',
    'boli mnie klatka piersiowa',
    'dada saya sakit dan sesak napas',
    'у меня болит грудь',
    'عندي ألم في الصدر',
    '가슴이 아파요',
    'मेरे सीने में दर्द है',
    '我胸口很痛',
    'เจ็บหน้าอก',
    'nefes alamıyorum',
    'mwen gen doulè nan pwatrin mwen',
    'minulla on kova rintakipu enkä saa henkeä',
    'ik heb pijn op de borst',
  ],
};

describe('detectLanguage', () => {
  for (const [language, texts] of Object.entries(sentences)) {
    it.each(texts)(`${language}: %s`, (text) => {
      expect(detectLanguage(text)).toBe(language);
    });
  }

  it('takes a clause without evidence to be in the language of its message', () => {
    expect(detectLanguage('38.5', 'es')).toBe('es');
    expect(detectLanguage('mocos', 'es')).toBe('es');
    expect(detectLanguage("I can't breathe", 'es')).toBe('en');
  });

  it('reads decomposed Vietnamese as well', () => {
    expect(detectLanguage('đau ngực'.normalize('NFD'))).toBe('vi');
  });

  it.each(['a', 'á', '胸', 'no '])('takes linear time on 100,000 characters of %s', (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    expect(cpuTime(() => detectLanguage(text))).toBeLessThan(500);
  });
});
