import type { BulletinContent } from '#contract/scorecards/bulletin.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A bulletin as it was issued. */
export interface BulletinRecord {
  readonly id: string;
  readonly runId: string;
  readonly edition: number;
  readonly year: number;
  readonly number: number;
  readonly issuedAt: Date;
  /** A later edition of the period has one of its own. */
  readonly replaced: boolean;
  readonly title: BulletinContent['title'];
  readonly first: string;
  readonly last: string;
}
const columns = `b.id, b.run_id as "runId", b.edition, b.year, b.number, b.issued_at as "issuedAt", b.content -> 'title' as title, b.content ->> 'first' as first,
  b.content ->> 'last' as last, exists (select from scorecard_bulletins n where n.jurisdiction_id = :jurisdiction and n.run_id = b.run_id and n.edition > b.edition)
  as replaced`;

/** The next number of a year, held until the transaction ends. */
const nextNumber = async (tx: Tx, year: number): Promise<number> => {
  const { rows } = await execute<{ last: number }>(
    tx,
    `insert into scorecard_bulletin_numbers (jurisdiction_id, year, last) values (:jurisdiction, $1, 1)
     on conflict (jurisdiction_id, year) do update set last = scorecard_bulletin_numbers.last + 1 returning last`,
    [year],
  );
  return rows[0]?.last ?? 1;
};

/** @throws a violation of `scorecard_bulletins_one` where the edition has one */
export const insertBulletin = async (
  tx: Tx,
  b: { id: string; runId: string; edition: number; year: number; content: BulletinContent; at: Date; by: string },
): Promise<number> => {
  const number = await nextNumber(tx, b.year);
  await execute(
    tx,
    `insert into scorecard_bulletins (jurisdiction_id, id, run_id, edition, year, number, content, issued_at, issued_by)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8)`,
    [b.id, b.runId, b.edition, b.year, number, JSON.stringify(b.content), b.at, b.by],
  );
  return number;
};

export const findBulletin = async (tx: Tx, id: string): Promise<(BulletinRecord & { readonly content: BulletinContent }) | null> =>
  (
    await execute<BulletinRecord & { readonly content: BulletinContent }>(
      tx,
      `select ${columns}, b.content from scorecard_bulletins b where b.jurisdiction_id = :jurisdiction and b.id = $1`,
      [id],
    )
  ).rows[0] ?? null;
/** That of an edition. */
export const bulletinOf = async (tx: Tx, runId: string, edition: number): Promise<BulletinRecord | null> =>
  (
    await execute<BulletinRecord>(
      tx,
      `select ${columns} from scorecard_bulletins b where b.jurisdiction_id = :jurisdiction and b.run_id = $1 and b.edition = $2`,
      [runId, edition],
    )
  ).rows[0] ?? null;
/** Newest first, behind one of them. */
export const pageOfBulletins = async (tx: Tx, after: readonly [at: string, id: string] | null, limit: number): Promise<BulletinRecord[]> =>
  (
    await execute<BulletinRecord>(
      tx,
      `select ${columns} from scorecard_bulletins b where b.jurisdiction_id = :jurisdiction
         and ($1::timestamptz is null or (b.issued_at, b.id) < ($1::timestamptz, $2::uuid)) order by b.issued_at desc, b.id desc limit $3`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    )
  ).rows;
