import { createLog } from '../../bot/log.js';
import { createReviewAlerts } from '../../bot/reviewAlerts.js';
import { now, Root } from '../knowledge/fixture.js';

test('safety content past its review date is told of once a day, until the restart with a new date', async () => {
  const root = new Root();
  root.edit('places/us.yaml', '2027-05-31', '2026-11-22');
  const lines: Record<string, unknown>[] = [];
  let time = now;
  const log = createLog(
    { logLevel: 'info' },
    { write: (text) => lines.push(JSON.parse(text) as Record<string, unknown>) },
  );
  const look = createReviewAlerts(root.load().items, { now: () => time }, log);
  const alerts = async (day: string) => {
    lines.length = 0;
    time = Date.parse(`${day}T08:00:00Z`);
    await look();
    await look();
    return lines.map(({ level, code, kind, name }) => [level, code, kind, name]);
  };
  const expired = [['warn', 'safety-content-expired', 'places', 'us']];
  expect(await alerts('2026-11-21')).toEqual([]);
  expect(await alerts('2026-11-22')).toEqual([]);
  expect(await alerts('2026-11-23')).toEqual(expired);
  expect(await alerts('2026-11-24')).toEqual(expired);
  root.remove();
});
