import type { PledgeKind } from '#contract/circles/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A merchant as it is stored, with what its organisation says of it. */
export interface MerchantRecord {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly circleId: string;
  readonly circleName: string;
  /** Where its circle lies. */
  readonly areaPath: string;
  readonly trade: string;
  readonly token: string;
  readonly joinedOn: string;
  readonly leftOn: string | null;
}
const columns = `m.id, o.name, o.address, o.phone, o.lon, o.lat, m.circle_id as "circleId", c.name as "circleName", c.area_path::text as "areaPath", m.trade,
  m.token, m.joined_on::text as "joinedOn", m.left_on::text as "leftOn"`;
const tables = `circle_merchants m join organisations o on o.jurisdiction_id = :jurisdiction and o.id = m.id
  join circles c on c.jurisdiction_id = :jurisdiction and c.id = m.circle_id`;

const oneWhere = async (tx: Tx, condition: string, value: string): Promise<MerchantRecord | null> =>
  (await execute<MerchantRecord>(tx, `select ${columns} from ${tables} where m.jurisdiction_id = :jurisdiction and ${condition}`, [value]))
    .rows[0] ?? null;
export const findMerchant = (tx: Tx, id: string): Promise<MerchantRecord | null> => oneWhere(tx, 'm.id = $1', id);
export const findByToken = (tx: Tx, token: string): Promise<MerchantRecord | null> => oneWhere(tx, 'm.token = $1', token);
/** Holds a merchant until the transaction ends. */
export const lockMerchant = async (tx: Tx, id: string): Promise<MerchantRecord | null> => {
  await execute(tx, 'select m.id from circle_merchants m where m.jurisdiction_id = :jurisdiction and m.id = $1 for update', [id]);
  return findMerchant(tx, id);
};

/** Which merchants a list shows; null does not filter. Areas are codes. */
export interface MerchantFilter {
  readonly areas: readonly string[];
  /** Those the viewer stands for, wherever they are. */
  readonly own: readonly string[];
  readonly area: string | null;
  readonly circleId: string | null;
  readonly pledge: string | null;
  readonly model: boolean;
  readonly words: string | null;
  readonly today: string;
}
/** Merchants by name, after one. Those that left come out as well where a circle is not asked for. */
export const pageOfMerchants = async (
  tx: Tx,
  f: MerchantFilter,
  after: readonly [name: string, id: string] | null,
  limit: number,
): Promise<MerchantRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(c.area_code >= ${p(code)}::text and c.area_code < ${p(`${code}~`)}::text)`;
  const parts = [
    'm.jurisdiction_id = :jurisdiction',
    'm.left_on is null',
    `(${[...f.areas.map(below), `m.id = any(${p(f.own)}::uuid[])`].join(' or ')})`,
  ];
  if (f.area !== null) parts.push(below(f.area));
  if (f.circleId !== null) parts.push(`m.circle_id = ${p(f.circleId)}::uuid`);
  if (f.words !== null) parts.push(`strpos(o.name, ${p(f.words)}) > 0`);
  if (f.pledge !== null)
    parts.push(
      `exists (select from circle_pledges x where x.jurisdiction_id = :jurisdiction and x.merchant_id = m.id and x.ended_on is null
         and x.until_on >= ${p(f.today)}::date and x.kind = ${p(f.pledge)})`,
    );
  if (f.model)
    parts.push(
      `exists (select from circle_models x where x.jurisdiction_id = :jurisdiction and x.merchant_id = m.id and x.state <> 'struck')`,
    );
  if (after) parts.push(`(o.name, m.id) > (${p(after[0])}::text, ${p(after[1])}::uuid)`);
  const { rows } = await execute<MerchantRecord>(
    tx,
    `select ${columns} from ${tables} where ${parts.join(' and ')} order by o.name, m.id limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** Takes organisations into circles as merchants, or back into one they had left. @returns ids of those that are in none meanwhile */
export const joinCircles = async (
  tx: Tx,
  joining: readonly { id: string; circleId: string; trade: string; token: string; joinedOn: string }[],
): Promise<string[]> => {
  if (joining.length === 0) return [];
  const values: unknown[] = [];
  const p = (value: unknown, cast: string): string => `$${values.push(value)}::${cast}`;
  const { rows } = await execute<{ id: string }>(
    tx,
    `insert into circle_merchants (jurisdiction_id, id, circle_id, trade, token, joined_on)
     values ${joining.map((j) => `(:jurisdiction, ${p(j.id, 'uuid')}, ${p(j.circleId, 'uuid')}, ${p(j.trade, 'text')}, ${p(j.token, 'text')}, ${p(j.joinedOn, 'date')})`).join(', ')}
     on conflict (jurisdiction_id, id) do update set circle_id = excluded.circle_id, trade = excluded.trade, joined_on = excluded.joined_on, left_on = null
       where circle_merchants.left_on is not null returning circle_merchants.id`,
    values,
  );
  return rows.map(({ id }) => id);
};
export const leave = async (tx: Tx, id: string, day: string, why: string): Promise<void> => {
  await execute(tx, 'update circle_merchants m set left_on = $2::date where m.jurisdiction_id = :jurisdiction and m.id = $1', [id, day]);
  await execute(
    tx,
    `update circle_pledges p set ended_on = $2::date, end_reason = $3 where p.jurisdiction_id = :jurisdiction and p.merchant_id = $1 and p.ended_on is null`,
    [id, day, why],
  );
  await execute(
    tx,
    "update circle_models s set state = 'struck' where s.jurisdiction_id = :jurisdiction and s.merchant_id = $1 and s.state <> 'struck'",
    [id],
  );
};

/** A pledge as it is stored. */
export interface PledgeRow {
  readonly id: string;
  readonly merchantId: string;
  readonly kind: PledgeKind;
  readonly words: string;
  readonly since: string;
  readonly until: string;
  readonly endedOn: string | null;
  readonly endReason: string | null;
}
const pledgeColumns = `p.id, p.merchant_id as "merchantId", p.kind, p.words, p.since::text as since, p.until_on::text as "until",
  p.ended_on::text as "endedOn", p.end_reason as "endReason"`;
/** Pledges of merchants, those that ended too, in the order in which they were made. */
export const pledgesOf = async (tx: Tx, merchantIds: readonly string[]): Promise<PledgeRow[]> =>
  (
    await execute<PledgeRow>(
      tx,
      `select ${pledgeColumns} from circle_pledges p where p.jurisdiction_id = :jurisdiction and p.merchant_id = any($1::uuid[]) order by p.since, p.id`,
      [merchantIds],
    )
  ).rows;
export const lockPledge = async (tx: Tx, id: string): Promise<PledgeRow | null> =>
  (
    await execute<PledgeRow>(
      tx,
      `select ${pledgeColumns} from circle_pledges p where p.jurisdiction_id = :jurisdiction and p.id = $1 for update`,
      [id],
    )
  ).rows[0] ?? null;
export const insertPledges = async (tx: Tx, pledges: readonly Omit<PledgeRow, 'endedOn' | 'endReason'>[]): Promise<void> => {
  if (pledges.length === 0) return;
  const values: unknown[] = [];
  const p = (value: unknown, cast: string): string => `$${values.push(value)}::${cast}`;
  await execute(
    tx,
    `insert into circle_pledges (jurisdiction_id, id, merchant_id, kind, words, since, until_on)
     values ${pledges.map((one) => `(:jurisdiction, ${p(one.id, 'uuid')}, ${p(one.merchantId, 'uuid')}, ${p(one.kind, 'text')}, ${p(one.words, 'text')}, ${p(one.since, 'date')}, ${p(one.until, 'date')})`).join(', ')}`,
    values,
  );
};
export const renewPledge = async (tx: Tx, id: string, words: string, until: string): Promise<void> => {
  await execute(tx, 'update circle_pledges p set words = $2, until_on = $3::date where p.jurisdiction_id = :jurisdiction and p.id = $1', [
    id,
    words,
    until,
  ]);
};
export const endPledgeRow = async (tx: Tx, id: string, day: string, why: string): Promise<void> => {
  await execute(
    tx,
    'update circle_pledges p set ended_on = $2::date, end_reason = $3 where p.jurisdiction_id = :jurisdiction and p.id = $1',
    [id, day, why],
  );
};

export interface Dot {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly areaPath: string;
  readonly kind: string;
}
/** Merchants with a point, after an id: what kind of mark each has on the map. */
export const merchantDots = async (tx: Tx, after: string, today: string, limit: number): Promise<Dot[]> =>
  (
    await execute<Dot>(
      tx,
      `select m.id, o.name, o.lon, o.lat, c.area_path::text as "areaPath",
         case when exists (select from circle_models s where s.jurisdiction_id = :jurisdiction and s.merchant_id = m.id and s.state <> 'struck' and s.until_on >= $2::date)
           then 'model' else 'merchant' end as kind
       from ${tables} where m.jurisdiction_id = :jurisdiction and m.left_on is null and o.lon is not null and m.id > $1::uuid order by m.id limit $3`,
      [after, today, limit],
    )
  ).rows;
