import { type Offer, type Outcome, type Shop, set, type VoucherAct } from './acts.ts';
import type { Piece } from './model.ts';

/** What the model of vouchers asks of the model of the ledger. */
export interface Purse {
  /** Takes points out of what is free and good, oldest first; null, and nothing taken, where there are too few. */
  take(account: string, points: number, today: string): Piece[] | null;
  putAside(account: string, pieces: readonly Piece[]): void;
  /** What was put aside goes to somebody who keeps it for good, or back to the days it had. */
  release(account: string, pieces: readonly Piece[], to: string): void;
  /** Points that do not expire with the giver go back to the days they had. */
  giveBack(from: string, to: string, pieces: readonly Piece[]): void;
  /** Moves points that do not expire. */
  move(from: string, to: string, points: number): void;
}

type Period = string;
interface Use {
  readonly merchant: string;
  readonly device: string;
  readonly step: number;
}
interface Voucher {
  readonly offer: string;
  readonly person: string;
  readonly pieces: readonly Piece[];
  readonly boughtAt: number;
  readonly expiresAt: number;
  state: 'bought' | 'redeemed' | 'returned' | 'refunded' | 'expired';
  first: Use | null;
  /** The sheet that had its points. */
  income: { readonly merchant: string; readonly period: Period } | null;
}
interface Sheet {
  /** First moment after it. */
  readonly over: number;
  points: number;
  /** Of them what the merchant's account moved by. */
  moved: number;
  closed: boolean;
}

const [hour, day] = [3_600_000, 86_400_000];
const halfMinute = 30_000;
/** Midnight in Shanghai of the day a moment lies in. */
const midnight = (at: number): number => Math.floor((at + 8 * hour) / day) * day - 8 * hour;
const monthOf = (at: number): [year: number, month: number] => {
  const there = new Date(at + 8 * hour);
  return [there.getUTCFullYear(), there.getUTCMonth()];
};
const begins = (year: number, month: number): number => Date.UTC(year, month, 1) - 8 * hour;
/** Since when what somebody had counts. Mondays: the first of them was the fifth day of 1970. */
const since = (at: number, per: Offer['perPeriod']): number => {
  if (per === 'day') return midnight(at);
  if (per === 'month') return begins(...monthOf(at));
  const days = Math.floor((at + 8 * hour) / day);
  return (days - ((days + 3) % 7)) * day - 8 * hour;
};
const dayOf = (at: number): string => new Date(at + 8 * hour).toISOString().slice(0, 10);
const person = (id: string): string => `person ${id}`;
const shop = (id: string): string => `merchant ${id}`;

/** What offers, stock, vouchers and sheets must come to: no code of the module is used. */
export class VoucherModel {
  readonly #purse: Purse;
  readonly #settled: string;
  readonly #bearing: string;
  readonly #shops = new Map<string, Shop>();
  readonly #offers = new Map<string, Offer & { taken: number; pieces: number | null }>();
  readonly #vouchers = new Map<string, Voucher>();
  readonly #open = new Set<string>();
  readonly #byPerson = new Map<string, Set<string>>();
  readonly #sheets = new Map<string, Sheet>();
  readonly #borne = new Map<string, number>();

  constructor(purse: Purse, settled: string, bearing: string) {
    this.#purse = purse;
    this.#settled = settled;
    this.#bearing = bearing;
  }

  add(shops: readonly Shop[], offers: readonly Offer[]): void {
    for (const one of shops) this.#shops.set(one.id, one);
    for (const one of offers) this.#offers.set(one.id, { ...one, taken: 0, pieces: one.stock });
  }

  /** Pieces left; endless where they are not counted. */
  left(offer: string): number {
    const { pieces, taken } = this.#offer(offer);
    return pieces === null ? Number.POSITIVE_INFINITY : pieces - taken;
  }
  /** Why somebody may not buy, leaving points and pieces aside; null: they may. */
  refused(who: string, offer: string, at: number): Outcome | null {
    const own = [...(this.#byPerson.get(who) ?? [])].map((id) => this.#voucher(id));
    const { perPerson, perPeriod } = this.#offer(offer);
    const from = since(at, perPeriod);
    const had = own.filter((one) => one.offer === offer && one.boughtAt >= from && (one.state === 'bought' || one.state === 'redeemed'));
    if (perPerson !== null && had.length >= perPerson) return 'offers.limit_reached';
    return own.filter(({ state }) => state === 'bought').length >= set.held ? 'offers.held_most' : null;
  }
  look(voucher: string): Readonly<Voucher> {
    return this.#voucher(voucher);
  }
  offer(id: string): Offer {
    return this.#offer(id);
  }
  /** Whether an act may touch what all groups have in common: what was settled, and what the district bears. */
  shared(act: VoucherAct): boolean {
    if (act.do === 'use') return act.offline && this.#voucher(act.voucher).state !== 'bought';
    if (act.do !== 'refund') return false;
    const { income } = this.#voucher(act.voucher);
    return income !== null && this.#sheets.get(`${income.merchant} ${income.period}`)?.closed === true;
  }

  take(act: VoucherAct, at: Date): Outcome {
    const now = at.getTime();
    switch (act.do) {
      case 'buy':
        return this.#buy(act, now);
      case 'use':
        return this.#use(act, now);
      case 'back': {
        const voucher = this.#voucher(act.voucher);
        if (voucher.state !== 'bought' || voucher.expiresAt <= now) return 'offers.voucher_over';
        this.#comeBack(act.voucher, 'returned');
        return 'ok';
      }
      case 'refund':
        return this.#refund(act, now);
      case 'stock': {
        const offer = this.#offer(act.offer);
        if ((offer.pieces as number) + act.quantity < offer.taken) return 'offers.stock_short';
        offer.pieces = (offer.pieces as number) + act.quantity;
        return 'ok';
      }
    }
  }

  #offer(id: string) {
    return this.#offers.get(id) as Offer & { taken: number; pieces: number | null };
  }
  #voucher(id: string): Voucher {
    return this.#vouchers.get(id) as Voucher;
  }

  #buy(act: Extract<VoucherAct, { do: 'buy' }>, now: number): Outcome {
    const offer = this.#offer(act.offer);
    if (this.left(act.offer) <= 0) return 'offers.sold_out';
    const refused = this.refused(act.person, act.offer, now);
    if (refused !== null) return refused;
    const pieces = this.#purse.take(person(act.person), offer.points, dayOf(now));
    if (pieces === null) return 'points.not_enough';
    this.#purse.putAside(person(act.person), pieces);
    offer.taken++;
    const expiresAt = midnight(now) + (offer.validDays + 1) * day;
    const bought = { offer: act.offer, person: act.person, pieces, boughtAt: now, expiresAt, first: null, income: null };
    this.#vouchers.set(act.id, { ...bought, state: 'bought' });
    this.#open.add(act.id);
    const own = this.#byPerson.get(act.person) ?? new Set();
    this.#byPerson.set(act.person, own.add(act.id));
    return 'ok';
  }

  /** Puts the points of an unused voucher back, and the piece on its shelf. */
  #comeBack(id: string, state: 'returned' | 'expired'): void {
    const voucher = this.#voucher(id);
    this.#purse.release(person(voucher.person), voucher.pieces, person(voucher.person));
    this.#offer(voucher.offer).taken--;
    voucher.state = state;
    this.#open.delete(id);
  }

  /** The sheet that takes a merchant's lines at a moment. */
  #sheetAt(merchant: string, now: number): [Period, Sheet] {
    let [year, month] = monthOf(now);
    const quarterly = this.#shops.get(merchant)?.settles === 'quarter';
    for (;;) {
      const last = quarterly ? month - (month % 3) + 2 : month;
      const period = quarterly ? `${year}-Q${(last + 1) / 3}` : `${year}-${String(month + 1).padStart(2, '0')}`;
      const key = `${merchant} ${period}`;
      const sheet = this.#sheets.get(key) ?? { over: begins(year, last + 1), points: 0, moved: 0, closed: false };
      this.#sheets.set(key, sheet);
      if (!sheet.closed) return [period, sheet];
      [year, month] = [last === 11 ? year + 1 : year, (last + 1) % 12];
    }
  }
  #earn(voucher: Voucher, merchant: string, now: number): void {
    const [period, sheet] = this.#sheetAt(merchant, now);
    const { points } = this.#offer(voucher.offer);
    sheet.points += points;
    sheet.moved += points;
    voucher.income = { merchant, period };
  }

  #use(act: Extract<VoucherAct, { do: 'use' }>, now: number): Outcome {
    const voucher = this.#voucher(act.voucher);
    const offer = this.#offer(voucher.offer);
    if (offer.shop !== act.merchant && !offer.partners.includes(act.merchant)) return 'offers.code_elsewhere';
    const shown = act.step * halfMinute;
    if (voucher.expiresAt <= (act.offline ? shown : now)) return 'offers.voucher_expired';
    const ahead = act.step - Math.floor(now / halfMinute);
    if (ahead > 1) return 'offers.code_clock';
    if (!act.offline && ahead < -1) return 'offers.code_old';
    if (act.offline && shown < now - set.offlineDays * day) return 'offers.code_late';
    const use: Use = { merchant: act.merchant, device: act.device, step: act.step };
    if (voucher.state === 'bought') {
      this.#purse.release(person(voucher.person), voucher.pieces, shop(offer.shop));
      if (act.merchant !== offer.shop) this.#purse.move(shop(offer.shop), shop(act.merchant), offer.points);
      this.#earn(voucher, act.merchant, now);
      voucher.state = 'redeemed';
      voucher.first = use;
      this.#open.delete(act.voucher);
      return 'ok redeemed';
    }
    if (!act.offline) return voucher.state === 'redeemed' ? 'offers.voucher_used' : 'offers.voucher_over';
    const { first } = voucher;
    if (first && first.merchant === use.merchant && first.device === use.device && first.step === use.step) return 'ok redeemed';
    const [, sheet] = this.#sheetAt(act.merchant, now);
    const month = monthOf(now).join(' ');
    const borne = (this.#borne.get(month) ?? 0) + offer.points;
    if (first?.merchant === act.merchant || borne > set.borne) return 'ok second_merchant';
    this.#borne.set(month, borne);
    this.#purse.move(this.#bearing, shop(act.merchant), offer.points);
    sheet.points += offer.points;
    sheet.moved += offer.points;
    return 'ok second_district';
  }

  #refund(act: Extract<VoucherAct, { do: 'refund' }>, now: number): Outcome {
    const voucher = this.#voucher(act.voucher);
    if (voucher.state === 'bought') {
      this.#comeBack(act.voucher, 'returned');
      return 'ok';
    }
    const { income } = voucher;
    if (income === null || voucher.state === 'refunded') return 'offers.voucher_over';
    const { points } = this.#offer(voucher.offer);
    const then = this.#sheets.get(`${income.merchant} ${income.period}`) as Sheet;
    const sheet = then.closed ? this.#sheetAt(income.merchant, now)[1] : then;
    sheet.points -= points;
    if (!then.closed) sheet.moved -= points;
    // out of what was settled, or of who gave it out, and back to the days the points had
    const between = `merchant ${this.#offer(voucher.offer).shop}`;
    const from = then.closed ? this.#settled : shop(income.merchant);
    if (from !== between) this.#purse.move(from, between, points);
    this.#purse.giveBack(between, person(voucher.person), voucher.pieces);
    voucher.state = 'refunded';
    if (act.goodsBack) this.#offer(voucher.offer).taken--;
    return 'ok';
  }

  /** Ends vouchers and closes sheets whose time is over; gives how many of both. */
  expire(at: Date): number {
    const now = at.getTime();
    let n = 0;
    for (const id of [...this.#open]) {
      const voucher = this.#voucher(id);
      if (voucher.expiresAt > now - set.offlineDays * day) continue;
      n++;
      const offer = this.#offer(voucher.offer);
      if (offer.whenExpired === 'back') {
        this.#comeBack(id, 'expired');
        continue;
      }
      this.#purse.release(person(voucher.person), voucher.pieces, shop(offer.shop));
      this.#earn(voucher, offer.shop, now);
      voucher.state = 'expired';
      this.#open.delete(id);
    }
    for (const [key, sheet] of this.#sheets) {
      if (sheet.closed || sheet.over > midnight(now)) continue;
      if (sheet.moved !== 0) this.#purse.move(shop(key.split(' ')[0] as string), this.#settled, sheet.moved);
      sheet.closed = true;
      n++;
    }
    return n;
  }

  /** Every offer and sheet: `offer <id>` → pieces and how many are taken; `sheet <merchant> <period>` → state and points. */
  standing(): Map<string, string> {
    return new Map([
      ...[...this.#offers.values()].map(({ id, pieces, taken }) => [`offer ${id}`, `${pieces ?? 'any'} ${taken}`] as const),
      ...[...this.#sheets].map(([key, { closed, points }]) => [`sheet ${key}`, `${closed ? 'closed' : 'open'} ${points}`] as const),
      ...[...this.#vouchers].map(([id, { state }]) => [`voucher ${id}`, state] as const),
    ]);
  }
}
