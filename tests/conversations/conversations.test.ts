/** Every YAML file beside this one is a conversation that must go just so, through the real turn and a real store. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import { parse } from 'yaml';
import { readConfig } from '../../bot/config.js';
import { createLog } from '../../bot/log.js';
import { loadSite } from '../../bot/site.js';
import type { FeedbackDetail } from '../../dialogs/feedback.js';
import { openStage, type Conversation, type Reply, type Stage } from '../../evaluation/stage.js';
import { actOnCase } from '../../nurseline/actions.js';
import type { Case } from '../../storage/types.js';
import { transcriptSchema, type Step, type Transcript } from './transcript.js';

const root = join(__dirname, '../..');
const config = readConfig({ SITE_NAME: 'Test Hospital', LOG_LEVEL: 'error' });
const { services, line } = loadSite(config, createLog(config), root, Date.parse('2026-11-21T12:00:00Z'));

interface Scene {
  stage: Stage;
  conversation: Conversation;
  last: Array<Partial<Activity>>;
  /** Every reply so far, newest first. */
  all: Array<Partial<Activity>>;
  cases: Case[];
}

interface CardAction {
  title: string;
  text?: string;
  value?: unknown;
}

const actionsOf = (activity: Partial<Activity>): CardAction[] =>
  (activity.attachments ?? []).flatMap(({ content }) => [...(content.buttons ?? []), ...(content.actions ?? [])]);

const textOf = (activity: Partial<Activity>): string => [activity.text, activity.summary].filter(Boolean).join('\n');

function check(step: Extract<Step, { bot?: unknown }>, { turn, replies }: Reply, scene: Scene): void {
  const said = replies.map(textOf).join('\n\n');
  let from = 0;
  for (const part of step.bot ?? []) {
    expect(said.slice(from)).toContain(part);
    from = said.indexOf(part, from) + part.length;
  }
  for (const word of step.never ?? []) expect(said).not.toContain(word);
  if (step.buttons) expect(replies.flatMap(actionsOf).map(({ title }) => title)).toEqual(step.buttons);
  if (step.silent) expect(replies).toEqual([]);
  else expect(replies.length).toBeGreaterThan(0);
  if (step.route !== undefined) expect(turn.outcome.route).toBe(step.route);
  if (step.disposition !== undefined) expect(turn.outcome.disposition).toBe(step.disposition);
  if (step.check !== undefined) expect(turn.outcome.check).toBe(step.check);
  if (step.case === null) expect(scene.cases).toEqual([]);
  else if (step.case) {
    const [one] = scene.cases;
    if (step.case.priority) expect(one?.priority).toBe(step.case.priority);
    if (step.case.reasons) expect(one?.reasons.map(({ code }) => code)).toEqual(step.case.reasons);
    if (step.case.contact) expect(one?.contact).toBe(step.case.contact);
  }
}

async function openCases(scene: Scene): Promise<Case[]> {
  const all = await scene.stage.store.cases({ state: 'open' });
  return all.filter((one) => one.conversationId === scene.conversation.id);
}

async function patientSays(
  scene: Scene,
  step: Extract<Step, { bot?: unknown }>,
  send: () => Promise<Reply>,
): Promise<void> {
  const reply = await send();
  scene.last = reply.replies.length > 0 ? reply.replies : scene.last;
  scene.all.unshift(...reply.replies);
  scene.cases = await openCases(scene);
  check(step, reply, scene);
  if (step.feedback) expect(await feedbackOf(scene)).toEqual(step.feedback);
}

async function feedbackOf({ stage, conversation }: Scene): Promise<unknown[]> {
  const kept = await stage.store.feedback(conversation.id, conversation.id);
  return kept.map(({ detail }) => {
    const { article, section, verdict, words } = detail as FeedbackDetail;
    return { page: `${article}#${section}`, verdict, ...(words === undefined ? {} : { words }) };
  });
}

async function play(scene: Scene, step: Step): Promise<void> {
  const { conversation, stage } = scene;
  stage.clock.forward(1000);
  if ('patient' in step) return patientSays(scene, step, () => conversation.say(step.patient));
  if ('attachment' in step) {
    const attachments = [{ contentType: step.attachment, contentUrl: 'https://example.org/file' }];
    return patientSays(scene, step, () => conversation.say('', { attachments }));
  }
  if ('press' in step || 'pressEarlier' in step) {
    const [title, from] = 'press' in step ? [step.press, scene.last] : [step.pressEarlier, scene.all];
    const button = from.flatMap(actionsOf).find((one) => one.title === title);
    if (!button) throw new Error(`no button "${title}"`);
    return patientSays(scene, step, () => conversation.say(button.text ?? '', { value: button.value }));
  }
  if ('hours' in step) return stage.clock.forward(step.hours * 3_600_000);
  scene.cases = await openCases(scene);
  const one = scene.cases[0]!;
  const result = await actOnCase(
    {
      caseId: one.id,
      nurse: 'Ada',
      verb: step.nurse,
      version: one.version,
      ...(step.text ? { text: step.text, replyId: `r-${one.version}` } : {}),
      ...(step.outcome ? { outcome: step.outcome } : {}),
    },
    {
      store: stage.store,
      line,
      now: stage.clock.now(),
      newId: services.newId,
      text: (key, values) => services.words('en').text(key, values),
    },
  );
  expect(result.status).toBe('done');
}

const files = readdirSync(__dirname).filter((name) => name.endsWith('.yaml'));

describe('conversations', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(services, Date.parse('2026-11-21T12:00:00Z'));
  });
  afterAll(() => stage.close());

  const transcripts = files.map((file): [string, Transcript] => [
    file.replace('.yaml', '').replaceAll('-', ' '),
    transcriptSchema.parse(parse(readFileSync(join(__dirname, file), 'utf8'))),
  ]);

  it.each(transcripts)('%s', async (_name, { steps }) => {
    const scene: Scene = { stage, conversation: stage.conversation(), last: [], all: [], cases: [] };
    for (const [i, step] of steps.entries()) {
      try {
        await play(scene, step);
      } catch (error) {
        throw new Error(`step ${i + 1} (${Object.values(step)[0]})\n${(error as Error).message}`, { cause: error });
      }
    }
  });
});
