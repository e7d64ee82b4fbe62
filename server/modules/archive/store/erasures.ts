import { execute, type Tx } from '#kernel/db.ts';

/** A line of the ledger. */
export interface ErasureRow {
  readonly caseId: string;
  readonly number: string;
  readonly areaCode: string;
  readonly class: string;
  readonly keptUntil: string;
  readonly erasedAt: Date;
  readonly parts: Readonly<Record<string, number>>;
}

export const insertErasure = async (tx: Tx, jurisdictionId: string, e: ErasureRow): Promise<void> => {
  await execute(
    tx,
    `insert into archive_erasures (jurisdiction_id, case_id, number, area_code, class, kept_until, erased_at, parts)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [jurisdictionId, e.caseId, e.number, e.areaCode, e.class, e.keptUntil, e.erasedAt, JSON.stringify(e.parts)],
  );
};

/**
 * Erases what names people in an archived case whose erasure stands in the ledger, and notes there how many reports, texts and persons.
 * @param held what modules erased besides, by their holdings
 */
export const eraseCase = async (
  tx: Tx,
  jurisdictionId: string,
  caseId: string,
  held: Readonly<Record<string, number>> = {},
): Promise<void> => {
  await execute(tx, 'select linli.erase_archived($1, $2, $3)', [jurisdictionId, caseId, JSON.stringify(held)]);
};

/** The ledger of some areas and below, newest first. */
export const pageOfErasures = async (
  tx: Tx,
  codes: readonly string[],
  after: readonly [string, string] | null,
  limit: number,
): Promise<ErasureRow[]> => {
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const within = codes.map((code) => `e.area_code >= ${value(code)} and e.area_code < ${value(`${code}:`)}`);
  const later = after ? ` and (e.erased_at, e.case_id) < (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)` : '';
  const text = `select e.case_id as "caseId", e.number, e.area_code as "areaCode", e.class, e.kept_until::text as "keptUntil", e.erased_at as "erasedAt",
      e.parts from archive_erasures e
    where e.jurisdiction_id = :jurisdiction and ${within.length === 0 ? 'false' : `(${within.join(' or ')})`}${later}
    order by e.erased_at desc, e.case_id desc limit ${value(limit)}`;
  return (await execute<ErasureRow>(tx, text, values)).rows;
};
