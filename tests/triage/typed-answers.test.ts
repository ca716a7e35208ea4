/** Words that patients type at the questions of the real protocols. A danger is never read as its absence; in doubt it is asked again. */
import { site, start } from '../bot/turn/harness.js';

const { services, content } = site;

function read(question: string, words: string): unknown {
  const [protocol, id] = question.split('/');
  const found = content.protocols.find((one) => one.id === protocol)?.questions.find((one) => one.id === id);
  if (!found) throw new Error(`no question ${question}`);
  const { findings } = services.triage.screen(words, { records: [], seq: 1 });
  return services.triage.readAnswer(found, words, { findings, now: start });
}

test.each([
  ['abdominal-pain/blood', 'no just black stuff'],
  ['abdominal-pain/risk', 'none of these, but I had my gallbladder out 2 weeks ago'],
  ['back-pain/course', 'not easing'],
  ['cough-cold/breathless', 'no, only when I climb stairs'],
  ['cough-cold/severe', 'no I sleep sitting up'],
  ['cough-cold/sepsis', 'no pee today'],
  ['fever-child/neck', 'no but crying weakly'],
  ['headache/signs', "no, it's gone now"],
  ['headache/neck', "no I can't"],
  ['headache/rash', 'not really, few bruises'],
  ['headache/usual', 'I get migraines but this is different'],
  ['low-mood/interest', 'not at all interested'],
  ['low-mood/better-off-dead', "there's no point in living"],
  ['low-mood/better-off-dead', 'it never stops'],
  ['low-mood/suicide-screen', 'no, not today'],
  ['low-mood/suicide-screen', 'no but I took pills once'],
  ['low-mood/mind-and-body', 'no sleep for 4 days, I feel amazing'],
  ['low-mood/around-you', 'none, but I drink a bottle a day'],
  ['urinary-adult/danger', 'not really with it'],
  ['urinary-adult/retention', 'not since yesterday'],
  ['urinary-adult/retention', 'no, nothing comes out'],
  ['urinary-adult/retention', 'not a drop'],
  ['urinary-adult/numb', 'no, just weak legs'],
  ['urinary-adult/blood', 'none today, clots yesterday'],
  ['vomiting-diarrhea/drowsy', 'not confused but so weak'],
  ['vomiting-diarrhea/look', 'normal except red bits'],
])('%s: “%s” is no harmless answer', (question, words) => {
  const harmless = question === 'headache/usual' ? ['yes'] : ['no', 'none', 'not-at-all', 'plain', 'moving'];
  expect(harmless).not.toContain(read(question, words));
});

test.each([
  ['abdominal-pain/danger', "nah, I'm fine", 'no'],
  ['abdominal-pain/blood', 'no blood at all', 'no'],
  ['abdominal-pain/bleeding', 'just my normal period', 'period'],
  ['fever-child/awake', 'a bit tired but playing', 'alert'],
  ['fever-child/neck', 'no stiff neck', 'none'],
  ['headache/home', 'no, my wife is fine', 'no'],
  ['low-mood/better-off-dead', "no I don't", 'not-at-all'],
  ['urinary-adult/retention', 'no, it still comes', 'no'],
  ['vomiting-diarrhea/look', 'just yellow', 'plain'],
])('%s: “%s” is still understood', (question, words, answer) => {
  expect(read(question, words)).toBe(answer);
});
