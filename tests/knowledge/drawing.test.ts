import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knowledgeCommand } from '../../bot/cli/knowledgeCommand.js';
import { conditionWords } from '../../knowledge/drawing/words.js';
import { protocolPage } from '../../knowledge/drawing/page.js';
import type { Question } from '../../triage/protocol/schema.js';
import { loadContent } from '../triage/loadContent.js';
import { offline } from './commandRun.js';

const { protocols } = loadContent();

/** Runs a verb on the repository's own content, with these answers at the terminal. */
async function command(args: string[], answers?: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  const code = await knowledgeCommand(args, {
    root: 'knowledge',
    approverKeys: [],
    clock: { now: () => Date.parse('2026-11-21T12:00:00Z') },
    env: {},
    fetch: offline,
    timeout: () => new AbortController().signal,
    progress: undefined,
    out: say,
    err: say,
    ask: answers && (async (question) => (say(question), answers.shift() ?? '')),
  });
  return { code, lines };
}

describe('draw', () => {
  test.each(protocols.map((protocol) => [protocol.id, protocol] as const))(
    'the page of %s is up to date',
    (id, protocol) => {
      expect(readFileSync(`docs/protocols/${id}.md`, 'utf8')).toBe(protocolPage(protocol));
    },
  );

  test('writes every page, removes old ones, and finds nothing to do the next time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'careline-draw-'));
    writeFileSync(join(folder, 'gone.md'), 'old');
    expect((await command(['draw', '--check', '--to', folder])).code).toBe(1);
    expect((await command(['draw', '--to', folder])).lines.at(-1)).toContain('1 removed');
    expect(readdirSync(folder).sort()).toEqual(protocols.map(({ id }) => `${id}.md`).sort());
    expect((await command(['draw', '--check', '--to', folder])).code).toBe(0);
  });

  test('a page holds every rule, every question and everything that a patient can be told', () => {
    for (const protocol of protocols) {
      const page = protocolPage(protocol);
      const told = Object.values(protocol.outcomes).flatMap((one) => [...(one.do ?? []), ...(one.watch_for ?? [])]);
      const all = [...protocol.rules.map(({ id }) => id), ...protocol.questions.map(({ ask }) => ask), ...told];
      expect(all.filter((text) => !page.includes(text.replaceAll('|', '\\|')))).toEqual([]);
    }
  });

  test('conditions read as a reviewer would say them', () => {
    const severity = { kind: 'choice', id: 'severity', options: [{ id: 'mild' }, { id: 'bad' }, { id: 'worst' }] };
    const questions = [severity] as unknown as Question[];
    expect(conditionWords(questions, { fever: 'yes', severity: 'bad' })).toBe(
      'fever: yes and severity: bad or more dangerous',
    );
    expect(conditionWords(questions, { any: [{ fever: 'yes' }, { all: [{ a: 'yes' }, { b: 'yes' }] }] })).toBe(
      'fever: yes or (a: yes and b: yes)',
    );
    expect(conditionWords(questions, { a: 'yes', any: [{ b: 'yes' }, { age: { below: '3 months' } }] })).toBe(
      'a: yes and (b: yes or age below 3 months)',
    );
    expect(conditionWords(questions, { score: { of: ['a', 'b'], at_least: 3 } })).toBe('score of a + b at least 3');
  });
});

describe('try', () => {
  test('walks a protocol to the rule that decides', async () => {
    const { code, lines } = await command(['try', 'urinary-adult'], ['yes']);
    expect(code).toBe(0);
    expect(lines.join('\n')).toMatch(/read as: yes[\s\S]*urinary-adult\.1: ambulance/);
  });

  test('says when an answer is not understood, goes back, and ends at an empty line', async () => {
    const { lines } = await command(['try', 'urinary-adult'], ['purple', 'no', 'back', '']);
    const text = lines.join('\n');
    expect(text).toContain('Not understood');
    expect(text.split('First, to be safe').length - 1).toBe(3);
    expect(lines.at(-1)).toBe('Ended.');
  });

  test('names the protocols that there are, and refuses without a terminal', async () => {
    expect(await command(['try', 'toothache'], [])).toMatchObject({ code: 2 });
    expect((await command(['try', 'urinary-adult'])).code).toBe(1);
  });
});
