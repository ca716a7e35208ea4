import { one, run, type Body } from '../engine.js';
import { locked, statement } from '../statement.js';
import type { Ms, TokenReservation } from '../types.js';

/** The row that counts for everybody; a payer is a keyed hash and never this word. */
const site = 'site';
/** Rows of single payers serve for two days: clocks of replicas may differ around midnight. */
const keptMs = 2 * 24 * 3_600_000;

const begin = statement(['day', 'payer'], (db, p) =>
  db
    .insertInto('model_usage')
    .values({ day: p.day, payer: p.payer, tokens: 0 })
    .onConflict((c) => c.doNothing()),
);
const usage = statement(['day', 'payer'], (db, p) =>
  db.selectFrom('model_usage').select('tokens').where('day', '=', p.day).where('payer', '=', p.payer),
);
const lockUsage = statement(['day', 'payer'], (db, p, dialect) =>
  locked(db.selectFrom('model_usage').select('tokens').where('day', '=', p.day).where('payer', '=', p.payer), dialect),
);
const add = statement(['day', 'payer', 'tokens'], (db, p) =>
  db
    .updateTable('model_usage')
    .set((e) => ({ tokens: e('tokens', '+', p.tokens) }))
    .where('day', '=', p.day)
    .where('payer', '=', p.payer),
);
const dropBefore = statement(['day', 'site'], (db, p) =>
  db.deleteFrom('model_usage').where('day', '<', p.day).where('payer', '<>', p.site),
);

const dayOf = (at: Ms): string => new Date(at).toISOString().slice(0, 10);

/** Counts the tokens for payer and site when both limits allow it; else counts nothing and says false. */
export function* reserveTokens({ payer, tokens, at, limits }: TokenReservation): Body<boolean> {
  const day = dayOf(at);
  yield* run(begin, { day, payer });
  // Always the payer's row before the site's: two reservations never wait for each other crosswise.
  const own = (yield* one(lockUsage, { day, payer }))!;
  const firstOfTheDay = (yield* run(begin, { day, payer: site })) > 0;
  const all = (yield* one(lockUsage, { day, payer: site }))!;
  if (firstOfTheDay) yield* run(dropBefore, { day: dayOf(at - keptMs), site });
  if (own.tokens + tokens > limits.payer || all.tokens + tokens > limits.site) return false;
  yield* addTokens(day, payer, tokens);
  return true;
}

/** Replaces a reservation by what was really used, on the day that it was made. */
export function* settleTokens({ payer, tokens, at }: Omit<TokenReservation, 'limits'>, used: number): Body<void> {
  yield* addTokens(dayOf(at), payer, used - tokens);
}

function* addTokens(day: string, payer: string, tokens: number): Body<void> {
  yield* run(add, { day, payer, tokens });
  yield* run(add, { day, payer: site, tokens });
}

/** Tokens counted on the UTC day of `at`: of one payer, or of the whole site. */
export function* tokensUsed(at: Ms, payer: string = site): Body<number> {
  return (yield* one(usage, { day: dayOf(at), payer }))?.tokens ?? 0;
}
