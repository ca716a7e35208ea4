/** Code and knowledge/messages agree, both ways: no sentence is asked for that does not exist, none stands there unused. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { site } from '../bot/turn/harness.js';

const root = join(__dirname, '../..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

const code = ['bot', 'dialogs', 'nurseline', 'knowledge'].flatMap(sources).join('\n');
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

it('every English sentence is used', () => {
  const literal = (key: string): boolean => code.includes(`'${key}'`) || lineFile.includes(` ${key}\n`);
  const unused = keys.filter((key) => !literal(key) && !madeOfData.test(key) && !actions.test(key));
  expect(unused).toEqual([]);
});

it('no sentence for patients stands in code', () => {
  const said = [...code.matchAll(/\bsay(?:Urgently)?\([^;]*?['"`]([A-Z][^'"`]{12,})['"`]/g)].map((match) => match[1]);
  expect(said).toEqual([]);
});
