/** One Teams personal chat in the playground's page, driven by a real browser. */
const patience = 15_000;

/**
 * @param {import('playwright-core').Browser} browser
 * @param {{ url: string, chat: string }} options `url`: the playground; `chat`: its conversation id
 */
export async function openChat(browser, { url, chat }) {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
  // Fonts from the internet are not needed.
  await context.route(
    (address) => address.hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  // The playground freezes a card's data and then fails to write into it when an Action.Submit is pressed (0.2.28).
  await context.addInitScript('Object.freeze = (value) => value');
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const cards = listenForCards(page);
  await page.goto(url);
  // The log shows every message a second time.
  await page.getByTitle('Toggle Log Panel').click();

  const seen = (text) => page.getByText(text).last().waitFor();
  return {
    seen,
    async say(text) {
      const box = page.getByRole('textbox').first();
      await box.click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await seen(text);
    },
    /** Presses a button of the newest card that has it. */
    async press(title) {
      const button = page.getByRole('button', { name: title, exact: true }).last();
      await button.waitFor();
      const { type, value, replyToId } = cards.find(title);
      if (type === 'messageBack') await submit({ url, chat, value, replyToId });
      else await button.click();
    },
    /** Where a link leads. */
    link: (name) => page.getByRole('link', { name }).last().getAttribute('href'),
    async screenshot(path) {
      // The newest message scrolls into view.
      await page.waitForTimeout(1000);
      await page.screenshot({ path });
    },
    close: () => context.close(),
  };
}

/** Remembers the buttons that the bot sends. */
function listenForCards(page) {
  const buttons = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const { action, message } = JSON.parse(String(payload));
      if (action !== 'createMessage') return;
      for (const { content } of message.attachments ?? [])
        for (const button of content.buttons ?? content.actions ?? [])
          buttons.push({ ...button, replyToId: message.messageId });
    }),
  );
  return {
    find(title) {
      const button = buttons.findLast((one) => one.title === title);
      if (!button) throw new Error(`the bot sent no button “${title}”`);
      return button;
    },
  };
}

/**
 * The playground cannot press a messageBack button of a hero card ("not supported yet"), Teams can. Its value goes to
 * the bot by the call that the playground makes for the buttons it does support.
 */
async function submit({ url, chat, value, replyToId }) {
  const response = await fetch(`${url}/_conversation/v1/submit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ conversation: { id: chat }, from: { id: 'user-id-0' }, value, replyToId }),
  });
  if (!response.ok) throw new Error(`the playground answered ${response.status}`);
}
