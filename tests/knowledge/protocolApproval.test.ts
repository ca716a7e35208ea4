/** Protocols are safety content: production refuses them unapproved, and what they rest on is part of what is signed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOn } from './commandRun.js';
import { Root } from './fixture.js';

const protocol = `id: chest
version: 1.0.0
status: sample
owner: The tests
sources: ["A guideline, 2024"]
review_by: 2027-05-31
title: Chest pain
locale: en
starts: { when: { all: [chest-pain] }, rank: 10, who: anyone }
opening: A few questions.
questions:
  - id: worse
    kind: choice
    ask: Is it getting worse?
    ask_other: Is it getting worse?
    must: true
    cleared_by: [confirmed]
    options:
      - { id: no, label: "No" }
      - { id: yes, label: "Yes", said: ["it {hurting} more"] }
rules:
  - { id: chest.1, when: { worse: yes }, outcome: go, why: It may be the heart. }
  - { id: chest.2, when: otherwise, outcome: wait, why: Mild. }
outcomes:
  go: { disposition: ambulance, cluster: RF02 }
  wait: { disposition: self-care, do: [Rest.], watch_for: [it gets worse], recheck: 2 days }
examples:
  - { says: my chest hurts, answers: { worse: "yes" }, rule: chest.1 }
  - { says: my chest hurts, rule: chest.2 }
`;

let root: Root;
let folder: string;
let approverKeys: string[];
beforeEach(async () => {
  root = new Root();
  root.write('protocols/chest.yaml', protocol);
  root.edit('messages/en.yaml', '  checks:', '  first_aid:\n    RF02: "Sit down."\n  checks:');
  folder = mkdtempSync(join(tmpdir(), 'careline-keys-'));
  approverKeys = (await runOn(root, ['new-key', join(folder, 'key.pem')])).out;
});
afterEach(() => {
  root.remove();
  rmSync(folder, { recursive: true });
});

const approve = async (...targets: string[]) => {
  const who = ['--name', 'Dr A. Tester', '--role', 'safety officer', '--key', join(folder, 'key.pem'), '--yes'];
  const { code, err } = await runOn(root, ['approve', ...targets, ...who], { approverKeys });
  expect({ code, err }).toEqual({ code: 0, err: [] });
};
const refused = () =>
  root.problems({ profile: 'production', approverKeys }).map(({ file, reason }) => `${file} ${reason}`);

test('production does not start with an unapproved protocol', async () => {
  await approve('concepts/*', 'red-flags/*', 'messages/*', 'places/*', 'settings/*');
  expect(refused()).toEqual([expect.stringMatching(/protocols\/chest\.yaml .*it has no approval/)]);
  await approve('protocols/chest');
  expect(refused()).toEqual([]);
});

test.each([
  ['the concept that starts it', 'concepts/en/chest.yaml', 'label: chest pain', 'label: pain in the chest'],
  ['a concept whose check answers a question', 'concepts/en/chest.yaml', 'label: confirmed', 'label: said yes'],
  ['a word class of an answer', 'concepts/en/chest.yaml', '[hurt, hurts]', '[hurt, hurts, aches]'],
  ['the first aid on its card', 'messages/en.yaml', 'Sit down.', 'Lie down.'],
  ['the protocol itself', 'protocols/chest.yaml', 'Rest.', 'Rest well.'],
])('a change of %s voids its approval', async (_, file, from, to) => {
  await approve('protocols/chest');
  root.edit(file, from, to);
  expect(refused()).toContainEqual(expect.stringMatching(/protocols\/chest\.yaml .*content changed/));
});
