import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logo } from '../../bot/siteLogo.js';
import { webRoutes, type PageSite } from '../../bot/web.js';
import { systemClock } from '../../storage/clock.js';
import { startHarness, type Echo, type Harness, type HarnessOptions } from '../bot/directlineHarness.js';

const root = join(__dirname, '../..');

/** The pages as `npm run build` left them: the browser and system tests look at what is shipped. */
export const pagesFolder = join(root, 'dist/web');
if (!existsSync(join(pagesFolder, 'patient/index.html')))
  throw new Error('dist/web is missing: run npm run build first');

/** What the server writes into the patient page. */
export const site: PageSite = {
  siteName: 'Riverside Hospital',
  emergency: '911',
  country: 'United States',
  demo: true,
  exitUrl: 'https://www.example.org/weather',
};

export interface ServeOptions extends HarnessOptions {
  site?: Partial<PageSite>;
  logo?: Logo;
}

/** The pages on the real server and the real Direct Line, with an echo for the turn. */
export async function servePages(echo: Echo, options: ServeOptions = {}): Promise<Harness> {
  const { site: own, logo, ...more } = options;
  const { allowedOrigins = [] } = more;
  const pages = await webRoutes({
    folder: pagesFolder,
    allowedOrigins,
    site: { ...site, ...own },
    ...(logo ? { logo } : {}),
  });
  return startHarness({ clock: systemClock, echo, ...more, routes: [...pages, ...(more.routes ?? [])] });
}

const card = (body: unknown[], actions: unknown[]) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: { type: 'AdaptiveCard', version: '1.3', body, actions },
});
const line = (text: string, more: object = {}) => ({ type: 'TextBlock', text, wrap: true, ...more });
const dial = (number: string) => ({ type: 'Action.OpenUrl', title: `Call ${number}`, url: `tel:${number}` });

const emergency = {
  type: 'message',
  summary: 'Call 911 now.',
  attachments: [
    card(
      [
        {
          type: 'Container',
          style: 'attention',
          bleed: true,
          items: [
            line('Call 911 now.', { size: 'extraLarge', weight: 'bolder' }),
            line('What you describe can be dangerous and needs help right away.'),
            line('I have told a nurse too. Your case is C-1042. Do not wait for the nurse.'),
            line('Outside the United States? Call the local emergency number (112 works on most mobiles).', {
              isSubtle: true,
              size: 'small',
            }),
          ],
        },
      ],
      [dial('988'), dial('911')],
    ),
  ],
};

const choice = (title: string) => ({
  type: 'messageBack',
  title,
  displayText: title,
  text: title,
  value: { answer: title },
});
const hero = {
  type: 'message',
  text: 'I want to be sure I understand. Do you have a symptom now, or a question about your health?',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.hero',
      content: { buttons: ['I have a symptom', 'I have a question', 'Talk to a nurse'].map(choice) },
    },
  ],
};

const article = [
  'Many people can lower their blood pressure by changing a few habits:',
  '- Eat less salt.\n- Move for 30 minutes on most days.\n- Drink less alcohol.',
  '---',
  '[From “High blood pressure”, section “Prevention”. Version 1.0.0, to be reviewed by 2027-05-31.](https://example.org/hypertension)',
  'Sample content: not yet approved by a clinician.',
].join('\n\n');

/** One answer of each kind that the page must show well. */
export const showcase: Echo = (text) => {
  if (/chest pain/.test(text)) return [{ activity: emergency, urgent: true }];
  if (/blood pressure/.test(text)) return [{ activity: { type: 'message', text: article, textFormat: 'markdown' } }];
  if (/nurse/.test(text))
    return [
      { activity: { type: 'message', text: 'I have passed this to a nurse. Your case is C-1042.' } },
      {
        author: 'nurse',
        authorName: 'Ana Silva',
        activity: { type: 'message', text: 'Hello, I am Ana. How can I help?' },
      },
    ];
  if (/inject/.test(text))
    return [{ activity: { type: 'message', text: text.replace('inject', ''), textFormat: 'markdown' } }];
  return [{ activity: hero }];
};
