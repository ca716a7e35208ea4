/** Code and knowledge/messages agree, both ways: no sentence is asked for that does not exist, none stands there unused. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { site } from '../bot/turn/harness.js';

const root = join(__dirname, '../..');

function sources(folder: string, kind = /\.ts$/): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => kind.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

const code = ['bot', 'dialogs', 'nurseline', 'knowledge'].flatMap((folder) => sources(folder)).join('\n');
/** The pages that patients see are built with the sentences under `page:`; see web/build/pageWords.ts. */
const pageCode = ['web/patient', 'web/embed'].flatMap((folder) => sources(folder, /\.(tsx?|html)$/));
const pageText = pageCode.join('\n');
const lineFile = readFileSync(join(root, 'knowledge/nurse-line.yaml'), 'utf8');
const keys = site.content.messages.keys('en');
/** Groups whose keys are made of data: check ids, clusters, intents, case states, places in the act order. */
const madeOfData = /^(checks|first_aid|small_talk|case_state)\.|^protocol\.again_/;
/** `text(\`emergency.${key}${suffix}\`)` in emergencyCard.ts and the answers of EmergencyDialog.ts. */
const actions =
  /^crisis\.(title|safe|means)(_other)?$|^emergency\.((ambulance|emergency_department)(_other)?|called|cannot|changed)$/;

it('every key that code asks for exists in English', () => {
  const asked = [...code.matchAll(/\.text\(\s*'([a-z_]+\.[A-Za-z0-9_.]+)'/g)].map((match) => match[1]!);
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
});

it('every key that the patient page asks for exists in English, and under page:', () => {
  const asked = [...pageText.matchAll(/['%](page\.[a-z_]+(?:\.[a-z_]+)*)['%]/g)].map((match) => match[1]!);
  expect(asked.length).toBeGreaterThan(40);
  expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
  const others = [...pageText.matchAll(/\.text\(\s*'(?!page\.)/g)];
  expect(others).toEqual([]);
});

it('every English sentence is used', () => {
  const literal = (key: string): boolean =>
    code.includes(`'${key}'`) ||
    lineFile.includes(` ${key}\n`) ||
    [`'${key}'`, `%${key}%`].some((written) => pageText.includes(written));
  const unused = keys.filter((key) => !literal(key) && !madeOfData.test(key) && !actions.test(key));
  expect(unused).toEqual([]);
});

it('the ways to begin that the page offers are the ones whose conversation is tested', () => {
  const played = readFileSync(join(root, 'tests/conversations/the-page-starters-lead-somewhere.yaml'), 'utf8');
  const words = site.content.messages.for('en');
  for (const key of ['page.greeting.symptom', 'page.greeting.question', 'page.greeting.help'])
    expect(played).toContain(`- patient: '${words.text(key)}'`);
});

it('no sentence for patients stands in code', () => {
  const said = [...code.matchAll(/\bsay(?:Urgently)?\([^;]*?['"`]([A-Z][^'"`]{12,})['"`]/g)].map((match) => match[1]);
  expect(said).toEqual([]);
});

/** Sentences in a page's code: text of elements, of attributes that are read out, and strings of more than one word. */
function sentencesIn(source: string): string[] {
  const bare = source.replace(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '').replace(/\bnew \w*Error\([^\n]*/g, '');
  return [
    ...bare.matchAll(/(?<!=)>\s*([^<>{}=;()]*[A-Za-z]{2}[^<>{}=;()]*)<\//g),
    ...bare.matchAll(/\b(?:aria-label|aria-description|title|placeholder|alt)="([^"]*[A-Za-z][^"]*)"/g),
    ...bare.matchAll(/['"`]([A-Z][a-z'’]*(?: [\w'’{}$,.…-]+)+[.?!…]?)['"`]/g),
  ]
    .map((match) => match[1]!.trim())
    .filter((text) => !/^[%_A-Z]+$/.test(text) && !text.startsWith('%page.'));
}

it.each([
  ['<p>Please wait</p>', 'Please wait'],
  ['<button aria-label="Send">', 'Send'],
  ["const text = 'You are offline.';", 'You are offline.'],
])('a sentence in the code of a page is found: %s', (source, sentence) => {
  expect(sentencesIn(source)).toEqual([sentence]);
});

it('no sentence for patients stands in the code of the patient page', () => {
  expect(pageCode.slice(0, sources('web/patient', /\.(tsx?|html)$/).length).flatMap(sentencesIn)).toEqual([]);
});
