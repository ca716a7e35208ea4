/** A Bot Framework channel for benchmarks: signs tokens, sends activities, and hears from the connector process. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { FromConnector } from './connectorProcess.js';

export const appId = 'b5e6a1de-0000-4000-8000-000000000001';

export interface Channel {
  serviceUrl: string;
  metadataUrl: string;
  /** Sends a message; resolves with the milliseconds until its first reply reached the connector. */
  turn(service: string, conversation: string, id: number, text: string): Promise<number>;
  close(): void;
}

/** Milliseconds on the machine's monotonic clock, the same in every process. */
const now = (): number => Number(process.hrtime.bigint()) / 1e6;

export async function openChannel(connectorFile: string): Promise<Channel> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'bench', use: 'sig', alg: 'RS256', endorsements: ['msteams'] };
  const child = fork(connectorFile);
  const waiting = new Map<string, (at: number) => void>();
  child.send({ jwk });
  const serviceUrl = `http://127.0.0.1:${await portOf(child)}/`;
  child.on('message', (message: FromConnector) => {
    if (!('conversation' in message)) return;
    waiting.get(message.conversation)?.(message.at);
    waiting.delete(message.conversation);
  });
  const token = await new SignJWT({ serviceurl: serviceUrl })
    .setProtectedHeader({ alg: 'RS256', kid: 'bench' })
    .setIssuer('https://api.botframework.com')
    .setAudience(appId)
    .setIssuedAt()
    .setExpirationTime('2h')
    .sign(privateKey);
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  return {
    serviceUrl,
    metadataUrl: `${serviceUrl}keys/openid`,
    async turn(service, conversation, id, text) {
      const body = JSON.stringify(activity(serviceUrl, conversation, id, text));
      const replied = new Promise<number>((resolve) => waiting.set(conversation, resolve));
      const started = now();
      await post(`${service}/api/messages`, token, body, agent);
      return (await replied) - started;
    },
    close() {
      agent.destroy();
      child.kill();
    },
  };
}

async function portOf(child: ChildProcess): Promise<number> {
  const [message] = (await once(child, 'message')) as [FromConnector];
  if (!('port' in message)) throw new Error('the connector did not say its port');
  return message.port;
}

function activity(serviceUrl: string, conversation: string, id: number, text: string): object {
  return {
    type: 'message',
    id: `${conversation}-${id}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${conversation}`, name: 'Patient' },
    recipient: { id: `28:${appId}`, name: 'Careline' },
    conversation: { id: conversation, conversationType: 'personal' },
    text,
  };
}

function post(url: string, token: string, body: string, agent: Agent): Promise<void> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`the service answered ${response.statusCode}`));
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}
