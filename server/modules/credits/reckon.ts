import type { Scheme } from '#contract/credits/scheme.ts';
import { baseOf } from '#contract/kernel/kinds.ts';
import { monthsAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { OrganisationRef } from '#modules/organisations/index.ts';
import type { Context } from './context.ts';
import { lives, rate, scorePoints } from './domain/rate.ts';
import type { Placed } from './policy.ts';
import { type EntryRecord, entriesOf, type MemberRecord, membersOf } from './store/entries.ts';
import type { RatingRecord } from './store/years.ts';

/** A company that can be rated. */
export interface Company extends Placed {
  readonly name: string;
}
const shown = ({ id, name, areaPath }: OrganisationRef): Company => ({ id, name, areaPath });
const isCompany = ({ kind }: OrganisationRef): boolean => baseOf(kind) === 'property_company';

/** Property companies there are; asked before a transaction. */
export const companiesOf = async ({ organisations }: Context, jurisdictionId: string): Promise<Company[]> =>
  (await organisations.of(jurisdictionId)).all().filter(isCompany).map(shown);
/** One of them, dissolved or not. @throws credits.company_not_found */
export const companyOf = async ({ organisations }: Context, jurisdictionId: string, id: string): Promise<Company> => {
  const found = (await organisations.of(jurisdictionId)).get(id);
  return found && isCompany(found) ? shown(found) : fail('credits.company_not_found');
};

/** A final score a company, or an estate it answers for, was given. */
export interface ScoreOf {
  readonly runId: string;
  readonly first: string;
  readonly last: string;
  readonly name: string;
  readonly total: number;
}
/** Periods looked through for final scores: those of two years of months. */
const mostRuns = 24;
/** More entries than a district's companies ever have alive at once. */
const mostEntries = 20_000;

/** Final scores by company in the twelve months that end on a day, or in its calendar year. */
export const scoresOn = async (
  { scorecards }: Context,
  tx: Tx,
  jurisdictionId: string,
  { card, window }: Pick<Scheme, 'card' | 'window'>,
  day: string,
): Promise<ReadonlyMap<string, ScoreOf[]>> => {
  const scores = new Map<string, ScoreOf[]>();
  if (card === null) return scores;
  const first = window === 'year' ? `${day.slice(0, 4)}-01-01` : monthsAfter(day, -12);
  for (const { run } of await scorecards.settled(tx, { jurisdictionId, card: card.code, limit: mostRuns })) {
    if (run.last < first || run.last > day) continue;
    for (const { organisationId, name, total } of await scorecards.settledScores(tx, run)) {
      if (organisationId === null || total === null) continue;
      const own = scores.get(organisationId) ?? [];
      own.push({ runId: run.id, first: run.first, last: run.last, name, total });
      scores.set(organisationId, own);
    }
  }
  return scores;
};

/** What is known of a company: what a rating is made of. */
export interface Known {
  readonly company: Company;
  readonly member: MemberRecord | null;
  readonly entries: readonly EntryRecord[];
  readonly scores: readonly ScoreOf[];
}
export const ratingOf = (scheme: Scheme, { company, member, entries, scores }: Known, day: string): RatingRecord => {
  const score =
    scheme.card === null
      ? null
      : scorePoints(
          scheme.card,
          scores.map(({ total }) => total),
        );
  return {
    companyId: company.id,
    name: company.name,
    result: rate(scheme, member, entries, score, day),
    entries: entries
      .filter((one) => lives(one, day, scheme.window))
      .map(({ id, name, sign, points }) => ({ id, name, points: sign === 'good' ? points : -points })),
  };
};

/** All companies by what is known of them now, as they stood on a day. Nothing is written. */
export const reckon = async (
  context: Context,
  tx: Tx,
  jurisdictionId: string,
  scheme: Scheme,
  companies: readonly Company[],
  day: string,
): Promise<RatingRecord[]> => {
  const members = new Map((await membersOf(tx, null)).map((one) => [one.companyId, one]));
  const entries = Map.groupBy(await entriesOf(tx, null, day, mostEntries), ({ companyId }) => companyId);
  const scores = await scoresOn(context, tx, jurisdictionId, scheme, day);
  return companies
    .map((company) =>
      ratingOf(
        scheme,
        {
          company,
          member: members.get(company.id) ?? null,
          entries: entries.get(company.id) ?? [],
          scores: scores.get(company.id) ?? [],
        },
        day,
      ),
    )
    .sort((a, b) => (a.companyId < b.companyId ? -1 : 1));
};
