/** The yardstick: a Bot Framework echo bot as its documentation builds one (CloudAdapter, restify, no state). */
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import restify from 'restify';

const appId = process.env['MICROSOFT_APP_ID'] ?? '';

/** Signs outgoing calls with a fixed token: no sign-in server in a benchmark. */
class FixedToken extends ServiceClientCredentialsFactory {
  override isValidAppId = async (id: string): Promise<boolean> => id === appId;
  override isAuthenticationDisabled = async (): Promise<boolean> => false;
  override async createCredentials(): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    return {
      signRequest: async (request) => {
        request.headers.set('authorization', 'Bearer benchmark');
        return request;
      },
    };
  }
}

const configuration = {
  MicrosoftAppId: appId,
  ToBotFromChannelOpenIdMetadataUrl: process.env['BOT_OPENID_METADATA_URL'] ?? '',
  // The public cloud's own values: naming one of the endpoints makes the SDK ask for all of them.
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
};
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(configuration, new FixedToken()));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  // restify's types and botbuilder's disagree on optional fields only; the samples pass them just so.
  await adapter.process(request as Parameters<CloudAdapter['process']>[0], response, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  // The same lines as Careline's, so that both are started in the same way.
  process.stdout.write(`Patient page:  ${url}/\nNurse sign-in: ${url}/none\n`);
});
