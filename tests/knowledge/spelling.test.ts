import { tokens } from '../../knowledge/retrieval/words.js';

test.each([
  ['anaesthetic', 'anesthetic'],
  ['haemorrhage', 'hemorrhage'],
  ['anaemia', 'anemia'],
  ['leukaemia', 'leukemia'],
  ['hypoglycaemic', 'hypoglycemic'],
  ['oedema', 'edema'],
  ['oesophagus', 'esophagus'],
  ['diarrhoea', 'diarrhea'],
  ['paediatric', 'pediatric'],
  ['foetus', 'fetus'],
  ['gynaecology', 'gynecology'],
  ['faeces', 'feces'],
  ['tumours', 'tumors'],
  ['colours', 'colors'],
])('%s is found as %s', (british, american) => {
  expect(tokens(british)).toEqual([american]);
});

test.each(['phone', 'our', 'hour', 'shoes', 'toe', 'four', 'pour'])('%s stays as it is', (word) => {
  expect(tokens(word)).toEqual([word]);
});
