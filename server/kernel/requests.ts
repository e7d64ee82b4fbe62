import type pg from 'pg';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { cutPage, readCursor } from './cursor.ts';
import { type Database, execute, systemAccess, type Tx } from './db.ts';
import { withinCodes } from './within.ts';

/* What an organisation asks for about a case and another level decides: more time, another dispatch, that a complaint not count. */

/** Which of its lists a page of requests shows. */
export type RequestList = 'to_decide' | 'own' | 'area';

/** What somebody reaches by each list: codes of the areas that decide, organisations that ask, codes of the areas cases lie in. */
export type RequestReach = Readonly<Record<RequestList, readonly string[]>>;

/** Which requests are wanted; null does not narrow. */
export interface RequestFilter {
  readonly waitsFor: readonly string[] | null;
  readonly organisations: readonly string[] | null;
  readonly within: readonly string[] | null;
  readonly state: string | null;
}

/** Open requests that wait for some areas. */
export const waitingFor = (codes: readonly string[]): RequestFilter => ({
  waitsFor: codes,
  organisations: null,
  within: null,
  state: null,
});

/**
 * A page of requests, newest first.
 * @param listed a select from the table of the requests, `x`
 */
export const pageOfRequests = async <R extends pg.QueryResultRow>(
  tx: Tx,
  listed: string,
  { waitsFor, organisations, within, state }: RequestFilter,
  before: string | null,
  limit: number,
): Promise<R[]> => {
  const values: unknown[] = [organisations, state, before, limit];
  const conditions = [
    'x.jurisdiction_id = :jurisdiction and ($1::uuid[] is null or x.organisation_id = any($1::uuid[]))',
    '($2::text is null or x.state = $2) and ($3::uuid is null or x.id < $3::uuid)',
    waitsFor === null ? 'true' : "x.state = 'open'",
    withinCodes('x.waits_for', waitsFor, values),
    withinCodes('x.area_code', within, values),
  ];
  const { rows } = await execute<R>(tx, `${listed} where ${conditions.join(' and ')} order by x.id desc limit $4`, values);
  return rows;
};

/** One of the lists as the API hands it out. */
export const listRequests = <Row extends { readonly id: string }, Shown>(
  db: Database,
  viewer: Viewer,
  reach: RequestReach,
  { which, state, cursor, limit }: { which: RequestList; state?: string | undefined; cursor?: string | undefined; limit: number },
  page: (tx: Tx, filter: RequestFilter, before: string | null, limit: number) => Promise<Row[]>,
  present: (tx: Tx, rows: readonly Row[]) => Promise<Shown[]>,
): Promise<{ items: Shown[]; next: string | null }> => {
  const [before = null] = readCursor<[string]>(cursor, ['uuid']) ?? [];
  const filter: RequestFilter = {
    waitsFor: which === 'to_decide' ? reach.to_decide : null,
    organisations: which === 'own' ? reach.own : null,
    within: which === 'area' ? reach.area : null,
    state: state ?? null,
  };
  // every list names only what the viewer's posts reach
  return db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
    const { rows, next } = cutPage(await page(tx, filter, before, limit + 1), limit, ({ id }) => [id]);
    return { items: await present(tx, rows), next };
  });
};
