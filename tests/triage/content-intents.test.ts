/** Commands, small talk and answers as patients type them. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createTriage } from '../../triage/triage.js';
import { loadContent } from './loadContent.js';

const messages = parse(readFileSync('tests/triage/intents.yaml', 'utf8')) as Record<
  'found' | 'none',
  Record<string, string[]>
>;
const content = loadContent();
const triage = createTriage(content);
const namesIn = (text: string) => triage.intents(text).map((intent) => intent.name);

describe.each(Object.entries(messages.found))('%s', (intent, texts) => {
  it.each(texts)('is found in: %s', (text) => {
    expect(namesIn(text)).toContain(intent);
  });
});

describe.each(Object.entries(messages.none))('%s', (intent, texts) => {
  it.each(texts)('is not found in: %s', (text) => {
    expect(namesIn(text)).not.toContain(intent);
  });
});

it('has a sentence for every English intent', () => {
  const english = content.intents.filter((file) => file.locale === 'en').flatMap((file) => Object.keys(file.intents));
  expect(Object.keys(messages.found).sort()).toEqual(english.sort());
});
