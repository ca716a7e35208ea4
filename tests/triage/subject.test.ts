import { fired, said, screen } from './fixture.js';

const who = (...messages: string[]): string[] => screen(...messages).findings.map((f) => `${f.concept}:${f.subject}`);

describe('who a statement is about', () => {
  it.each<[string, string[]]>([
    ['my dad has chest pain', ['chest-pain:father']],
    ['chest pain, my wife says it is nothing', ['chest-pain:patient']],
    ['my wife says I look sweaty', ['sweating:patient']],
    ['dad says his chest hurts', ['chest-pain:father']],
    ['I gave my baby calpol and she feels hot', ['fever:baby']],
    ["my husband fell and I can't wake him", ['will-not-wake:husband']],
    ["I can't wake my daughter", ['will-not-wake:daughter']],
    ['dad took mum’s tablets', ['overdose:father']],
    ['took grandad’s heart tablets', ['overdose:patient']],
    ['fever and she is sweaty', ['fever:person', 'sweating:person']],
    ['fever and she is sweaty. I am at work', ['fever:person', 'sweating:person']],
    ['I am at work. Fever and she is sweaty', ['fever:person', 'sweating:person']],
    ['I am at work. Chest pain in my 70 year old mother', ['chest-pain:mother', 'age:mother']],
    ['I am at work. Chest pain, and I have not told my wife', ['chest-pain:patient']],
    // "They" who treat somebody are nobody of whom the message tells.
    ['my son has a fever. I had a scan, they found a polyp, chest pain', ['fever:son', 'chest-pain:patient']],
    [
      'my friend has a fever. I am at work. They took pills, chest pain',
      ['fever:friend', 'overdose:friend', 'chest-pain:friend'],
    ],
    // He is the one whom a later sentence names first.
    ['He is sweaty. My son has a headache', ['sweating:son', 'headache:son']],
    ['He is sweaty. My daughter has a headache', ['sweating:person', 'headache:daughter']],
    // Said sorry to, or the evening and not "I".
    ['đau ngực, xin lỗi bố mẹ', ['chest-pain:patient']],
    ['Me em bi dau nguc, toi nay dau nguc', ['chest-pain:mother']],
    ['my son is sweaty. Fever, and my wife is worried', ['sweating:son', 'fever:son']],
    ['I have a fever. My son has a headache. He is sweaty too', ['fever:patient', 'headache:son', 'sweating:son']],
    ['my daughter has a fever. the baby feels hot', ['fever:daughter']],
    ['my son has a fever and my daughter has a headache', ['fever:son', 'headache:daughter']],
    ['my son has a fever and I have a headache', ['fever:son', 'headache:patient']],
    ['con tôi bị đau ngực', ['chest-pain:child']],
    ['Mẹ em bị đau ngực, tối nay khó thở', ['chest-pain:mother', 'cannot-breathe:mother']],
    ['a mi hijo le duele el pecho', ['chest-pain:son']],
    ['父は胸が痛い', ['chest-pain:father']],
    ['I have a headache and I have a 3 month old', ['headache:patient', 'age:baby']],
    ["I'm a 22 year old man with chest pain", ['age:patient', 'chest-pain:patient']],
    ['もう大丈夫、胸が痛い', ['chest-pain:patient']],
    // An age is no Spanish "I".
    ['2yo sweating', ['age:child', 'sweating:child']],
    ['16 yo sweating', ['age:patient', 'sweating:patient']],
    ['my 3yo feels hot', ['age:child', 'fever:child']],
    ['my 17 yo feels hot', ['age:child', 'fever:child']],
    ['my 80 yo dad feels hot', ['age:father', 'fever:father']],
    ['yo y me duele el pecho', ['chest-pain:patient']],
    // An animal that bites, carries or is compared with is not the one that it is about.
    ['fell off a horse, bleeding', ['bleeding:patient']],
    ['fell over my dog, bleeding', ['bleeding:patient']],
    ['dog bite and bleeding', ['bleeding:patient']],
    ['the dog bit him, bleeding', ['bleeding:person']],
    ['my dog bit my son and he is bleeding', ['bleeding:son']],
    ['sick as a dog, sweaty', ['sweating:patient']],
    ['choked on a hot dog, not breathing', ['cannot-breathe:patient']],
    ['walking the dog and my chest hurts', ['chest-pain:patient']],
    ['my dog died, suicidal', ['suicidal:patient']],
    ['a question about my dog, sweaty', ['sweating:not-a-person']],
    ['my dog was bitten, bleeding', ['bleeding:not-a-person']],
    ['my 3 year old dog is bleeding', ['age:not-a-person', 'bleeding:not-a-person']],
    ['my newborns skin feels hot', ['fever:baby']],
    // One child, whether "he" or the age comes first.
    ['he feels hot, 8 months old', ['fever:baby', 'age:baby']],
    ['8 months old, he feels hot', ['age:baby', 'fever:baby']],
    ['she is sweaty and my 8 month old feels hot', ['sweating:person', 'age:baby', 'fever:baby']],
    // A birth or a childhood is a date.
    ['sweaty since the baby', ['sweating:patient']],
    ['suicidal every day since my son was born', ['suicidal:patient']],
    ['I have a headache since my son was born, he feels hot', ['headache:patient', 'fever:son']],
    ['sweaty since my son fell, bleeding', ['sweating:son', 'bleeding:son']],
    ['as a kid I had a headache', ['headache:patient']],
    // What is told of an unborn child stands with the one who carries it.
    ['pregnant and the baby is not moving, headache', ['pregnant:patient', 'headache:patient']],
    ['my wife is pregnant and baby is not moving, headache', ['pregnant:wife', 'headache:wife']],
    ['I am pregnant and my toddler is not moving, sweaty', ['pregnant:patient', 'sweating:child']],
    ['I am pregnant. my baby feels hot, he is not feeding', ['pregnant:patient', 'fever:baby']],
  ])('%s', (text, expected) => {
    expect(who(text)).toEqual(expected);
  });

  it('goes on with the one other person when the message names nobody', () => {
    expect(who('my daughter has a fever', 'and a headache')).toEqual(['headache:daughter']);
    expect(who('my daughter has a fever', 'she is sweaty')).toEqual(['sweating:daughter']);
  });

  it('comes back to the patient on "I" and "my"', () => {
    expect(who('my daughter has a fever', 'my chest hurts')).toEqual(['chest-pain:patient']);
    expect(who('my daughter has a fever', 'I have a headache')).toEqual(['headache:patient']);
  });

  it('leaves out who only measures or worries', () => {
    expect(who('my daughter has a fever', 'I just noticed a headache')).toEqual(['headache:daughter']);
    expect(who('my daughter has a fever', 'I think I have a headache')).toEqual(['headache:patient']);
  });

  it('does not go on with family history', () => {
    expect(who('I have a fever. my dad had a stroke in 2015', 'sweating')).toEqual(['sweating:patient']);
  });

  it('keeps records apart: pain of one and sweat of another are no pattern', () => {
    expect(fired('my dad has chest pain and I am sweaty')).toEqual(['RF02.2']);
  });

  it('keeps one child in one record', () => {
    const { records } = screen('my daughter has a fever', 'the baby has a headache', 'my little girl is sweaty');
    expect(records.map((r) => r.subject)).toEqual(['daughter']);
  });
});

test('time is read for the statement that it stands with', () => {
  expect(said('I have a headache and I had a stroke 2 years ago')).toEqual([
    'headache:present:now:patient',
    'stroke:present:past:patient',
  ]);
});
