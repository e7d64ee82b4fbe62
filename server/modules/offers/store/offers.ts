import type { OfferTerms } from '#contract/offers/offers.ts';
import type { OfferKind, OfferState } from '#contract/offers/values.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';

/** An offer as stored. */
export interface OfferRow extends OfferTerms {
  readonly id: string;
  readonly merchantId: string;
  readonly stock: number | null;
  readonly taken: number;
  readonly photoId: string | null;
  readonly state: OfferState;
  readonly reason: string | null;
  readonly proposedBy: string | null;
  readonly proposedAt: Date;
  readonly version: number;
}
const columns = `o.id, o.merchant_id as "merchantId", o.kind, o.title, o.description, o.points, o.worth_fen as "worthFen", o.stock, o.taken,
  o.per_person as "perPerson", o.per_period as "perPeriod", o.from_day::text as "from", o.until_day::text as "until",
  o.valid_days as "validDays", o.when_expired as "whenExpired", o.area_ids as "areaIds", o.partner_ids as "partnerIds",
  o.photo_id as "photoId", o.state, o.reason, o.proposed_by as "proposedBy", o.proposed_at as "proposedAt", o.version`;
const own = 'o.jurisdiction_id = :jurisdiction';

export const offersById = async (tx: Tx, ids: readonly string[]): Promise<OfferRow[]> =>
  ids.length === 0
    ? []
    : (await executeByKey<OfferRow>(tx, `select ${columns} from offers o where ${own} and o.id = any($1::uuid[])`, [ids])).rows;
export const lockOffer = async (tx: Tx, id: string): Promise<OfferRow | null> =>
  (await executeByKey<OfferRow>(tx, `select ${columns} from offers o where ${own} and o.id = $1 for update`, [id])).rows[0] ?? null;

/** Which offers of the mall are looked for. */
export interface MallFilter {
  readonly day: string;
  readonly q: string | null;
  /** In the title, or the offer is of one of these merchants. */
  readonly named: readonly string[];
  /** Of this merchant alone; null: of all. */
  readonly of?: string | null;
  readonly kinds: readonly OfferKind[] | null;
  /** Areas somebody belongs to; null: all offers. */
  readonly areas: readonly string[] | null;
}
/** Offers that can be had on a day, newest first. */
export const mallOffers = async (tx: Tx, f: MallFilter, limit: number): Promise<{ rows: OfferRow[]; count: number }> => {
  const { rows } = await execute<OfferRow & { count: number }>(
    tx,
    `select ${columns}, count(*) over ()::int as count from offers o
     join offer_merchants m on m.jurisdiction_id = :jurisdiction and m.id = o.merchant_id and m.ended_at is null
     where ${own} and o.state = 'live' and o.from_day <= $1::date and (o.until_day is null or o.until_day >= $1::date)
       and ($2::text is null or position($2 in o.title) > 0 or o.merchant_id = any($3::uuid[])) and ($4::text[] is null or o.kind = any($4))
       and ($5::uuid[] is null or cardinality(o.area_ids) = 0 or o.area_ids && $5) and ($7::uuid is null or o.merchant_id = $7)
     order by o.id desc limit $6`,
    [f.day, f.q, f.named, f.kinds, f.areas, limit, f.of ?? null],
  );
  return { rows, count: rows[0]?.count ?? 0 };
};

/** Offers of some merchants, newest first, behind an id. */
export const pageOfOffers = async (
  tx: Tx,
  f: { merchantIds: readonly string[]; states: readonly OfferState[] | null; q: string | null },
  after: string | null,
  limit: number,
): Promise<OfferRow[]> =>
  (
    await execute<OfferRow>(
      tx,
      `select ${columns} from offers o where ${own} and o.merchant_id = any($1::uuid[]) and ($2::text[] is null or o.state = any($2))
         and ($3::text is null or position($3 in o.title) > 0) and ($4::uuid is null or o.id < $4) order by o.id desc limit $5`,
      [f.merchantIds, f.states, f.q, after, limit],
    )
  ).rows;

/** The offer, where a merchant gives it out, as its own or as a partner. */
export const givenAt = async (tx: Tx, merchantId: string, offerId: string): Promise<string[]> =>
  (
    await executeByKey<{ id: string }>(
      tx,
      `select o.id from offers o where ${own} and o.id = $2 and o.state in ('live', 'ended') and (o.merchant_id = $1 or $1 = any(o.partner_ids))`,
      [merchantId, offerId],
    )
  ).rows.map(({ id }) => id);

/** Offers given out at some merchants, as their own or as a partner; vouchers of ended ones are still good. */
export const offersAt = async (
  tx: Tx,
  merchantIds: readonly string[],
): Promise<Pick<OfferRow, 'id' | 'merchantId' | 'partnerIds' | 'title' | 'points'>[]> =>
  (
    await execute<OfferRow>(
      tx,
      `select ${columns} from offers o where ${own} and o.state in ('live', 'ended')
         and (o.merchant_id = any($1::uuid[]) or o.partner_ids && $1::uuid[]) order by o.id desc limit 2000`,
      [merchantIds],
    )
  ).rows;

export type NewOffer = Omit<OfferRow, 'version' | 'reason' | 'taken'> & {
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
};
export const insertOffers = (tx: Tx, rows: readonly NewOffer[]): Promise<unknown> =>
  execute(
    tx,
    `insert into offers (jurisdiction_id, id, merchant_id, kind, title, description, points, worth_fen, stock, per_person, per_period, from_day,
       until_day, valid_days, when_expired, area_ids, partner_ids, photo_id, state, proposed_by, proposed_at, decided_by, decided_at)
     select :jurisdiction, g.id, g."merchantId", g.kind, g.title, g.description, g.points, g."worthFen", g.stock, g."perPerson", g."perPeriod",
       g."from", g."until", g."validDays", g."whenExpired", g."areaIds", g."partnerIds", g."photoId", g.state, g."proposedBy", g."proposedAt",
       g."decidedBy", g."decidedAt"
     from jsonb_to_recordset($1::jsonb) as g (id uuid, "merchantId" uuid, kind text, title text, description text, points int, "worthFen" int,
       stock int, "perPerson" int, "perPeriod" text, "from" date, "until" date, "validDays" int, "whenExpired" text, "areaIds" uuid[],
       "partnerIds" uuid[], "photoId" uuid, state text, "proposedBy" uuid, "proposedAt" timestamptz, "decidedBy" uuid, "decidedAt" timestamptz)
     returning id`,
    [JSON.stringify(rows)],
  );
/** Proposes an offer anew with other terms. */
export const updateOffer = (tx: Tx, id: string, t: OfferTerms, by: string, at: Date): Promise<unknown> =>
  execute(
    tx,
    `update offers set kind = $2, title = $3, description = $4, points = $5, worth_fen = $6, per_person = $7, per_period = $8, from_day = $9,
       until_day = $10, valid_days = $11, when_expired = $12, area_ids = $13, partner_ids = $14, state = 'proposed', reason = null,
       proposed_by = $15, proposed_at = $16, decided_by = null, decided_at = null, version = version + 1
     where jurisdiction_id = :jurisdiction and id = $1`,
    [
      id,
      t.kind,
      t.title,
      t.description,
      t.points,
      t.worthFen,
      t.perPerson,
      t.perPeriod,
      t.from,
      t.until,
      t.validDays,
      t.whenExpired,
      t.areaIds,
      t.partnerIds,
      by,
      at,
    ],
  );
export const setOfferState = (
  tx: Tx,
  id: string,
  state: OfferState,
  of: { by: string; at: Date; reason: string | null },
): Promise<unknown> =>
  execute(
    tx,
    `update offers set state = $2, decided_by = $3, decided_at = $4, reason = $5, version = version + 1
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, state, of.by, of.at, of.reason],
  );

/**
 * Takes one piece. Whoever takes the next waits for the row, and finds what is left then: no more are taken than there are.
 * @returns whether there was one
 */
export const takeOne = async (tx: Tx, id: string): Promise<boolean> =>
  (
    await executeByKey(
      tx,
      `update offers set taken = taken + 1
       where jurisdiction_id = :jurisdiction and id = $1 and (stock is null or taken < stock) returning id`,
      [id],
    )
  ).rows.length === 1;
export const putBack = (tx: Tx, id: string): Promise<unknown> =>
  executeByKey(tx, 'update offers set taken = taken - 1 where jurisdiction_id = :jurisdiction and id = $1', [id]);
/** Changes a stock that is counted; what was bought stays. @returns whether it could be */
export const changeStock = async (tx: Tx, id: string, by: number): Promise<boolean> =>
  (
    await executeByKey(
      tx,
      'update offers set stock = stock + $2 where jurisdiction_id = :jurisdiction and id = $1 and stock + $2 >= taken returning id',
      [id, by],
    )
  ).rows.length === 1;
/** Offers of some merchants that are not over, for rows that name them by title. */
export const offersOf = async (tx: Tx, merchantIds: readonly string[]): Promise<OfferRow[]> =>
  (await execute<OfferRow>(tx, `select ${columns} from offers o where ${own} and o.merchant_id = any($1::uuid[])`, [merchantIds])).rows;
