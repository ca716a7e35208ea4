/** A web patient, a channel and a nurse, as they speak to a running service. */
import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { nurseToken, until } from './support.js';

/** An activity as Direct Line shows it, as far as tests read it. */
export interface Line {
  type: string;
  text?: string;
  from: { role: 'user' | 'bot' };
}

/** What the answers hold that tests read; each answer has a part of it. */
interface Body {
  conversationId: string;
  token: string;
  streamUrl: string;
  activities: Line[];
  cases: OpenCase[];
  error: { code: string };
  failing: string[];
}

export interface Answer {
  status: number;
  text: string;
  body: Body;
}

const json = { 'content-type': 'application/json' };

export async function send(url: string, init: RequestInit & { json?: unknown } = {}): Promise<Answer> {
  const body = init.json === undefined ? {} : { method: 'POST', body: JSON.stringify(init.json) };
  const headers = { ...(init.json === undefined ? {} : json), ...(init.headers as Record<string, string>) };
  const response = await fetch(url, { ...init, ...body, headers, signal: AbortSignal.timeout(30_000) });
  const text = await response.text();
  return { status: response.status, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Body };
}

/** A patient on the web page. Every call names the service that it goes to: replicas share token and store. */
export class WebPatient {
  private constructor(
    readonly conversationId: string,
    readonly token: string,
  ) {}

  static async at(url: string): Promise<WebPatient> {
    const { body } = await send(`${url}/webchat/token`, { json: {} });
    return new WebPatient(body.conversationId, body.token);
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }

  private path(url: string): string {
    return `${url}/v3/directline/conversations/${this.conversationId}`;
  }

  write(url: string, text: string, clientActivityID: string = randomUUID()): Promise<Answer> {
    const activity = { type: 'message', text, channelData: { clientActivityID } };
    return send(`${this.path(url)}/activities`, { json: activity, headers: this.headers });
  }

  async lines(url: string): Promise<Line[]> {
    return (await send(`${this.path(url)}/activities`, { headers: this.headers })).body.activities;
  }

  /** The assistant's lines, once one of them holds the words. */
  replies(url: string, words: string, ms?: number): Promise<Line[]> {
    const probe = async () => {
      const lines = (await this.lines(url)).filter(({ from }) => from.role === 'bot');
      return lines.some((line) => JSON.stringify(line).includes(words)) && lines;
    };
    return until(`a reply with “${words}”`, probe, ms);
  }

  /** Opens the live stream; `seen` grows with every activity that comes down. */
  async stream(url: string): Promise<{ seen: Line[]; close(): void }> {
    const { body } = await send(this.path(url), { headers: this.headers });
    const seen: Line[] = [];
    const socket = new WebSocket(body.streamUrl);
    socket.on('message', (frame: Buffer) => {
      const text = frame.toString();
      if (text !== '') seen.push(...(JSON.parse(text) as Body).activities);
    });
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
    return { seen, close: () => socket.terminate() };
  }
}

/** A message as a Bot Framework channel posts it. */
export function channelMessage(serviceUrl: string, conversation: string, text: string) {
  return {
    type: 'message',
    id: randomUUID(),
    text,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `user-${conversation}` },
    recipient: { id: 'careline' },
    conversation: { id: conversation },
  };
}

export function nurse(url: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { authorization: `Bearer ${nurseToken}` };
  return send(`${url}/nurse/api/${path}`, { headers, ...(body === undefined ? {} : { json: body }) });
}

export interface OpenCase {
  id: string;
  conversationId: string;
  priority: string;
}

export async function openCases(url: string): Promise<OpenCase[]> {
  return (await nurse(url, 'cases?state=open')).body.cases;
}
