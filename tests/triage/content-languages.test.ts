/** Spanish, Vietnamese and Japanese sentences for the clusters that these languages cover. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createTriage } from '../../triage/triage.js';
import { loadContent } from './loadContent.js';

type Sentences = Record<string, Record<string, { fires: string[]; silent: string[] }>>;
const sentences = parse(readFileSync('tests/triage/languages.yaml', 'utf8')) as Sentences;
const triage = createTriage(loadContent());

const deadliest = 'RF01 RF02 RF03 RF04 RF05 RF07 RF10 RF11 RF12 RF13 RF14 RF18 RF20 RF38 RF41'.split(' ');

describe.each(Object.entries(sentences))('%s', (language, clusters) => {
  it('covers every cluster with at least 4 firing and 2 silent sentences', () => {
    expect(Object.keys(clusters)).toEqual(expect.arrayContaining(deadliest));
    for (const { fires, silent } of Object.values(clusters)) {
      expect(fires.length).toBeGreaterThanOrEqual(4);
      expect(silent.length).toBeGreaterThanOrEqual(2);
    }
  });

  for (const [cluster, { fires, silent }] of Object.entries(clusters)) {
    it.each(fires)(`${cluster} fires: %s`, (text) => {
      const screening = triage.screen(text, { records: [], seq: 1 });
      expect(screening.firings.map((firing) => firing.cluster)).toContain(cluster);
      expect(screening.language).toBe(language);
    });

    it.each(silent)(`${cluster} stays silent: %s`, (text) => {
      const { firings, checks } = triage.screen(text, { records: [], seq: 1 });
      const said = [...firings.map((firing) => firing.rule), ...checks.map((due) => due.check)];
      expect(said.filter((id) => id.startsWith(cluster))).toEqual([]);
    });
  }
});
