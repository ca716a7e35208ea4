/** Every example of every red-flag file, as a patient's first message; and what the files promise to each other. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createTriage } from '../../triage/triage.js';
import { loadContent } from './loadContent.js';

const content = loadContent();
const triage = createTriage(content);
const screen = (text: string) => triage.screen(text, { records: [], seq: 1 });
const { messages } = parse(readFileSync('knowledge/messages/en.yaml', 'utf8')) as {
  messages: { checks: Record<string, string>; first_aid: Record<string, string> };
};
const countWords = (text: string): number => text.split(/\s+/).length;

describe.each(content.redFlags.map((file) => ({ name: `${file.id} ${file.title}`, file })))('$name', ({ file }) => {
  const { fires = [], checks = [], silent = [] } = file.examples;
  const inCluster = <T extends { cluster: string }>(of: T[]): T[] => of.filter((one) => one.cluster === file.id);

  if (fires.length > 0)
    it.each(fires)('fires: $text', ({ text, rule }) => {
      const fired = inCluster(screen(text).firings).map((firing) => firing.rule);
      if (rule === undefined) expect(fired).not.toHaveLength(0);
      else expect(fired).toContain(rule);
    });

  if (checks.length > 0)
    it.each(checks)('checks: $text', ({ text, check }) => {
      expect(screen(text).checks.map((due) => due.check)).toContain(check);
    });

  if (silent.length > 0)
    it.each(silent)('silent: %s', (text) => {
      const { firings, checks: due } = screen(text);
      expect(inCluster(firings).map((firing) => firing.rule)).toEqual([]);
      expect(inCluster(due).map((one) => one.check)).toEqual([]);
    });

  it('has a first-aid line of at most 20 words', () => {
    expect(messages.first_aid[file.id]).toBeDefined();
    expect(countWords(messages.first_aid[file.id] ?? '')).toBeLessThanOrEqual(20);
  });

  for (const { id, concept } of file.checks ?? []) {
    it(`${id} is worded in at most 25 words, and "yes" makes a rule of this file fire as an emergency`, () => {
      expect(messages.checks[id]).toBeDefined();
      expect(countWords(messages.checks[id] ?? '')).toBeLessThanOrEqual(25);
      const yes = {
        id: '2.1',
        concept,
        status: 'present',
        subject: 'patient',
        time: 'now',
        words: 'yes',
        locale: 'en',
      } as const;
      const { firings } = triage.evaluate([{ subject: 'patient', findings: [yes] }]);
      expect(inCluster(firings).map((firing) => firing.disposition)).toContainEqual(
        expect.stringMatching(/^(ambulance|emergency-department)$/),
      );
    });
  }
});

it('words no check and no first aid that has no rules', () => {
  const clusters = content.redFlags.map((file) => file.id);
  const checks = content.redFlags.flatMap((file) => (file.checks ?? []).map((check) => check.id));
  expect(Object.keys(messages.checks).filter((id) => !checks.includes(id))).toEqual([]);
  expect(Object.keys(messages.first_aid).filter((id) => !clusters.includes(id))).toEqual([]);
});
