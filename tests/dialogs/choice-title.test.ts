/** The title of a pressed choice is a page's own heading: it may name a danger, and says nothing about the patient. */
import { buttonValue } from '../../dialogs/cards/buttons.js';
import { whichDialogId } from '../../dialogs/whichState.js';
import { openStage, type Stage } from '../../evaluation/stage.js';
import { site, start } from '../bot/turn/harness.js';

const title = 'When should I get help for chest pain or heart disease?';
const choice = { value: buttonValue(whichDialogId, '2', 'coronary-artery-disease#when-to-get-help') };

let stage: Stage;
beforeEach(async () => {
  stage = await openStage(site.services, start);
});
afterEach(() => stage.close());

const say = async (...message: Parameters<ReturnType<Stage['conversation']>['say']>) =>
  (await stage.conversation().say(...message)).turn;

test('pressed, it is no emergency, not even when it is pressed late', async () => {
  const turn = await say(title, choice);
  expect(turn.screening.findings).toEqual([]);
  expect(turn.outcome).toMatchObject({ disposition: null, check: null });
});

test('the same words are screened when they are typed, or come with another button', async () => {
  for (const extra of [{}, { value: buttonValue(whichDialogId, '2', 'asthma#overview') }])
    expect((await say(title, extra)).outcome).toMatchObject({ route: 'emergency', disposition: 'ambulance' });
});

test('other words with the button are screened', async () => {
  const turn = await say('I have crushing chest pain', choice);
  expect(turn.outcome).toMatchObject({ route: 'emergency', disposition: 'ambulance' });
});

test('so is the button that declines: its own words alone mean nothing', async () => {
  const none = { value: buttonValue(whichDialogId, '2', 'none') };
  const declined = site.services.words('en').text('answer.something_else');
  expect((await say(declined, none)).screening.findings).toEqual([]);
  expect((await say('I have crushing chest pain', none)).outcome).toMatchObject({ route: 'emergency' });
});
