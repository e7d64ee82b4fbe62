import type { Card, Period, SubjectKind } from '#contract/scorecards/card.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A card as lists show it. */
export interface CardRow {
  readonly code: string;
  readonly title: { readonly zh: string; readonly en: string | null };
  readonly subjects: SubjectKind;
  readonly period: Period;
  readonly publishedAt: Date;
}
const columns = 'code, title, subjects, period, published_at as "publishedAt"';

/** All cards; a jurisdiction has some dozens. */
export const allCards = async (tx: Tx): Promise<CardRow[]> =>
  (await execute<CardRow>(tx, `select ${columns} from scorecards where jurisdiction_id = :jurisdiction order by published_at desc, code`))
    .rows;

/** Notes what a newly published version of a card says in lists. @throws a violation of `scorecards_one_yearly` for a second yearly card of streets */
export const keepCard = async (tx: Tx, code: string, { title, subjects, period }: Card, at: Date): Promise<void> => {
  await execute(
    tx,
    `insert into scorecards (jurisdiction_id, code, title, subjects, period, published_at) values (:jurisdiction, $1, $2, $3, $4, $5)
     on conflict (jurisdiction_id, code) do update set title = excluded.title, subjects = excluded.subjects, period = excluded.period,
       published_at = excluded.published_at`,
    [code, JSON.stringify(title), subjects, period, at],
  );
};

/** Title of another yearly card of streets than the one of a code; null where there is none. */
export const otherYearly = async (tx: Tx, code: string): Promise<CardRow['title'] | null> =>
  (
    await execute<Pick<CardRow, 'title'>>(
      tx,
      `select title from scorecards where jurisdiction_id = :jurisdiction and subjects = 'street' and period = 'year' and code <> $1`,
      [code],
    )
  ).rows[0]?.title ?? null;
