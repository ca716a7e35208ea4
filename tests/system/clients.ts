/** A web patient, a channel and a nurse, as they speak to a running service. */
import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { nurseToken, until } from './support.js';

export interface Answer {
  status: number;
  body: any;
}

const json = { 'content-type': 'application/json' };

export async function send(url: string, init: RequestInit & { json?: unknown } = {}): Promise<Answer> {
  const body = init.json === undefined ? {} : { method: 'POST', body: JSON.stringify(init.json) };
  const headers = { ...(init.json === undefined ? {} : json), ...(init.headers as Record<string, string>) };
  const response = await fetch(url, { ...init, ...body, headers, signal: AbortSignal.timeout(30_000) });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

export interface Line {
  id: string;
  text?: string;
  from: { role: 'user' | 'bot' };
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
    return (await send(`${this.path(url)}/activities`, { headers: this.headers })).body.activities as Line[];
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
  async stream(url: string): Promise<{ seen: any[]; close(): void }> {
    const { body } = await send(this.path(url), { headers: this.headers });
    const seen: any[] = [];
    const socket = new WebSocket(body.streamUrl);
    socket.on('message', (frame) => {
      const text = String(frame);
      if (text !== '') seen.push(...JSON.parse(text).activities);
    });
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
    return { seen, close: () => socket.terminate() };
  }
}

/** A message as a Bot Framework channel posts it. */
export function channelMessage(serviceUrl: string, conversation: string, text: string): Record<string, any> {
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
  return (await nurse(url, 'cases?state=open')).body.cases as OpenCase[];
}
