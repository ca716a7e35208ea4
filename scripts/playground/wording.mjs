/** The sentences that patients read, from the file that clinicians own. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const load = (path) => parse(readFileSync(new URL(`../../knowledge/${path}`, import.meta.url), 'utf8'));
const { messages } = load('messages/en.yaml');
const { emergency } = load('places/us.yaml');

/** @param {string} group @param {string} key @param {Record<string, string>} values for what stands in braces */
export function wording(group, key, values = {}) {
  const text = messages[group]?.[key];
  if (text === undefined) throw new Error(`no message ${group}.${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => ({ emergency, ...values })[name]);
}
