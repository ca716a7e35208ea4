import type { NurseAction, Store, StoreEvent } from '../../storage/types.js';
import { inbound, leaseMs, message, newConversation, opening, start, taken, turn, withCase, work } from './fixtures.js';

/** What both engines promise. `store` gives an open store on an empty or shared database. */
export function storeContract(store: () => Store): void {
  describe('accept', () => {
    test('gives each message the next number', async () => {
      const id = newConversation();
      expect(await store().accept(inbound(id, 'a'))).toEqual({ duplicate: false, seq: 1 });
      expect(await store().accept(inbound(id, 'b'))).toEqual({ duplicate: false, seq: 2 });
      expect((await store().messages(id, 0)).map((m) => [m.seq, m.author, m.activity])).toEqual([
        [1, 'patient', { type: 'message', text: 'text of a' }],
        [2, 'patient', { type: 'message', text: 'text of b' }],
      ]);
    });

    test('writes nothing for a known key, also when both come at once', async () => {
      const id = newConversation();
      const both = await Promise.all([store().accept(inbound(id, 'a')), store().accept(inbound(id, 'a'))]);
      expect(both.filter((r) => r.duplicate)).toHaveLength(1);
      expect(both.map((r) => r.seq)).toEqual([1, 1]);
      expect(await store().messages(id, 0)).toHaveLength(1);
    });

    test('knows a key after its item is done', async () => {
      const id = newConversation();
      await turn(store(), id, 'a');
      expect(await store().accept(inbound(id, 'a'))).toEqual({ duplicate: true, seq: 1 });
      expect(await store().take(id, 'w', start + leaseMs, start)).toBeNull();
    });

    test.each([
      ['very long', 'k'.repeat(100_000)],
      ['with a null byte', 'a\0b'],
      ['with a lone surrogate', 'a\ud800b'],
      ['empty', ''],
    ])('takes a key that is %s', async (_what, key) => {
      const id = newConversation();
      const activity = { text: `${key}🩺` };
      await store().accept(inbound(id, key, { activity, activityId: key }));
      expect(await store().accept(inbound(id, key))).toEqual({ duplicate: true, seq: 1 });
      const item = await taken(store(), id);
      expect(item.item.activity).toEqual(JSON.parse(JSON.stringify(activity)));
      expect(await store().commit(work(item))).toMatchObject({ status: 'committed' });
    });

    test('with a claim takes the item in the same transaction, unless it is a repeat or another worker holds it', async () => {
      const id = newConversation();
      const claim = { owner: 'w', until: start + leaseMs };
      const first = await store().accept(inbound(id, 'a'), claim);
      expect(first.taken).toMatchObject({ conversationId: id, item: { seq: 1, attempts: 0 }, fence: 1, state: null });
      expect(await store().accept(inbound(id, 'a'), claim)).toEqual({ duplicate: true, seq: 1 });
      expect(await store().accept(inbound(id, 'b'), { ...claim, owner: 'other' })).toEqual({
        duplicate: false,
        seq: 2,
      });
    });

    test('keeps what is not shown out of the transcript, and hands it to the turn', async () => {
      const id = newConversation();
      await store().accept(inbound(id, 'a', { visible: false, activity: { type: 'conversationUpdate' } }));
      expect(await store().messages(id, 0)).toEqual([]);
      expect((await taken(store(), id)).item.activity).toEqual({ type: 'conversationUpdate' });
    });

    test('remembers who the patient is and refreshes the reference', async () => {
      const id = newConversation();
      await store().accept(inbound(id, 'a', { patientHash: 'p1' }));
      await store().accept(inbound(id, 'b', { reference: { newer: true } }));
      expect(await store().conversation(id)).toMatchObject({ channelId: 'msteams', seq: 2, patientHash: 'p1' });
      expect(await taken(store(), id)).toMatchObject({ reference: { newer: true }, patientHash: 'p1' });
    });
  });

  describe('take', () => {
    test('goes in order, but urgent first', async () => {
      const id = newConversation();
      for (const key of ['a', 'b', 'c']) await store().accept(inbound(id, key, { urgent: key === 'c' }));
      const order: string[] = [];
      for (let i = 0; i < 3; i += 1) {
        const item = await taken(store(), id);
        order.push(item.item.inboxKey);
        const result = await store().commit(work(item));
        expect(result).toMatchObject({ status: 'committed', morePending: i < 2 });
      }
      expect(order).toEqual(['c', 'a', 'b']);
      expect(await store().take(id, 'worker', start + leaseMs, start)).toBeNull();
    });

    test('gives a conversation to one worker at a time', async () => {
      const id = newConversation();
      await store().accept(inbound(id, 'a'));
      const both = await Promise.all(['w1', 'w2'].map((w) => store().take(id, w, start + leaseMs, start)));
      expect(both.filter((item) => item !== null)).toHaveLength(1);
      expect(await store().waiting(start, 1_000)).not.toContain(id);
    });

    test('lets another worker in when the lease ran out, and refuses the first one’s commit', async () => {
      const id = newConversation();
      await store().accept(inbound(id, 'a'));
      const first = await taken(store(), id, 'w1');
      expect(await store().waiting(start + leaseMs, 1_000)).toContain(id);
      const second = await taken(store(), id, 'w2', start + leaseMs);
      expect(second.fence).toBeGreaterThan(first.fence);
      expect([first.item.attempts, second.item.attempts]).toEqual([0, 1]);
      expect(await store().commit(work(first))).toEqual({ status: 'lost-lease' });
      expect(await store().reload(first)).toBeNull();
      expect(await store().commit(work(second))).toMatchObject({ status: 'committed' });
      expect(await store().commit(work(second))).toEqual({ status: 'lost-lease' });
    });

    test('release gives the item back; park takes it out and says so in the ledger', async () => {
      const id = newConversation();
      await store().accept(inbound(id, 'a'));
      await store().release(await taken(store(), id, 'w1'));
      const again = await taken(store(), id, 'w2');
      expect(again.item.attempts).toBe(1);
      await store().release(again, { reason: 'poison', at: start });
      expect(await store().take(id, 'w1', start + leaseMs, start)).toBeNull();
      const [row] = await store().ledger(id);
      expect(row).toMatchObject({ n: 1, kind: 'parked' });
      expect(await store().openLedger(row!)).toEqual({ actor: 'system', detail: { reason: 'poison', seq: 1 } });
    });

    test('waiting lists urgent conversations first, then the longest waiting', async () => {
      const [late, early, urgent] = [newConversation(), newConversation(), newConversation()];
      await store().accept(inbound(late, 'a', { at: start + 2 }));
      await store().accept(inbound(early, 'a', { at: start + 1 }));
      await store().accept(inbound(urgent, 'a', { at: start + 3, urgent: true }));
      const order = (await store().waiting(start + 9, 1_000)).filter((c) => [late, early, urgent].includes(c));
      expect(order).toEqual([urgent, early, late]);
    });
  });

  describe('commit', () => {
    test('writes state, transcript, case and ledger together', async () => {
      const id = newConversation();
      const result = await turn(store(), id, 'a', { messages: [message('m1')], cases: [opening(`k-${id}`)] });
      expect(result).toMatchObject({ version: 1, morePending: false, messages: [{ seq: 2, id: 'm1' }] });
      expect(result.cases[0]).toMatchObject({ priority: 'P2', state: 'open', version: 1 });
      expect(result.cases[0]!.number).toBe(`C-k-${id}`);
      expect(await store().state(id)).toEqual({ turns: 1 });
      expect((await store().messages(id, 1)).map((m) => m.id)).toEqual(['m1']);
      expect((await store().ledger(id)).map((r) => r.kind)).toEqual(['screened']);
      await store().accept(inbound(id, 'b'));
      expect(await taken(store(), id)).toMatchObject({ version: 1, state: { turns: 1 }, cases: [{ id: `k-${id}` }] });
    });

    test('is stale after a nurse action, and works after reload', async () => {
      const { id: caseId, conversationId } = await withCase(store());
      await store().accept(inbound(conversationId, 'b'));
      const item = await taken(store(), conversationId);
      await store().nurseAct(nurse(caseId, { verb: 'claim' }));
      expect(await store().commit(work(item))).toEqual({ status: 'stale' });
      const again = (await store().reload(item))!;
      expect(again.cases[0]).toMatchObject({ state: 'claimed', claimedBy: 'Ann' });
      expect(await store().commit(work(again))).toMatchObject({ status: 'committed' });
    });

    test('opens one case per episode; a second opening adds its reason and may raise it', async () => {
      const id = newConversation();
      const second = { ...opening(`k2-${id}`), priority: 'P1' as const, dueAt: start };
      const { cases } = await turn(store(), id, 'a', { cases: [opening(`k1-${id}`), second] });
      expect(cases).toHaveLength(1);
      expect(cases[0]).toMatchObject({ id: `k1-${id}`, priority: 'P1', dueAt: start });
      expect(cases[0]!.reasons).toHaveLength(2);
    });

    test('a reason never lowers a case or puts it off', async () => {
      const { id, conversationId, dueAt } = await withCase(store());
      const reason = { code: 'Q9', words: 'and this', subject: 'patient', seq: 3, at: start };
      const change = { kind: 'add-reason' as const, id, reason, priority: 'P4' as const, dueAt: dueAt + 9_999 };
      const contact = { kind: 'contact' as const, id, contact: 'call my daughter' };
      const { cases } = await turn(store(), conversationId, 'b', { cases: [change, contact] });
      expect(cases[0]).toMatchObject({ priority: 'P2', dueAt, version: 2, contact: 'call my daughter' });
      expect(await store().case(id)).toEqual(cases[0]);
    });

    test('is stale when the case number is taken, and leaves the item to be worked on again', async () => {
      const { number } = await withCase(store());
      const id = newConversation();
      await store().accept(inbound(id, 'a'));
      const item = await taken(store(), id);
      const open = { ...opening(`k-${id}`), number };
      expect(await store().commit(work(item, { messages: [message('m')], cases: [open] }))).toEqual({
        status: 'stale',
      });
      const again = (await store().reload(item))!;
      expect(await store().commit(work(again, { cases: [opening(`k-${id}`)] }))).toMatchObject({ status: 'committed' });
      expect(await store().messages(id, 1)).toEqual([]);
    });

    test('writes nothing at all when a change does not fit', async () => {
      const id = newConversation();
      await store().accept(inbound(id, 'a'));
      const item = await taken(store(), id);
      const wrong = { kind: 'contact' as const, id: 'no-such-case', contact: 'x' };
      await expect(store().commit(work(item, { messages: [message('m')], cases: [wrong] }))).rejects.toThrow(
        /not open/,
      );
      expect(await store().messages(id, 1)).toEqual([]);
      expect(await store().commit(work(item))).toMatchObject({ status: 'committed' });
    });
  });

  describe('feedback', () => {
    const given = async (id: string) => (await store().feedback(id, id)).map(({ answer, detail }) => [answer, detail]);

    test('is kept for each answer; the latest word of an answer replaces the earlier', async () => {
      const id = newConversation();
      await turn(store(), id, 'a', { feedback: [{ answer: 1, detail: { verdict: 'up' } }] });
      await turn(store(), id, 'b', { feedback: [{ answer: 2, detail: { verdict: 'up' } }], at: start + 1 });
      await turn(store(), id, 'c', {
        feedback: [{ answer: 1, detail: { verdict: 'down', words: '🩺' } }],
        at: start + 2,
      });
      expect(await store().feedback(id, id)).toEqual([
        { conversationId: id, answer: 1, detail: { verdict: 'down', words: '🩺' }, at: start + 2 },
        { conversationId: id, answer: 2, detail: { verdict: 'up' }, at: start + 1 },
      ]);
    });

    test('is written with its turn or not at all', async () => {
      const id = newConversation();
      await store().accept(inbound(id, 'a'));
      const item = await taken(store(), id);
      const wrong = { kind: 'contact' as const, id: 'no-such-case', contact: 'x' };
      const feedback = [{ answer: 1, detail: {} }];
      await expect(store().commit(work(item, { feedback, cases: [wrong] }))).rejects.toThrow(/not open/);
      expect(await store().commit(work({ ...item, version: 9 }, { feedback }))).toEqual({ status: 'stale' });
      expect(await given(id)).toEqual([]);
    });

    test('is given for the conversations in between, both ends included', async () => {
      const ids = [newConversation(), newConversation(), newConversation()];
      for (const id of ids) await turn(store(), id, 'a', { feedback: [{ answer: 1, detail: id }] });
      const [first, second] = ids.toSorted();
      const found = await store().feedback(first!, second!);
      expect(found.map(({ conversationId }) => conversationId)).toEqual([first, second]);
    });

    test('goes with the conversation that is forgotten, and only with that', async () => {
      const [id, other] = [newConversation(), newConversation()];
      const feedback = [{ answer: 1, detail: { verdict: 'up' } }];
      for (const one of [id, other]) await turn(store(), one, 'a', { feedback });
      await turn(store(), id, 'b', { forget: true });
      expect(await given(id)).toEqual([]);
      expect(await given(other)).toHaveLength(1);
      await turn(store(), id, 'c', { feedback: [{ answer: 7, detail: 'new' }] });
      expect(await given(id)).toEqual([[7, 'new']]);
    });
  });

  describe('outbox', () => {
    const send = (id: string, now = start, owner = 's') => store().takeOutbox(id, owner, now + leaseMs, now);

    test('hands out in order, urgent first, to one sender', async () => {
      const id = newConversation();
      await turn(store(), id, 'a', { messages: [message('m1'), message('m2'), message('card', { urgent: true })] });
      const items = await send(id);
      expect(items.map((i) => [i.messageId, i.seq])).toEqual([
        ['card', 4],
        ['m1', 2],
        ['m2', 3],
      ]);
      expect(items[1]).toMatchObject({ activity: { text: 'text of m1' }, reference: { conversation: { id } } });
      expect(await send(id, start, 'other')).toEqual([]);
      expect(await store().unsent(start, 1_000)).not.toContain(id);
      await store().sent(
        id,
        's',
        items.map(({ seq }) => ({ seq, outcome: 'sent' as const })),
      );
      expect(await send(id, start + leaseMs)).toEqual([]);
    });

    test('a retry holds back what follows, not what is urgent; a parked one holds back nothing', async () => {
      const id = newConversation();
      await turn(store(), id, 'a', { messages: [message('m1'), message('m2')] });
      await send(id);
      await store().sent(id, 's', [{ seq: 2, outcome: 'retry', at: start + 500, error: '503' }]);
      expect(await send(id)).toEqual([]);
      expect(await store().unsent(start, 1_000)).not.toContain(id);
      await turn(store(), id, 'b', { messages: [message('card', { urgent: true })] });
      expect(await store().unsent(start, 1_000)).toContain(id);
      const [card, ...none] = await send(id);
      expect([card!.messageId, none]).toEqual(['card', []]);
      await store().sent(id, 's', [{ seq: card!.seq, outcome: 'sent' }]);
      const later = await send(id, start + 500);
      expect(later.map((i) => [i.messageId, i.attempts])).toEqual([
        ['m1', 1],
        ['m2', 0],
      ]);
      await store().sent(id, 's', [{ seq: 2, outcome: 'parked', error: '403' }]);
      expect((await send(id, start + 500)).map((i) => i.messageId)).toEqual(['m2']);
    });

    test('a lost sender’s messages go to another when the claim ran out', async () => {
      const id = newConversation();
      await turn(store(), id, 'a', { messages: [message('m1')] });
      await send(id, start, 'dead');
      expect(await store().unsent(start + leaseMs, 1_000)).toContain(id);
      expect(await send(id, start + leaseMs, 'next')).toHaveLength(1);
      await store().sent(id, 'dead', [{ seq: 2, outcome: 'retry', at: start + 9e9, error: 'late' }]);
      expect(await send(id, start + 2 * leaseMs, 'third')).toHaveLength(1);
      await store().sent(id, 'next', [{ seq: 2, outcome: 'sent' }]);
      expect(await store().unsent(start + 9e9, 1_000)).not.toContain(id);
    });

    test('a commit may claim the outbox at once, unless something earlier waits', async () => {
      const id = newConversation();
      const sendUntil = start + leaseMs;
      expect(await turn(store(), id, 'a', { messages: [message('m1')], sendUntil })).toMatchObject({ sending: true });
      expect(await send(id, start, 'other')).toEqual([]);
      expect(await turn(store(), id, 'b', { messages: [message('m2')], sendUntil })).toMatchObject({ sending: false });
      await store().sent(id, 'worker', [{ seq: 2, outcome: 'sent' }]);
      expect((await send(id, start, 'other')).map((i) => i.messageId)).toEqual(['m2']);
      await store().sent(id, 'other', [{ seq: 4, outcome: 'retry', at: start + 500, error: '503' }]);
      expect(await turn(store(), id, 'c', { messages: [message('m3')], sendUntil })).toMatchObject({ sending: false });
    });

    test('does not take what the channel reads from the transcript', async () => {
      const id = newConversation();
      await turn(store(), id, 'a', { messages: [message('m1', { send: false })] });
      expect(await store().unsent(start, 1_000)).not.toContain(id);
      expect(await store().messages(id, 1)).toHaveLength(1);
    });
  });

  const nurse = (caseId: string, change: Partial<NurseAction>): NurseAction => ({
    caseId,
    nurse: 'Ann',
    verb: 'claim',
    version: 1,
    messages: [],
    ledger: [{ kind: 'nurse', actor: 'nurse:Ann', detail: {} }],
    at: start,
    ...change,
  });

  describe('nurse actions', () => {
    test('one nurse wins a claim; the other reads who', async () => {
      const { id } = await withCase(store());
      const both = await Promise.all(['Ann', 'Bo'].map((name) => store().nurseAct(nurse(id, { nurse: name }))));
      expect(both.map((r) => r.status).sort()).toEqual(['done', 'stale']);
      const winner = both.find((r) => r.status === 'done') as { case: { claimedBy: string } };
      expect(both.find((r) => r.status === 'stale')).toMatchObject({ case: { claimedBy: winner.case.claimedBy } });
    });

    test('a repeat gives the first result and writes nothing', async () => {
      const { id, conversationId } = await withCase(store());
      const claim = nurse(id, {});
      expect(await store().nurseAct(claim)).toEqual(await store().nurseAct(claim));
      const text = { ...message('n1', { author: 'nurse', authorName: 'Ann' }) };
      const reply = nurse(id, { verb: 'reply', version: 2, replyId: 'r1', messages: [text] });
      const first = await store().nurseAct(reply);
      expect(first).toMatchObject({ status: 'done', messages: [{ authorName: 'Ann' }] });
      expect(await store().nurseAct({ ...reply, messages: [message('n2')] })).toEqual(first);
      expect((await store().messages(conversationId, 1)).map((m) => m.id)).toEqual(['n1']);
      expect(await store().ledger(conversationId)).toHaveLength(3);
      expect((await store().takeOutbox(conversationId, 's', start + 1, start)).map((i) => i.messageId)).toEqual(['n1']);
    });

    test('only the nurse who holds a case replies or closes it; any nurse puts it back into the queue', async () => {
      const { id } = await withCase(store());
      expect(await store().nurseAct(nurse(id, { verb: 'reply' }))).toMatchObject({ status: 'stale' });
      await store().nurseAct(nurse(id, {}));
      expect(await store().nurseAct(nurse(id, { nurse: 'Bo', verb: 'close', version: 2 }))).toMatchObject({
        status: 'stale',
      });
      const back = await store().nurseAct(nurse(id, { nurse: 'Bo', verb: 'hand-back', version: 2 }));
      expect(back).toMatchObject({ status: 'done', case: { state: 'open', version: 3 } });
      const closed = await store().nurseAct(nurse(id, { verb: 'close', version: 3, outcome: 'advised' }));
      expect(closed).toMatchObject({ status: 'done', case: { state: 'closed', outcome: 'advised', closedAt: start } });
      expect((await store().cases({ state: 'open' })).map((c) => c.id)).not.toContain(id);
      expect((await store().cases({ state: 'closed' })).map((c) => c.id)).toContain(id);
      expect(await store().nurseAct(nurse('nobody\0', {}))).toEqual({ status: 'unknown-case' });
      expect(await store().case('nobody\0')).toBeNull();
    });

    test('who saw an older version of the case acts on nothing, also on their own case', async () => {
      const { id, conversationId } = await withCase(store());
      await store().nurseAct(nurse(id, {}));
      const reason = { code: 'RF02.1', words: 'now my chest hurts', subject: 'patient', seq: 3, at: start };
      const worse = { kind: 'add-reason' as const, id, reason, priority: 'P1' as const, dueAt: start };
      await turn(store(), conversationId, 'b', { cases: [worse] });
      const close = await store().nurseAct(nurse(id, { verb: 'close', version: 2 }));
      expect(close).toMatchObject({ status: 'stale', case: { version: 3, priority: 'P1', claimedBy: 'Ann' } });
      const reply = { verb: 'reply' as const, version: 2, replyId: 'r', messages: [message('n')] };
      expect(await store().nurseAct(nurse(id, reply))).toMatchObject({ status: 'stale' });
      expect(await store().nurseAct(nurse(id, { ...reply, version: 3 }))).toMatchObject({ status: 'done' });
    });

    test('the queue goes by priority and due time', async () => {
      const low = await withCase(store());
      const id = newConversation();
      const high = { ...opening(`k-${id}`), priority: 'P1' as const };
      await turn(store(), id, 'a', { cases: [high] });
      const order = (await store().cases({ state: 'open' })).map((c) => c.id);
      expect(await store().openCasesOf(id)).toMatchObject([{ id: `k-${id}` }]);
      expect(order.indexOf(`k-${id}`)).toBeLessThan(order.indexOf(low.id));
    });
  });

  test('a case knows how many come before it: more urgent or due earlier, and not yet claimed', async () => {
    const [late, soon, urgent] = [newConversation(), newConversation(), newConversation()];
    const open = (id: string, more: object) => turn(store(), id, 'a', { cases: [{ ...opening(`k-${id}`), ...more }] });
    await open(late, { priority: 'P3', dueAt: start + 9000 });
    const before = await store().casesBefore(`k-${late}`);
    await open(soon, { priority: 'P3', dueAt: start + 8000 });
    await open(urgent, { priority: 'P1', dueAt: start + 9500 });
    expect(await store().casesBefore(`k-${late}`)).toBe(before + 2);
    const first = (await store().case(`k-${urgent}`))!;
    const claim = { caseId: first.id, nurse: 'Ana', verb: 'claim' as const, version: first.version };
    await store().nurseAct({ ...claim, messages: [], ledger: [], at: start + 10 });
    expect(await store().casesBefore(`k-${late}`)).toBe(before + 1);
    expect(await store().casesBefore('no-such-case')).toBe(0);
  });

  describe('tokens of language models', () => {
    const day = 24 * 3_600_000;
    let today = start;
    // A day of its own for each test: the site's count is one for all.
    beforeEach(() => void (today += 10 * day));
    const limits = { payer: 100, site: 250 };
    const reserve = (payer: string, tokens: number, at = today) => store().reserveTokens({ payer, tokens, at, limits });
    const used = async (...payers: string[]) => [
      ...(await Promise.all(payers.map((payer) => store().tokensUsed(today, payer)))),
      await store().tokensUsed(today),
    ];

    test('are counted for payer and site until a limit is met, and what does not fit is not counted', async () => {
      expect(await reserve('a', 60)).toBe(true);
      expect(await reserve('a', 41)).toBe(false);
      expect(await reserve('a', 40)).toBe(true);
      expect(await reserve('a', 1)).toBe(false);
      expect(await reserve('b', 100)).toBe(true);
      expect(await reserve('c', 51)).toBe(false);
      expect(await used('a', 'b', 'c')).toEqual([100, 100, 0, 200]);
    });

    test('are settled by what was used, more or less than reserved', async () => {
      await reserve('a', 80);
      await store().settleTokens({ payer: 'a', tokens: 80, at: today }, 30);
      expect(await used('a')).toEqual([30, 30]);
      await reserve('a', 70);
      await store().settleTokens({ payer: 'a', tokens: 70, at: today }, 90);
      expect(await used('a')).toEqual([120, 120]);
      expect(await reserve('a', 1)).toBe(false);
    });

    test('lose no count when many come at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          reserve(`p${i % 4}`, 10).then(async (fits) => {
            if (fits) await store().settleTokens({ payer: `p${i % 4}`, tokens: 10, at: today }, 9);
            return fits;
          }),
        ),
      );
      const counted = await used('p0', 'p1', 'p2', 'p3');
      const fitted = answers.filter(Boolean).length;
      expect(counted.at(-1)).toBe(fitted * 9);
      expect(counted.slice(0, -1).reduce((sum, n) => sum + n, 0)).toBe(fitted * 9);
      expect(counted.at(-1)).toBeLessThanOrEqual(limits.site);
    });

    test('begin anew each UTC day; who paid is forgotten after two, the site’s count is not', async () => {
      await reserve('a', 100);
      expect(await reserve('a', 1)).toBe(false);
      expect(await reserve('a', 100, today + day)).toBe(true);
      await reserve('b', 1, today + 2 * day);
      expect(await used('a')).toEqual([100, 100]);
      await reserve('b', 1, today + 3 * day);
      expect(await used('a')).toEqual([0, 100]);
    });
  });

  test('subscribers hear of what is committed, until they stop', async () => {
    const id = newConversation();
    const heard: StoreEvent[] = [];
    const stop = store().subscribe((event) => heard.push(event));
    const { cases } = await turn(store(), id, 'a', { messages: [message('m')], cases: [opening(`k-${id}`)] });
    stop();
    await turn(store(), id, 'b');
    expect(heard.filter((e) => !('conversationId' in e) || e.conversationId === id)).toEqual([
      { kind: 'message', conversationId: id, seq: 1 },
      { kind: 'inbox', conversationId: id },
      { kind: 'message', conversationId: id, seq: 2 },
      { kind: 'case', caseId: cases[0]!.id },
      { kind: 'outbox', conversationId: id },
    ]);
  });

  test('subscribers hear that a red flag waits', async () => {
    const id = newConversation();
    const heard: StoreEvent[] = [];
    const stop = store().subscribe((event) => heard.push(event));
    await store().accept(inbound(id, 'a', { urgent: true }));
    stop();
    expect(heard).toContainEqual({ kind: 'inbox', conversationId: id, urgent: true });
  });

  test('counts what waits', async () => {
    const before = await store().stats(start + 5);
    const id = newConversation();
    await turn(store(), id, 'a', { messages: [message('m')], cases: [opening(`k-${id}`)] });
    await store().accept(inbound(id, 'b'));
    const after = await store().stats(start + 5);
    const grown = Object.fromEntries(Object.keys(after).map((k) => [k, after[k]! - before[k]!]));
    expect(grown).toMatchObject({ inboxPending: 1, outboxUnsent: 1, casesP2: 1, casesP1: 0 });
    expect(after['oldestPendingMs']).toBeGreaterThanOrEqual(5);
    await store().ping();
  });
}
