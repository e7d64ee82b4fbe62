import pino from 'pino';
import { type Database, execute, openDatabase, systemAccess, type Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/errors.ts';
import { createJurisdictions } from '#kernel/jurisdictions.ts';
import { findMutation } from '#kernel/mutations.ts';
import { closeSheetsOver, endVouchersOver, openPast } from '#modules/offers/index.ts';
import { createLedger, expire, findAct, type Holder, type Ledger } from '#modules/points/index.ts';
import type { Act, Order, Outcome, Rival } from './acts.ts';
import { actingAt, isOfVouchers, merchantOf, offerOf, performOnVouchers } from './counter.ts';

// A server process of the simulation: it has no memory of its own, so that it may be killed at any moment.
let database: Database | undefined;
let jurisdictionId = '';
let now = new Date(0);
const clock = { now: () => now };
const ledger: Ledger = createLedger({ clock });

const perform = async (tx: Tx, act: Act): Promise<Outcome> => {
  if (isOfVouchers(act)) return performOnVouchers(actingAt(ledger, jurisdictionId, now), tx, act);
  switch (act.do) {
    case 'post':
      await ledger.post(tx, act.of, { id: act.id });
      return 'ok';
    case 'void':
      await ledger.void(tx, act.of, { id: act.id, why: 'cancelled' });
      return 'ok';
    case 'reverse': {
      const { points } = await ledger.reverse(tx, act.of, { id: act.id, reason: 'refund', asFarAsThere: act.asFarAsThere });
      return `ok ${points}`;
    }
    case 'move': {
      const { id, from, to, points, lastDay, until } = act;
      const more = { lastDay, ...(until !== null && { pendingUntil: new Date(until) }) };
      await ledger.transfer(tx, { id, from, to, points, what: 'points.simulated', subjectId: null, facts: {}, ...more });
      return 'ok';
    }
  }
};
/** A refusal is an outcome; whatever else goes wrong undoes the transaction. */
const refusal = (error: unknown): Outcome => {
  if (error instanceof AppError) return error.code;
  throw error;
};
/** An act among others in one transaction: what it had written before it was refused is undone. The ledger is asked before it writes. */
const amongOthers = async (tx: Tx, act: Act): Promise<Outcome> => {
  if (!isOfVouchers(act)) return perform(tx, act).catch(refusal);
  // it is on its way before what follows, and fails with it
  execute(tx, 'savepoint act').catch(() => undefined);
  try {
    return await perform(tx, act);
  } catch (error) {
    const refused = refusal(error);
    await execute(tx, 'rollback to savepoint act');
    return refused;
  }
};

/** An act of a rival. The moment is taken while its locks are held: of those that touch one account, whoever comes first has the earlier one. */
const rival = async (tx: Tx, act: Act): Promise<Rival> => {
  const outcome = await perform(tx, act);
  const { rows } = await execute<{ at: number }>(tx, 'select extract(epoch from clock_timestamp())::float8 as at');
  return { outcome, at: rows[0]?.at ?? 0 };
};
const refused = (error: unknown): Rival => ({ outcome: refusal(error), at: Number.MAX_VALUE });

const holdersOf = (acts: readonly Act[]): Holder[] => acts.flatMap((act) => (act.do === 'move' ? [act.from, act.to] : []));

const answer = async (asked: Order): Promise<unknown> => {
  if (asked.order === 'open') {
    database = openDatabase(asked.appUrl, { max: 10 });
    jurisdictionId = asked.jurisdictionId;
    return null;
  }
  const db = database as Database;
  const access = systemAccess(jurisdictionId);
  if (asked.order === 'known')
    return db.read(access, async (tx) => ((await findAct(tx, asked.id)) ?? (await findMutation(tx, jurisdictionId, asked.id))) !== null);
  now = new Date(asked.at);
  if (asked.order === 'shops')
    return db.write(access, (tx) =>
      openPast(
        tx,
        asked.shops.map((one) => ({ ...merchantOf(one), verifierId: null })),
        asked.offers.map((one) => ({ ...offerOf(one, now), donor: null })),
        now,
      ),
    );
  if (asked.order === 'expire') {
    const acting = actingAt(ledger, jurisdictionId, now);
    const write = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => db.write(access, run);
    await endVouchersOver(acting, write);
    await closeSheetsOver(acting, write);
    return expire({ db, clock, jurisdictions: createJurisdictions(db, null), log: pino({ level: 'silent' }) });
  }
  if (asked.order === 'rivals') return Promise.all(asked.acts.map((act) => db.write(access, (tx) => rival(tx, act)).catch(refused)));
  const outcomes = await db.write(access, async (tx) => {
    await ledger.lock(tx, holdersOf(asked.acts));
    const done: Outcome[] = [];
    for (const [n, act] of asked.acts.entries()) {
      if (asked.dieAt === n) process.kill(process.pid, 'SIGKILL');
      done.push(await amongOthers(tx, act));
    }
    return done;
  });
  if (asked.dieAt === asked.acts.length) process.kill(process.pid, 'SIGKILL');
  return outcomes;
};

process.on('SIGINT', () => undefined);
process.on('message', (asked) => {
  answer(asked as Order).then(
    (value) => process.send?.({ value }),
    (error: Error) => process.send?.({ error: error.stack ?? error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
