import { createStore } from '../../storage/open.js';
import { AlreadyRunning } from '../../storage/soleProcess.js';
import { inbound, leaseMs, masterKey, newConversation, start, tempDir } from './fixtures.js';

const open = async (dataDir: string, alone: boolean) => {
  const store = createStore({ dataDir, masterKey, alone });
  await store.open();
  return store;
};

test('a second service on the same data is refused; a command beside the service is not', async () => {
  const dataDir = tempDir();
  const service = await open(dataDir, true);
  await expect(open(dataDir, true)).rejects.toBeInstanceOf(AlreadyRunning);
  const command = await open(dataDir, false);
  await command.close();
  await service.close();
  const next = await open(dataDir, true);
  await next.close();
});

test('leases of a process that died are void at the next start, and only then', async () => {
  const dataDir = tempDir();
  const id = newConversation();
  const dead = await open(dataDir, true);
  await dead.accept(inbound(id, 'a'), { owner: 'dead', until: start + leaseMs });
  const command = await open(dataDir, false);
  expect(await command.take(id, 'other', start + leaseMs, start)).toBeNull();
  await command.close();
  await dead.close();
  const next = await open(dataDir, true);
  expect(await next.take(id, 'next', start + leaseMs, start)).toMatchObject({ conversationId: id, item: { seq: 1 } });
  await next.close();
});
