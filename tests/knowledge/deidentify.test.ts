import { deidentify } from '../../knowledge/composition/deidentify.js';
import { cpuTime } from '../cpuTime.js';

const clean = (text: string): string => deidentify(text).text;

describe('de-identification', () => {
  test('a placeholder is the same for the same original, and another for another', () => {
    expect(clean('My son Liam is 4. Does Liam need the shot? His sister Maya had it.')).toBe(
      'My son [NAME-1] is 4. Does [NAME-1] need the shot? His sister [NAME-2] had it.',
    );
  });

  test('a reply gets its originals back, and a placeholder that nobody gave stays', () => {
    const { restore } = deidentify('My name is Rosa Diaz, call 617-555-0142.');
    expect(restore('Dear [NAME-1], we call [PHONE-1], not [PHONE-2] or [NAME-9].')).toBe(
      'Dear Rosa Diaz, we call 617-555-0142, not [PHONE-2] or [NAME-9].',
    );
  });

  test('what a patient wrote like a placeholder is not taken for one', () => {
    const text = 'My son [NAME-1] Liam has croup.';
    const { text: shown, restore } = deidentify(text);
    expect(shown).toBe('My son [NAME-1] Liam has croup.'.replace('Liam', '[NAME-2]'));
    expect(restore(shown)).toBe(text);
  });

  test('the kinds are told, never the text', () => {
    expect(deidentify('I am Rosa Diaz, DOB 3/4/1962, rosa@example.org').found).toEqual(['NAME', 'DATE', 'EMAIL']);
    expect(deidentify('Is a cold contagious?').found).toEqual([]);
  });

  test.each([
    ['curly apostrophes', 'I’m Siobhan O’Malley and I have hives', 'I’m [NAME-1] and I have hives'],
    ['hyphens of another kind', 'call 617‑555‑0142', 'call [PHONE-1]'],
    ['full-width digits', '電話 ０９０-１２３４-５６７８', '電話 [PHONE-1]'],
    ['phones in words', 'call six one seven five five five zero one four two', 'call [PHONE-1]'],
    ['spoken e-mail', 'write to john dot smith at gmail dot com please', 'write to [EMAIL-1] please'],
    [
      'small letters',
      'my name is john smith and dr patel said no salt',
      'my name is [NAME-1] and dr [NAME-2] said no salt',
    ],
    ['a name that is a word', 'my son will fell. Will my knee heal?', 'my son [NAME-1] fell. Will my knee heal?'],
  ])('%s', (_what, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  test.each([
    'I am 89 years old and take 500 mg of metformin 2 times a day for 3 weeks.',
    'My BP was 142/91, temp 101.3, A1c 7.9 %, and TSH 4.75 mIU/L.',
    "What is Bell's palsy? And Parkinson's, Crohn's, Hashimoto's, Graves, Lyme and Down syndrome?",
    'Will it heal? I may have a mark where the rose scratched me.',
    'Can I get the flu shot in October?',
    'I live in Texas, is Zika still there?',
  ])('leaves what the question needs: %s', (text) => {
    expect(clean(text)).toBe(text);
  });

  const hostile: Record<string, string> = {
    story: 'Hi, I am Margaret Ellison, I saw Dr. Okafor on March 3rd, call (617) 555-0142. ',
    letters: 'a',
    digits: '1',
    'digits apart': '1 ',
    groups: '555-',
    ats: 'a@',
    dots: 'a.',
    capitals: 'Ab ',
    cues: 'my name is my son dr ',
    'sign-offs': 'thanks ',
    labels: 'account id # is ',
    colons: 'a:',
    mixed: 'a1-',
    streets: '12 foo bar ',
    months: 'march ',
    spaces: ' ',
    breaks: '\n',
    digitWords: 'one ',
    places: 'Ab, ',
  };
  test.each(Object.entries(hostile))('100,000 characters of %s take linear time', (_what, part) => {
    const text = (length: number): string => part.repeat(Math.ceil(length / part.length)).slice(0, length);
    deidentify(text(10_000));
    expect(cpuTime(() => deidentify(text(100_000)))).toBeLessThan(1500);
  });
});
