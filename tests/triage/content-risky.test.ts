/** Every example of every risky-question class, as a patient's message. */
import { createTriage } from '../../triage/triage.js';
import { loadContent } from './loadContent.js';

const content = loadContent();
const triage = createTriage(content);
const classesOf = (text: string) => triage.risky(text, triage.screen(text, { records: [], seq: 1 }));

describe.each(content.riskyQuestions.map((file) => ({ name: `${file.id} ${file.title}`, file })))(
  '$name',
  ({ file }) => {
    const { fires = [], silent = [] } = file.examples;

    it('has at least 8 firing and 6 silent examples', () => {
      expect(fires.length).toBeGreaterThanOrEqual(8);
      expect(silent.length).toBeGreaterThanOrEqual(6);
    });

    it.each(fires)('fires: $text', ({ text, rule }) => {
      const found = classesOf(text).map((risky) => risky.rule);
      expect(found).toContain(rule);
    });

    it.each(silent)('silent: %s', (text) => {
      expect(classesOf(text).map((risky) => risky.rule)).toEqual([]);
    });
  },
);
