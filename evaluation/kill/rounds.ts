/**
 * Rounds of `kill -9`: the real service dies at a fail point or at a random moment while patients write and a nurse
 * works; it is started again on the same data, and everything that was promised must be there.
 */
import { failPoints } from '../../bot/turn/failPoint.js';
import { fakeConnector, type FakeConnector } from './connector.js';
import { callMs, channelPatient, type Patient, scripts, webPatient } from './patients.js';
import { type RunningService, startService } from '../service.js';

export interface KillReport {
  rounds: number;
  /** How often the service really died before the round's work was done. */
  killed: number;
  messages: number;
  lostMessages: number;
  doubledMessages: number;
  lostReplies: number;
  doubledReplies: number;
  lostCases: number;
  doubledCases: number;
  lostNurseReplies: number;
  doubledNurseReplies: number;
}

export interface KillOptions {
  rounds: number;
  /** Built `bot/main.js`. */
  main: string;
  dataDir: string;
  /** Makes runs repeatable as far as timing allows. */
  random: () => number;
  onRound?: (round: number, report: KillReport) => void;
}

const nurseToken = 'kill-test';
/** Generous: only what never arrives counts as lost, and other work may keep the machine busy. */
const settleMs = 60_000;

export async function killRounds(options: KillOptions): Promise<KillReport> {
  const report: KillReport = {
    rounds: 0,
    killed: 0,
    messages: 0,
    lostMessages: 0,
    doubledMessages: 0,
    lostReplies: 0,
    doubledReplies: 0,
    lostCases: 0,
    doubledCases: 0,
    lostNurseReplies: 0,
    doubledNurseReplies: 0,
  };
  const connector = await fakeConnector();
  try {
    for (let round = 0; round < options.rounds; round += 1) {
      await playRound(options, connector, round, report);
      report.rounds += 1;
      options.onRound?.(round, report);
    }
    return report;
  } finally {
    await connector.close();
  }
}

function environment(dataDir: string, failPoint?: string): Record<string, string> {
  return {
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'fatal',
    NURSE_DEMO_TOKEN: nurseToken,
    ...(failPoint ? { FAIL_POINT: failPoint } : {}),
  };
}

async function playRound(
  options: KillOptions,
  connector: FakeConnector,
  round: number,
  report: KillReport,
): Promise<void> {
  const { random, main, dataDir } = options;
  // One round in four dies at a random moment; the others walk through the fail points.
  const atRandom = round % 4 === 3;
  const point = failPoints[(round - Math.floor(round / 4)) % failPoints.length]!;
  const armed = atRandom ? undefined : `${point}:${1 + Math.floor(random() * (point === 'nurse-acted' ? 2 : 6))}`;
  const patients = [
    ...scripts.map((script) => webPatient(script)),
    ...scripts.map((script) => channelPatient(script, connector.url, connector.received)),
  ];
  const nurse = new Nurse();

  const starting = startService(main, environment(dataDir, armed));
  // What the round before left to send may reach the armed point before the service is ready: it died, too.
  const first = armed ? await starting.catch(() => undefined) : await starting;
  if (!first || (await dies(first, atRandom ? random() * 400 : 3000, patients, nurse))) report.killed += 1;

  const second = await startService(main, environment(dataDir));
  try {
    await Promise.all(patients.map((patient) => patient.write(second.url)));
    await nurse.answerOne(second.url, patients);
    await settle(second, patients);
    await count(second, patients, report);
    await nurse.count(second.url, patients, report);
    await nurse.closeAll(second.url);
  } finally {
    await second.kill();
  }
}

/** True when the service died before the round's work was done; otherwise it is killed at the end of it. */
async function dies(service: RunningService, latestMs: number, patients: Patient[], nurse: Nurse): Promise<boolean> {
  const timer = setTimeout(() => void service.kill(), latestMs);
  await Promise.allSettled(patients.map((patient) => patient.write(service.url)));
  await nurse.answerOne(service.url, patients).catch(() => undefined);
  const died = await Promise.race([service.ended.then(() => true), delay(200).then(() => false)]);
  clearTimeout(timer);
  if (!died) await service.kill();
  return died;
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

async function settle(service: RunningService, patients: Patient[]): Promise<void> {
  const until = Date.now() + settleMs;
  while (Date.now() < until) {
    const complete = await Promise.all(patients.map((patient) => isComplete(service.url, patient)));
    if (complete.every(Boolean)) return;
    await delay(50);
  }
}

async function isComplete(url: string, patient: Patient): Promise<boolean> {
  const replies = await patient.replies(url);
  return patient.script.lines.every(({ reply }) => replies.some((text) => text.includes(reply)));
}

async function count(service: RunningService, patients: Patient[], report: KillReport): Promise<void> {
  for (const patient of patients) {
    const [own, replies] = await Promise.all([patient.own(service.url), patient.replies(service.url)]);
    for (const { text, reply } of patient.script.lines) {
      report.messages += 1;
      const stands = own.get(text) ?? 0;
      if (stands === 0) report.lostMessages += 1;
      if (stands > 1) report.doubledMessages += 1;
      const answered = replies.filter((one) => one.includes(reply)).length;
      if (answered === 0) report.lostReplies += 1;
      // A connector gets replies at least once; in Direct Line the committed row is the delivery.
      if (answered > 1 && patient.conversationId !== undefined) report.doubledReplies += 1;
    }
  }
  const all = (await nurseCall(service.url, 'cases?state=open')) as {
    cases: Array<{ conversationId: string; priority: string }>;
  };
  for (const { conversationId, script } of patients) {
    if (conversationId === undefined) continue;
    const own = all.cases.filter((one) => one.conversationId === conversationId);
    if (script.case && own.filter(({ priority }) => priority === script.case).length === 0) report.lostCases += 1;
    if (own.length > (script.case ? 1 : 0)) report.doubledCases += 1;
  }
}

async function nurseCall(url: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${nurseToken}`, 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`${url}/nurse/api/${path}`, { ...init, signal: AbortSignal.timeout(callMs) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

/** Claims the risky question's case and answers it once, with the same reply id in every attempt. */
class Nurse {
  private readonly text = `Please wait for my call (${Math.random().toString(36).slice(2)}).`;

  async answerOne(url: string, patients: Patient[]): Promise<void> {
    const patient = patients.find(({ script, conversationId }) => script.case === 'P2' && conversationId !== undefined);
    const one = await this.find(url, patient?.conversationId);
    const version = one.state === 'open' ? await this.claim(url, one) : one.version;
    await nurseCall(url, `cases/${one.id}/reply`, { version, text: this.text, replyId: this.text });
  }

  async count(url: string, patients: Patient[], report: KillReport): Promise<void> {
    const patient = patients.find(({ script, conversationId }) => script.case === 'P2' && conversationId !== undefined);
    const arrived = (await patient!.replies(url)).filter((reply) => reply.includes(this.text)).length;
    if (arrived === 0) report.lostNurseReplies += 1;
    if (arrived > 1) report.doubledNurseReplies += 1;
  }

  /** Closes every case, so that the list that a later round reads holds its own (the API lists 500). */
  async closeAll(url: string): Promise<void> {
    const { cases } = (await nurseCall(url, 'cases?state=open')) as {
      cases: Array<{ id: string; version: number; state: string }>;
    };
    for (const one of cases) {
      const version = one.state === 'open' ? await this.claim(url, one) : one.version;
      await nurseCall(url, `cases/${one.id}/close`, { version, outcome: 'no-action-needed' });
    }
  }

  private async claim(url: string, one: { id: string; version: number }): Promise<number> {
    await nurseCall(url, `cases/${one.id}/claim`, { version: one.version });
    return ((await nurseCall(url, `cases/${one.id}`)) as { case: { version: number } }).case.version;
  }

  private async find(
    url: string,
    conversationId: string | undefined,
  ): Promise<{ id: string; version: number; state: string }> {
    for (let tries = 0; tries < 400; tries += 1) {
      const { cases } = (await nurseCall(url, 'cases?state=open')) as {
        cases: Array<{ id: string; version: number; state: string; conversationId: string }>;
      };
      const found = cases.find((one) => one.conversationId === conversationId);
      if (found) return found;
      await delay(25);
    }
    throw new Error('the case did not come');
  }
}
