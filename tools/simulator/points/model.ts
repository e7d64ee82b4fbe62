import type { Holder } from '#modules/points/index.ts';
import type { Act, Outcome, VoucherAct } from './acts.ts';
import { type Purse, VoucherModel } from './voucher-model.ts';

/** Points of one account until a day: free, and put aside. */
interface Pot {
  free: number;
  aside: number;
}
/** So many points that went from a day of the giver to a day of the receiver. */
export interface Piece {
  readonly day: string;
  readonly toDay: string;
  readonly points: number;
}
interface Known {
  readonly said: string;
  readonly outcome: Outcome;
}
interface Moved {
  readonly from: string;
  readonly to: string;
  pieces: readonly Piece[];
  state: 'held' | 'moved' | 'returned';
  readonly until: string | null;
  readonly lastDay: string;
  reversed: boolean;
}

const always = '9999-99-99';
const fades = (account: string): boolean => /^(person|unit|team) /.test(account);
const earlier = (...days: string[]): string => days.sort()[0] as string;
const ofLedger = ['move', 'post', 'void', 'reverse'];
const isOfLedger = (act: Act): act is Exclude<Act, VoucherAct> => ofLedger.includes(act.do);
/** A moment's day in Shanghai. */
const dayAt = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
export const accountKey = ({ type, id }: Holder): string => `${type} ${id}`;

/**
 * What the ledger must come to, kept in memory and written apart from it: no code of the ledger is used. Says of each act how it must turn out, and
 * takes it as done.
 */
export class Model {
  readonly accounts = new Map<string, Map<string, Pot>>();
  readonly #known = new Map<string, Known>();
  readonly #moved = new Map<string, Moved>();
  readonly #open = new Set<string>();
  /** Offers, stock, vouchers and sheets. */
  readonly vouchers: VoucherModel;

  /** @param settled account of what was settled  @param bearing account that bears second uses */
  constructor(settled: string, bearing: string) {
    const purse: Purse = {
      take: (account, points, today) => this.#out(account, points, today, always),
      putAside: (account, pieces) => {
        for (const { day, points } of pieces) this.#pot(account, day).aside += points;
      },
      release: (account, pieces, to) => {
        for (const { day, points } of pieces) {
          this.#pot(account, day).aside -= points;
          if (to === account) this.#pot(account, day).free += points;
          else this.#pot(to, always).free += points;
        }
      },
      giveBack: (from, to, pieces) => {
        for (const { day, points } of pieces) {
          this.#pot(from, always).free -= points;
          this.#pot(to, day).free += points;
        }
      },
      move: (from, to, points) => {
        this.#pot(from, always).free -= points;
        this.#pot(to, always).free += points;
      },
    };
    this.vouchers = new VoucherModel(purse, settled, bearing);
  }

  #pot(account: string, day: string): Pot {
    const pots = this.accounts.get(account) ?? new Map<string, Pot>();
    this.accounts.set(account, pots);
    const pot = pots.get(day) ?? { free: 0, aside: 0 };
    pots.set(day, pot);
    return pot;
  }

  /** Whether something was done under an id. */
  knows(id: string): boolean {
    return this.#known.has(id);
  }

  /** Points an account can spend on a day. */
  free(account: string, today: string): number {
    let sum = 0;
    for (const [day, pot] of this.accounts.get(account) ?? []) if (day >= today) sum += pot.free;
    return sum;
  }

  /** Says how an act turns out at a moment, and takes it as done. */
  take(act: Act, at: Date): Outcome {
    const said = JSON.stringify(act);
    const before = this.#known.get(act.id);
    if (before) return before.said === said ? before.outcome : isOfLedger(act) ? 'points.other_body' : 'request.id_reused';
    const outcome = isOfLedger(act) ? this.#onLedger(act, dayAt(at)) : this.vouchers.take(act, at);
    // an act that wrote nothing leaves its id free
    if (outcome.startsWith('ok') && outcome !== 'ok 0') this.#known.set(act.id, { said, outcome });
    return outcome;
  }

  #onLedger(act: Exclude<Act, VoucherAct>, today: string): Outcome {
    if (act.do === 'move') return this.#move(act, today);
    return act.do === 'reverse' ? this.#reverse(act) : this.#end(act);
  }

  /** Takes points out of what is free and good, oldest first; null where there are too few. */
  #out(from: string, points: number, today: string, limit: string | null): Piece[] | null {
    const pieces: Piece[] = [];
    let wanted = points;
    const days = [...(this.accounts.get(from)?.keys() ?? [])].filter((day) => day >= today).sort();
    for (const day of days) {
      const part = Math.min(wanted, this.#pot(from, day).free);
      if (part <= 0) continue;
      pieces.push({ day, toDay: limit === null ? always : earlier(limit, day), points: part });
      wanted -= part;
    }
    if (wanted > 0) return null;
    for (const { day, points: part } of pieces) this.#pot(from, day).free -= part;
    return pieces;
  }

  #move(act: Extract<Act, { do: 'move' }>, today: string): Outcome {
    const [from, to] = [accountKey(act.from), accountKey(act.to)];
    const limit = act.lastDay ?? always;
    const issued = [{ day: always, toDay: fades(to) ? limit : always, points: act.points }];
    const pieces = act.from.type === 'issuer' ? issued : this.#out(from, act.points, today, fades(to) ? limit : null);
    if (pieces === null) return 'points.not_enough';
    if (act.from.type === 'issuer') this.#pot(from, always).free -= act.points;
    for (const { day, toDay, points } of pieces)
      if (act.until === null) this.#pot(to, toDay).free += points;
      else this.#pot(from, day).aside += points;
    this.#moved.set(act.id, {
      from,
      to,
      pieces,
      state: act.until === null ? 'moved' : 'held',
      until: act.until,
      lastDay: limit,
      reversed: false,
    });
    if (act.until !== null) this.#open.add(act.id);
    return 'ok';
  }

  #end(act: Extract<Act, { do: 'post' | 'void' }>): Outcome {
    const held = this.#moved.get(act.of);
    if (!held) return 'points.transfer_not_found';
    if (held.state !== 'held') return 'points.not_pending';
    this.#settle(act.of, held, act.do === 'post');
    return 'ok';
  }

  #settle(id: string, held: Moved, given: boolean): void {
    for (const { day, toDay, points } of held.pieces) {
      this.#pot(held.from, day).aside -= points;
      if (given) this.#pot(held.to, toDay).free += points;
      else this.#pot(held.from, day).free += points;
    }
    held.state = given ? 'moved' : 'returned';
    this.#open.delete(id);
  }

  #reverse(act: Extract<Act, { do: 'reverse' }>): Outcome {
    const moved = this.#moved.get(act.of);
    if (!moved) return 'points.transfer_not_found';
    if (moved.state !== 'moved') return 'points.not_posted';
    if (moved.reversed) return 'points.reversed_before';
    const whole = moved.pieces.reduce((n, { points }) => n + points, 0);
    const pots = this.accounts.get(moved.to) ?? new Map<string, Pot>();
    const there = [...pots.values()].reduce((n, { free }) => n + Math.max(0, free), 0);
    if (there < whole && !act.asFarAsThere) return 'points.not_enough';
    const back = Math.min(there, whole);
    if (back === 0) return 'ok 0';
    // out of the days they had come to, then out of the oldest
    let due = back;
    const own = moved.pieces.map(({ toDay, points }) => [toDay, points] as const);
    const rest = [...pots.keys()].sort().map((day) => [day, whole] as const);
    for (const [day, most] of [...own, ...rest]) {
      const points = Math.min(due, most, this.#pot(moved.to, day).free);
      this.#pot(moved.to, day).free -= points;
      due -= points;
    }
    // back to the days they had
    let given = back;
    for (const { day, points } of moved.pieces) {
      const part = Math.min(given, points);
      this.#pot(moved.from, day).free += part;
      given -= part;
    }
    moved.reversed = true;
    return `ok ${back}`;
  }

  /** Ends holds whose time is over by then and points whose day is past; gives how many of both. */
  expire(at: string, today: string, expired: string): number {
    let n = 0;
    for (const id of [...this.#open]) {
      const held = this.#moved.get(id) as Moved;
      if ((held.until as string) > at) continue;
      this.#settle(id, held, false);
      n++;
    }
    for (const [account, pots] of this.accounts)
      for (const [day, pot] of pots) {
        if (day >= today || pot.free <= 0) continue;
        this.#pot(expired, always).free += pot.free;
        pot.free = 0;
        n++;
        if (account === expired) throw new Error('what has expired expires no more');
      }
    return n;
  }

  /** Every pot that is not empty, `<account> <day>` → free and aside. */
  pots(): Map<string, string> {
    const all = new Map<string, string>();
    for (const [account, pots] of this.accounts)
      for (const [day, { free, aside }] of pots)
        if (free !== 0 || aside !== 0) all.set(`${account} ${day === always ? 'infinity' : day}`, `${free} ${aside}`);
    return all;
  }
}
