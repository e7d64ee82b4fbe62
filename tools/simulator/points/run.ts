import type { Holder } from '#modules/points/index.ts';
import { randomFrom } from '../random.ts';
import type { Act, Order, Outcome, Rival } from './acts.ts';
import { isOfVouchers } from './counter.ts';
import { drawAct, drawGroup, drawRivals, type Group, idFrom, remember } from './draw.ts';
import { accountKey, Model } from './model.ts';
import { ServerProcess, Unanswered } from './process.ts';
import type { World } from './world.ts';

export interface Options {
  readonly seed: number;
  readonly acts: number;
  /** Acts of one transaction. */
  readonly batch: number;
  /** Server processes, each with a group of accounts of its own. */
  readonly processes: number;
  /** How likely a server process kills itself in a batch. */
  readonly killed?: number;
}

export interface Simulated {
  readonly acts: number;
  /** Outcomes and balances that are not those of the model, and what the auditor found. */
  readonly mismatches: number;
  /** Lots found below zero. */
  readonly negative: number;
  /** Spendings beyond what a balance allowed and vouchers beyond the pieces left, among rivals; and pieces sold beyond what the book of the stock has. */
  readonly oversold: number;
  readonly crashes: { readonly server: number; readonly database: number };
  /** The first of what was found. */
  readonly found: readonly string[];
}

const hour = 3_600_000;
/** In which order rivals can have come by how they fared: who got it, who was borne for, who bears, who was refused. */
const placeOf = (outcome: Outcome): number => {
  if (!outcome.startsWith('ok')) return 3;
  return outcome === 'ok second_district' ? 1 : outcome === 'ok second_merchant' ? 2 : 0;
};

/** Plays random acts against the ledger in a world of its own, and against the model beside it. */
export const simulate = async (world: World, options: Options, log: (line: string) => void): Promise<Simulated> => {
  const random = randomFrom(options.seed);
  const { jurisdictionId } = world;
  const issuer: Holder = { type: 'issuer', id: jurisdictionId };
  const bearing: Holder = { type: 'budget', id: idFrom(random) };
  const model = new Model(accountKey({ type: 'settled', id: jurisdictionId }), accountKey(bearing));
  const lanes = Array.from({ length: options.processes }, () => ({
    group: drawGroup(random, 400),
    server: new ServerProcess(world.appUrl, jurisdictionId),
  }));
  let at = new Date('2026-01-05T01:00:00.000Z');
  const found: string[] = [];
  let [done, mismatches, negative, oversold] = [0, 0, 0, 0];
  const crashes = { server: 0, database: 0 };
  const wrong = (what: string): void => {
    mismatches++;
    if (found.length < 20) found.push(what);
  };
  const today = (): string => new Date(at.getTime() + 8 * hour).toISOString().slice(0, 10);
  const compare = (acts: readonly Act[], due: readonly Outcome[], outcomes: readonly Outcome[]): void => {
    for (const [n, act] of acts.entries()) if (outcomes[n] !== due[n]) wrong(`${JSON.stringify(act)}: ${outcomes[n]} instead of ${due[n]}`);
  };

  /** Asks what may be asked again until it is answered: the database may still be coming up, or the machine be slow. */
  const persist = async <A>(server: ServerProcess, order: Order): Promise<A> => {
    for (let tries = 0; ; tries++)
      try {
        return await server.ask<A>(order);
      } catch (error) {
        if (!(error instanceof Unanswered) || tries === 20) throw error;
        await world.ready();
      }
  };

  /** Sends a batch until it is answered. One that is lost was written whole or not at all: its first success tells. */
  const send = async (
    server: ServerProcess,
    acts: readonly Act[],
    due: readonly Outcome[],
    dieAt: number | null,
    tries = 0,
  ): Promise<void> => {
    try {
      compare(acts, due, await server.ask<Outcome[]>({ order: 'batch', at: at.toISOString(), acts, dieAt }));
      return;
    } catch (error) {
      // a server that fails at the same acts again and again has a fault of its own
      if (!(error instanceof Unanswered) || tries === 20) throw error;
    }
    await world.ready();
    const wrote = due.findIndex((outcome, n) => outcome.startsWith('ok') && outcome !== 'ok 0' && !repeats.has(acts[n] as Act));
    const stands = wrote >= 0 && (await persist<boolean>(server, { order: 'known', id: (acts[wrote] as Act).id }));
    // what was refused then might succeed now: whoever knows that the batch stands repeats what succeeded
    const again = acts.flatMap((_, n) => (!stands || (due[n]?.startsWith('ok') && due[n] !== 'ok 0') ? [n] : []));
    await send(
      server,
      again.map((n) => acts[n] as Act),
      again.map((n) => due[n] as Outcome),
      null,
      tries + 1,
    );
  };
  /** Acts of the running round that had been done before it. */
  const repeats = new Set<Act>();

  /** Takes an act as the model does, and remembers it where it is a new one. */
  const take = (group: Group, act: Act): Outcome => {
    const repeated = model.knows(act.id);
    if (repeated) repeats.add(act);
    const outcome = model.take(act, at);
    if (!repeated) remember(group, act, outcome);
    return outcome;
  };

  const round = async (size: number): Promise<void> => {
    repeats.clear();
    const batches = lanes.map(({ group, server }) => {
      const acts: Act[] = [];
      const due: Outcome[] = [];
      // what groups have in common is touched by one at a time, for the model to know in which order
      const apart: Act[] = [];
      for (let n = 0; n < size; n++) {
        const act = drawAct(random, group, model, at);
        if (isOfVouchers(act) && !model.knows(act.id) && model.vouchers.shared(act)) {
          apart.push(act);
          continue;
        }
        acts.push(act);
        due.push(take(group, act));
      }
      const dieAt = random.chance(options.killed ?? 0.002) ? Math.floor(random.next() * (size + 1)) : null;
      if (dieAt !== null) crashes.server++;
      return { group, server, acts, due, apart, dieAt };
    });
    const running = batches.map(({ server, acts, due, dieAt }) => send(server, acts, due, dieAt));
    if (world.crash && random.chance(0.0015)) {
      crashes.database++;
      await Promise.race(running);
      world.crash();
    }
    await Promise.all(running);
    for (const { group, server, apart } of batches) {
      const due = apart.map((act) => take(group, act));
      if (apart.length > 0) await send(server, apart, due, null);
    }
    done += size * lanes.length;
  };

  const rivals = async (group: Group): Promise<void> => {
    const free = (of: Holder): number => model.free(accountKey(of), today());
    const rivalry = drawRivals(random, group, model, free, at);
    if (rivalry === null) return;
    const { acts, allowed } = rivalry;
    const shares = lanes.map((_, lane) => acts.filter((_act, n) => n % lanes.length === lane));
    const fared = (
      await Promise.all(
        shares.map((share, lane) => lanes[lane]?.server.ask<Rival[]>({ order: 'rivals', at: at.toISOString(), acts: share })),
      )
    ).map((one) => one ?? []);
    const pairs = shares.flatMap((share, lane) => share.map((act, n) => ({ act, ...(fared[lane]?.[n] ?? { outcome: '', at: 0 }) })));
    // who won, and in which turn, is for the ledger to say – the first have the points that expire first –; that somebody could win, and the others not, is for the model
    pairs.sort((a, b) => placeOf(a.outcome) - placeOf(b.outcome) || a.at - b.at);
    oversold += Math.max(0, pairs.filter(({ outcome }) => outcome.startsWith('ok')).length - allowed);
    for (const { act, outcome } of pairs) {
      const due = take(group, act);
      if (due !== outcome) wrong(`among rivals ${JSON.stringify(act)}: ${outcome} instead of ${due}`);
    }
    done += acts.length;
  };

  const differ = (there: ReadonlyMap<string, string>, due: ReadonlyMap<string, string>): void => {
    for (const key of new Set([...there.keys(), ...due.keys()]))
      if (there.get(key) !== due.get(key)) wrong(`${key}: ${there.get(key) ?? 'nothing'} instead of ${due.get(key) ?? 'nothing'}`);
  };
  const settle = async (): Promise<void> => {
    const [there, due] = [await world.pots(), model.pots()];
    differ(there, due);
    differ(await world.standing(), model.vouchers.standing());
    negative += await world.belowZero();
    oversold += await world.oversold();
  };

  try {
    await world.prepare(
      lanes.flatMap(({ group }) => group.shops.map(({ id }) => id)),
      bearing.id,
    );
    for (const [lane, { group, server }] of lanes.entries()) {
      await server.ask({ order: 'shops', at: at.toISOString(), shops: group.merchants, offers: group.offers });
      model.vouchers.add(group.merchants, group.offers);
      const acts = [...group.budgets, ...(lane === 0 ? [bearing] : [])].map(
        (budget): Act => ({ do: 'move', id: idFrom(random), from: issuer, to: budget, points: 1_000_000_000, lastDay: null, until: null }),
      );
      await send(
        server,
        acts,
        acts.map((act) => model.take(act, at)),
        null,
      );
    }
    for (let rounds = 1; done < options.acts; rounds++) {
      await round(Math.max(1, Math.min(options.batch, Math.ceil((options.acts - done) / lanes.length))));
      if (rounds % 4 === 0) await rivals(random.pick(lanes).group);
      // now and then nothing happens for days, and much is over after them
      at = new Date(at.getTime() + Math.floor(random.next() * (random.chance(0.04) ? 12 * 24 : 2) * hour));
      if (rounds % 10 === 0) {
        await persist((lanes[0] as (typeof lanes)[number]).server, { order: 'expire', at: at.toISOString() });
        done += model.vouchers.expire(at);
        done += model.expire(at.toISOString(), today(), accountKey({ type: 'expired', id: jurisdictionId }));
      }
      await world.after?.(rounds);
      if (rounds % 500 === 0) {
        await settle();
        log(`${done} acts, ${mismatches} mismatches, ${crashes.server} crashes of the server, ${crashes.database} of the database`);
      }
    }
    await settle();
    for (const { about, problem } of (await world.audit()).flaws) wrong(`${about} ${problem}`);
  } finally {
    for (const { server } of lanes) await server.stop();
  }
  return { acts: done, mismatches, negative, oversold, crashes, found };
};
