import type { AccountsRhythm } from '#contract/disclosures/accounts.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** Accounts as they stand. Money in fen. */
export interface AccountsRecord {
  readonly id: string;
  readonly areaCode: string;
  readonly period: string;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly opening: number;
  readonly income: number;
  readonly spending: number;
  readonly closing: number;
  readonly version: number;
  readonly disclosureId: string;
  readonly publishedOn: string;
}
const columns = `a.id, a.area_code as "areaCode", a.period, a.from_on::text as "fromOn", a.until_on::text as "untilOn", a.opening, a.income, a.spending, a.closing,
  a.version, a.disclosure_id as "disclosureId", a.published_on::text as "publishedOn"`;

/** Accounts in areas (codes) and below that end on a day or later, by area, the oldest first. */
export const accountsIn = async (tx: Tx, areas: readonly string[], since: string): Promise<AccountsRecord[]> =>
  (
    await execute<AccountsRecord>(
      tx,
      `select ${columns} from disclosure_accounts a where a.jurisdiction_id = :jurisdiction and a.until_on >= $2::date
         and exists (select from unnest($1::text[]) x where a.area_code collate "C" >= x and a.area_code collate "C" < x || '~')
       order by a.area_code, a.until_on`,
      [areas, since],
    )
  ).rows;
/** The newest of some areas themselves. */
export const newestOf = async (tx: Tx, codes: readonly string[]): Promise<Map<string, AccountsRecord>> => {
  const { rows } = await execute<AccountsRecord>(
    tx,
    `select distinct on (a.area_code) ${columns} from disclosure_accounts a
     where a.jurisdiction_id = :jurisdiction and a.area_code = any($1::text[]) order by a.area_code, a.until_on desc`,
    [codes],
  );
  return new Map(rows.map((row) => [row.areaCode, row]));
};
/** Accounts of one area are published in turn: what is carried over is that of the ones before. Held until the transaction ends. */
export const holdAccounts = async (tx: Tx, codes: readonly string[]): Promise<void> => {
  for (const code of [...codes].sort())
    await execute(tx, "select pg_advisory_xact_lock(hashtextextended('disclosure accounts ' || :jurisdiction || $1, 0))", [code]);
};

export interface AccountLine {
  readonly side: 'income' | 'spending';
  readonly item: string;
  readonly amount: number;
  readonly note: string | null;
}
export interface NewAccounts extends Omit<AccountsRecord, 'areaCode'> {
  readonly areaPath: string;
  readonly lines: readonly AccountLine[];
}
const insertLines = async (tx: Tx, id: string, version: number, lines: readonly AccountLine[]): Promise<void> => {
  if (lines.length === 0) return;
  await execute(
    tx,
    `insert into disclosure_account_lines (jurisdiction_id, accounts_id, version, number, side, item, amount, note)
     select :jurisdiction, $1, $2, l.number, l.side, l.item, l.amount, l.note
     from unnest($3::int[], $4::text[], $5::text[], $6::bigint[], $7::text[]) as l (number, side, item, amount, note)
     returning number`,
    [
      ...[id, version, lines.map((_, i) => i + 1), lines.map(({ side }) => side), lines.map(({ item }) => item)],
      ...[lines.map(({ amount }) => amount), lines.map(({ note }) => note)],
    ],
  );
};
export const insertAccounts = async (tx: Tx, a: NewAccounts): Promise<void> => {
  await execute(
    tx,
    `insert into disclosure_accounts (jurisdiction_id, id, area_path, period, from_on, until_on, opening, income, spending, closing, version, disclosure_id, published_on)
     values (:jurisdiction, $1, $2::ltree, $3, $4::date, $5::date, $6, $7, $8, $9, $10, $11, $12::date)`,
    [
      ...[a.id, a.areaPath, a.period, a.fromOn, a.untilOn, a.opening, a.income, a.spending, a.closing, a.version, a.disclosureId],
      a.publishedOn,
    ],
  );
  await insertLines(tx, a.id, a.version, a.lines);
};
/** Corrects accounts: the lines before stay as an older version. */
export const correctAccounts = async (
  tx: Tx,
  a: Pick<NewAccounts, 'id' | 'version' | 'opening' | 'income' | 'spending' | 'closing' | 'disclosureId' | 'lines'>,
): Promise<void> => {
  await execute(
    tx,
    `update disclosure_accounts a set version = $2, opening = $3, income = $4, spending = $5, closing = $6, disclosure_id = $7
     where a.jurisdiction_id = :jurisdiction and a.id = $1`,
    [a.id, a.version, a.opening, a.income, a.spending, a.closing, a.disclosureId],
  );
  await insertLines(tx, a.id, a.version, a.lines);
};
/** Lines of the newest versions of some accounts. */
export const linesOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, AccountLine[]>> => {
  const { rows } = await execute<AccountLine & { accountsId: string }>(
    tx,
    `select l.accounts_id as "accountsId", l.side, l.item, l.amount, l.note
     from disclosure_account_lines l
     join disclosure_accounts a on a.jurisdiction_id = :jurisdiction and a.id = l.accounts_id and a.version = l.version
     where l.jurisdiction_id = :jurisdiction and l.accounts_id = any($1::uuid[]) order by l.accounts_id, l.number`,
    [ids],
  );
  return Map.groupBy(rows, ({ accountsId }) => accountsId);
};

/** What areas have set for themselves. */
export const rhythmsIn = async (tx: Tx): Promise<Map<string, AccountsRhythm>> =>
  new Map(
    (
      await execute<{ areaCode: string; rhythm: AccountsRhythm }>(
        tx,
        'select r.area_code as "areaCode", r.rhythm from disclosure_rhythms r where r.jurisdiction_id = :jurisdiction',
      )
    ).rows.map(({ areaCode, rhythm }) => [areaCode, rhythm]),
  );
export const setRhythm = async (tx: Tx, code: string, rhythm: AccountsRhythm | null, by: string | null, at: Date): Promise<void> => {
  if (rhythm === null)
    await execute(tx, 'delete from disclosure_rhythms r where r.jurisdiction_id = :jurisdiction and r.area_code = $1', [code]);
  else
    await execute(
      tx,
      `insert into disclosure_rhythms (jurisdiction_id, area_code, rhythm, set_by, set_at) values (:jurisdiction, $1, $2, $3, $4)
       on conflict (jurisdiction_id, area_code) do update set rhythm = excluded.rhythm, set_by = excluded.set_by, set_at = excluded.set_at`,
      [code, rhythm, by, at],
    );
};
