/** Every protocol of knowledge/: sound by itself, its examples end where they say, and messages start the right one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { playExample } from '../../triage/protocol/examples.js';
import { lintProtocol } from '../../triage/protocol/lint.js';
import { createTriage } from '../../triage/triage.js';
import { loadContent } from './loadContent.js';

const content = loadContent();
const triage = createTriage(content);
const now = Date.parse('2026-11-21T12:00:00Z');

describe.each(content.protocols.map((protocol) => ({ name: protocol.id, protocol })))('$name', ({ protocol }) => {
  it('fits together', () => {
    expect(lintProtocol(protocol)).toEqual([]);
  });

  it.each(protocol.examples)('$rule: $says $answers', (example) => {
    const { starts, emergencies, unread, rule } = playExample(triage, protocol, example, now);
    expect({ starts, emergencies, unread, rule }).toEqual({
      starts: protocol.id,
      emergencies: [],
      unread: {},
      rule: example.rule,
    });
  });
});

const selections = readdirSync(__dirname)
  .filter((name) => name.startsWith('protocol-selection'))
  .flatMap((name) => parse(readFileSync(join(__dirname, name), 'utf8')) as Array<[string, string | null]>);

it.each(selections)('“%s” starts %s', (message, expected) => {
  const { records, findings } = triage.screen(message, { records: [], seq: 1 });
  const subject = findings.findLast(({ status }) => status === 'present')?.subject ?? 'patient';
  const record = records.find((one) => one.subject === subject) ?? { subject, findings: [] };
  expect(triage.protocols(record)[0]?.id ?? null).toBe(expected);
});
