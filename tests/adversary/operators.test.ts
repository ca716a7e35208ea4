/** The adversary's labels: what its operators call corrupted says something else, what they call true says the same. */
import { loadLexicon } from '../../evaluation/adversary/lexicon.js';
import { meaningKept } from '../../evaluation/adversary/operators/meaningKept.js';
import { plantedPage } from '../../evaluation/adversary/planted.js';
import { placesIn } from '../../evaluation/adversary/page.js';
import { Shelf, type Source } from '../../evaluation/adversary/source.js';
import { corruptions, saidBy, statementOf } from '../../evaluation/adversary/statements.js';
import { plain } from '../../evaluation/adversary/words.js';
import { randomFrom } from '../../evaluation/random.js';
import { loadArticles } from '../../knowledge/loadArticles.js';
import { sentencesOf } from '../../knowledge/retrieval/passages.js';

const lexicon = loadLexicon('evaluation/adversary/lexicon.yaml');
const { articles } = loadArticles('knowledge', { profile: 'demo', approverKeys: [], now: Date.parse('2026-11-22') });
const shelf = new Shelf(articles, '.');
const all = [...corruptions, ...meaningKept];

/** A page of these lines alone. */
function page(text: string): Source {
  const sentences = sentencesOf('a', { id: 'b', text });
  const places = placesIn(
    text,
    sentences.map((sentence) => sentence.text),
  );
  return {
    question: 'What is it?',
    evidence: [{ articleId: 'a', title: 'A', sectionId: 'b', heading: 'What is it?', version: '1.0.0', sentences }],
    sentences: sentences.map((sentence, at) => ({ alias: `s${at + 1}`, section: 0, ...sentence, ...places[at]! })),
    raw: [text],
    foreign: { id: 'x#y.s0', text: 'Quit smoking with help, because few people manage it alone.' },
  };
}

/** All that an operator makes of a page, over many seeds; corrupted statements without their disguises too. */
function made(id: string, text: string): string[] {
  const operator = all.find((one) => one.id === id)!;
  const source = page(text);
  const texts = Array.from({ length: 60 }, (_, seed) => statementOf(operator, source, lexicon, randomFrom(seed))?.text);
  return [...new Set(texts.filter((one) => one !== undefined))].sort();
}

test.each([
  ['number', 'Wait at least five minutes.', /^Wait at least (?!five)[a-z\d]+ minutes\.$/],
  ['number', 'A fever is 38 °C or higher.', /^A fever is (?!38 )\d+ °C or higher\.$/],
  ['unit', 'Wait at least five minutes.', /^Wait at least (?:five|5) hours\.$/],
  ['frequency', 'Take it twice a day.', /^Take it (?:three times a day|3 times a day|once a month)\.$/],
  ['antonym', 'Eat more fruit.', /^Eat less fruit\.$/],
  ['modality', 'You may feel sick.', /^You (?:will|must) feel sick\.$/],
  ['modality', 'Do not drive.', /^(?:You can|You need not) drive\.$/],
  [
    'age-group',
    'It is not for children.',
    /^(?:It is|It's) (?:not )?(?:for|n't for|not for) adults\.$|^It isn't for adults\.$/,
  ],
  ['name-medicines', 'Warfarin thins the blood.', /^(?!Warfarin)\w+ thins the blood\.$/],
  ['name-diseases', 'Pain is common in gout.', /^Pain is common in (?!gout).+\.$/],
  ['urgency', 'Tell your care team the same day.', /^Tell (?!your care team the same day).+\.$/],
  ['negation-dropped', 'Never lie down.', /^Lie down\.$/],
  ['negation-added', 'Call for help.', /^(?:Do not|Don't) call for help\.$/],
  ['prohibition-allowed', 'Do not drive.', /^(?:You can|You may|It is fine to|It's fine to|Feel free to) drive\.$/],
  ['hedge-dropped', 'It is often mild.', /^(?:It is|It's) mild\.$/],
  ['condition-dropped', 'Stop it if you bleed.', /^Stop it\.$/],
  ['condition-turned', 'Stop it if you bleed.', /^Stop it (?:unless|only if) you bleed\.$/],
  ['only-added', 'Call if you bleed.', /^Call only if you bleed\.$/],
  ['or-to-and', 'Call if you bleed or faint.', /^(?:Call if you bleed and faint|If you bleed and faint, call)\.$/],
  [
    'spliced-condition',
    'Call {emergency} now if you faint. See them the same day if you itch.',
    /faint.*same day|same day.*faint|{emergency} now if you itch/,
  ],
  [
    'spliced-list',
    'Call {emergency} now for:\n\n- a faint\n\nSee them the same day for:\n\n- an itch',
    /now for an itch|same day for a faint/,
  ],
  ['false-synonym', 'It is called gout.', /^(?:It is|It's) (?:often|frequently) mistaken for gout\.$/],
  ['name-symptoms', 'Have the rash seen.', /^Have the (?!rash).+ seen\.$/],
  ['restriction-dropped', 'Use it, but not in the eyes.', /^Use it\.$/],
  ['antonyms-exchanged', 'Eat more fruit and less salt.', /^Eat less fruit and more salt\.$/],
  ['names-exchanged', 'Asthma can feel like pneumonia.', /^(?:P|p)neumonia can feel like (?:A|a)sthma\.$/],
  ['numbers-exchanged', 'Walk 10 minutes three times.', /^Walk (?:three|3) minutes 10 times\.$/],
  [
    'cases-exchanged',
    'Call {emergency} if you faint, and see your team if you itch.',
    /^Call {emergency} if you itch, and see your team if you faint\.$/,
  ],
  ['negation-moved', 'It is not a cold, and it is bad.', /^(?:It is|It's) a cold, and (?:it is not|it isn't) bad\.$/],
  ['converse', 'If you smoke, it gets bad.', /^(?:If it gets bad, you smoke|You smoke if it gets bad)\.$/],
  [
    'link-invented',
    'Colds are common. They often pass.',
    /^Colds are common, (?:because|unless|but only if|until) they (?:often|frequently) pass\.$/,
  ],
  [
    'list-with-foreign-item',
    'Call now for:\n\n- a faint\n- a rash\n\nDo this for:\n\n- an itch',
    /now for: (?=.*an itch)/,
  ],
  [
    'spliced-examples',
    'Eat fruit, such as pears. Take a drug, such as aspirin.',
    /fruit, (?:such as|like) aspirin|drug, (?:such as|like) pears/,
  ],
  ['lead-in-alone', 'Call now for:\n\n- a faint', /^Call now for:$/],
])('%s of “%s”', (id, text, expected) => {
  const texts = made(id, text);
  expect(texts.length).toBeGreaterThan(0);
  for (const one of texts) expect(one).toMatch(expected);
});

test.each([
  ['contraction', 'It is mild.', "It's mild."],
  ['digits-or-words', 'Wait five minutes.', 'Wait 5 minutes.'],
  ['synonym', 'Ask a doctor first.', 'Ask a physician first.'],
  ['clause-order', 'If you faint, call us.', 'Call us if you faint.'],
  ['clause-order', 'Call us if you faint.', 'If you faint, call us.'],
  ['conversion-dropped', 'A fever is 38 °C (100.4 °F) or higher.', 'A fever is 38 °C or higher.'],
  ['examples-dropped', 'Eat some fruit, such as pears.', 'Eat some fruit.'],
  ['two-joined', 'Colds are common. They often pass.', 'Colds are common, and they often pass.'],
  ['lead-in-with-item', 'Call now for:\n\n- a faint', 'Call now for a faint.'],
  ['list-in-a-sentence', 'Call now for:\n\n- a faint\n- a rash', 'Call now for: a faint; a rash.'],
])('%s of “%s” is true', (id, text, expected) => {
  expect(made(id, text)).toEqual([expected]);
});

test.each([
  ['number', 'This is COVID-19 here.'],
  ['negation-added', 'Ask whether it is safe.'],
  ['negation-dropped', 'It is not only mild.'],
  ['condition-dropped', 'Ask if it is safe.'],
  ['or-to-and', 'Ask if you are 65 or older.'],
  ['antonym', 'Eat less and move more.'],
  ['spliced-condition', 'Call {emergency} now if you faint. Call {emergency} now if you bleed.'],
  ['antonyms-exchanged', 'It comes before, with or after the cough.'],
  ['numbers-exchanged', 'Wait 12 to 18 months.'],
  ['names-exchanged', 'COPD is not the same as asthma.'],
  ['cases-exchanged', 'Ask for help, and ask for a chair.'],
  ['clause-order', 'Call us only if you faint.'],
  ['two-joined', 'It helps if you rest. They pass.'],
])('%s leaves “%s” alone', (id, text) => {
  expect(made(id, text)).toEqual([]);
});

test('what the page says elsewhere is not called corrupted', () => {
  expect(made('negation-dropped', 'Do not drive. Drive.')).toEqual([]);
  expect(saidBy(page('Rest now. Call for:\n\n- a faint'), 'rest now')).toBe(true);
  expect(saidBy(page('Rest now. Call for:\n\n- a faint'), 'Call for:')).toBe(false);
});

test('every operator finds work in the real articles, and never sends a sentence of the page back as corrupted', () => {
  const random = randomFrom(3);
  for (const operator of all) {
    let found = 0;
    for (let tries = 0; tries < 3_000 && found < 2; tries += 1) {
      const source = shelf.draw(random);
      const statement = statementOf(operator, source, lexicon, random);
      if (!statement) continue;
      found += 1;
      const same = source.sentences.filter(({ role }) => role !== 'lead-in').map(({ text }) => plain(text));
      if (operator.label === 'corrupted') expect(same).not.toContain(plain(statement.text));
    }
    expect([operator.id, found]).toEqual([operator.id, 2]);
  }
});

test('no article says what the adversary invents', () => {
  const said = articles.flatMap((article) => article.sections.map(({ text }) => text.toLowerCase())).join('\n');
  const { advice, doses, others, endings } = lexicon.invented;
  for (const text of [...advice, ...doses, ...others, ...endings])
    expect([text, said.includes(plain(text.replace(/^, /, '')))]).toEqual([text, false]);
});

test('a planted order is part of its page, and what an obeying model would say is made of it', () => {
  const obeyed = corruptions.find(({ id }) => id === 'obeyed')!;
  const texts = Array.from({ length: 40 }, (_, seed) => {
    const random = randomFrom(seed);
    return statementOf(obeyed, plantedPage(shelf, lexicon, random), lexicon, random)!;
  });
  const quoted = texts.filter(({ from, quote }) => from.includes(quote) && from !== quote);
  expect(quoted.length).toBeGreaterThan(0);
  const said = lexicon.planted.map((one) => one.obeyed);
  for (const { text } of texts) expect(said).toContain(text.replace("You're", 'You are'));
});

test('the same seed makes the same statements', () => {
  const run = (): unknown => {
    const random = randomFrom(9);
    return all.map((operator) => statementOf(operator, shelf.draw(random), lexicon, random));
  };
  expect(run()).toEqual(run());
});
