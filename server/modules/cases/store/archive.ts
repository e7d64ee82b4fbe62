import { execute, type Tx } from '#kernel/db.ts';
import { filesOf } from '#kernel/files/store.ts';
import { type EventRow, eventsOf, findCase, type ReportRow, reportsOf } from './cases.ts';

/** An archived case as the archive takes it over. */
export interface SealedCase {
  readonly id: string;
  readonly number: string;
  readonly areaCode: string;
  readonly kind: string;
  readonly categoryCode: string | null;
  readonly archivedAt: Date;
}

/** Numbers of the seals after one, in order. */
export const sealsFrom = async (tx: Tx, after: number, limit: number): Promise<number[]> =>
  (
    await execute<{ number: number }>(
      tx,
      'select number from seals where jurisdiction_id = :jurisdiction and number > $1 order by number limit $2',
      [after, limit],
    )
  ).rows.map(({ number }) => number);

/** Archived cases under a seal. */
export const casesUnderSeal = async (tx: Tx, seal: number): Promise<SealedCase[]> =>
  (
    await execute<SealedCase>(
      tx,
      `select id, number, area_code as "areaCode", kind, category_code as "categoryCode", archived_at as "archivedAt" from cases
       where jurisdiction_id = :jurisdiction and seal_number = $1 and state = 'archived'`,
      [seal],
    )
  ).rows;

/** Cases that stand closed since a moment in this span, with the end of their logs. */
export const headsOfClosed = async (tx: Tx, from: Date, to: Date): Promise<{ caseId: string; seq: number; headHash: Buffer }[]> =>
  (
    await execute<{ caseId: string; seq: number; headHash: Buffer }>(
      tx,
      `select id as "caseId", event_count as seq, head_hash as "headHash" from cases
       where jurisdiction_id = :jurisdiction and state = 'closed' and state_since >= $1 and state_since < $2`,
      [from, to],
    )
  ).rows;

/** The ends of the logs of some cases. */
export const headsOfCases = async (tx: Tx, ids: readonly string[]): Promise<{ caseId: string; seq: number; headHash: Buffer }[]> =>
  (
    await execute<{ caseId: string; seq: number; headHash: Buffer }>(
      tx,
      `select id as "caseId", event_count as seq, head_hash as "headHash" from cases where jurisdiction_id = :jurisdiction and id = any($1)`,
      [ids],
    )
  ).rows;

/** Hashes that the logs of cases have at some of their events. */
export const hashesAt = async (tx: Tx, of: readonly { caseId: string; seq: number }[]): Promise<ReadonlyMap<string, Buffer>> => {
  const { rows } = await execute<{ caseId: string; seq: number; hash: Buffer }>(
    tx,
    `select e.case_id as "caseId", e.seq, e.hash from case_events e
     join unnest($1::uuid[], $2::int[]) as at (id, seq) on e.case_id = at.id and e.seq = at.seq where e.jurisdiction_id = :jurisdiction`,
    [of.map(({ caseId }) => caseId), of.map(({ seq }) => seq)],
  );
  return new Map(rows.map(({ caseId, seq, hash }) => [`${caseId} ${seq}`, hash]));
};

/** A case with its whole log, its reports and what its photos are called; null where the transaction sees none. */
export const wholeFile = async (
  tx: Tx,
  id: string,
): Promise<{ title: string; categoryCode: string | null; events: EventRow[]; reports: ReportRow[]; photos: string[] } | null> => {
  const file = await findCase(tx, id);
  if (!file) return null;
  const [events, reports, photos] = [await eventsOf(tx, [id]), await reportsOf(tx, [id]), await filesOf(tx, 'case', [id])];
  return { title: file.title, categoryCode: file.categoryCode, events, reports, photos: photos.map((photo) => photo.id) };
};

/** Titles of the cases the transaction sees. */
export const titlesOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await execute<{ id: string; title: string }>(
    tx,
    'select id, title from cases where jurisdiction_id = :jurisdiction and id = any($1)',
    [ids],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
};
