import {
  JwtTokenProviderFactory,
  ManagedIdentityAppCredentials,
  MicrosoftAppCredentials,
} from 'botframework-connector';
import type { Clock } from '../../../storage/clock.js';
import type { BotApp } from '../../config.js';

/** Gives the bearer token for Microsoft's channels; `renew` asks for a new one although the old has not expired. */
export type TokenSource = (renew: boolean) => Promise<string>;

const botFrameworkScope = 'https://api.botframework.com';

/** The SDK's credentials, which keep the token until shortly before it expires. Undefined: nothing to sign in with. */
export function channelTokens(app: BotApp | undefined): TokenSource | undefined {
  if (app === undefined) return undefined;
  if (app.type === 'UserAssignedMSI') {
    const credentials = new ManagedIdentityAppCredentials(app.id, botFrameworkScope, new JwtTokenProviderFactory());
    return (renew) => credentials.getToken(renew);
  }
  if (app.password === undefined) return undefined;
  const tenant = app.type === 'SingleTenant' ? app.tenantId : undefined;
  const credentials = new MicrosoftAppCredentials(app.id, app.password, tenant);
  return (renew) => credentials.getToken(renew);
}

/** A token that is refused is renewed, at most this often: keys and passwords are changed while we run. */
const betweenRenewalsMs = 60_000;

/** One sign-in for all sends: concurrent ones share it, none waits longer than the deadline. */
export class SignIn {
  private renew = false;
  private renewedAt: number;
  private running: Promise<string> | undefined;

  constructor(
    private readonly tokens: TokenSource,
    private readonly clock: Clock,
    private readonly deadlineMs: number,
  ) {
    this.renewedAt = clock.now();
  }

  /** Rejects when no token can be had now. */
  async token(): Promise<string> {
    this.running ??= this.fetch().finally(() => (this.running = undefined));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('no token within the deadline')), this.deadlineMs);
    });
    return Promise.race([this.running, late]).finally(() => clearTimeout(timer));
  }

  /** The channel refused the token; true when the next one will be new, so that the send is worth another try. */
  refused(): boolean {
    if (this.clock.now() - this.renewedAt < betweenRenewalsMs) return this.renew;
    this.renew = true;
    return true;
  }

  private async fetch(): Promise<string> {
    const token = await this.tokens(this.renew);
    if (this.renew) this.renewedAt = this.clock.now();
    this.renew = false;
    return token;
  }
}
