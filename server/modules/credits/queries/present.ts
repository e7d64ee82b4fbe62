import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Ask, Company as CompanyShown, Entry, Rating, Year } from '#contract/credits/api.ts';
import type { Marks } from '#contract/credits/scheme.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { filesOf } from '#kernel/files/store.ts';
import { type Context, creditFiles } from '../context.ts';
import { marksOn, windowOf } from '../domain/marks.ts';
import { lives, rate } from '../domain/rate.ts';
import { measuresIn } from '../measures.ts';
import { mayEnter, mayReview, sees, standsFor } from '../policy.ts';
import { type Company, ratingOf, scoresOn } from '../reckon.ts';
import { schemeKind } from '../scheme-kind.ts';
import { type AskRecord, asksOf, type EntryRecord, entriesOf, membersOf } from '../store/entries.ts';
import { type RatingRecord, type YearRecord, yearsOfCompany } from '../store/years.ts';

/** Entries of a company and years that are shown at most. */
const mostEntries = 500;
const mostYears = 12;

type Documents = ReadonlyMap<string, { id: string; name: string; url: string }[]>;
const documentsOf = async (tx: Tx, ids: readonly string[]): Promise<Documents> => {
  const found = new Map<string, { id: string; name: string; url: string }[]>();
  for (const { id, subjectId, name } of await filesOf(tx, creditFiles, ids)) {
    const own = found.get(subjectId ?? '') ?? [];
    own.push({ id, name: name ?? '', url: `/api/files/${id}` });
    found.set(subjectId ?? '', own);
  }
  return found;
};

/** Whether somebody may answer: neither whoever asked nor whoever made the entry. */
export const mayAnswer = (viewer: Viewer, ask: Pick<AskRecord, 'askedBy'>, enteredBy: string | null): boolean =>
  mayReview(viewer) && ask.askedBy !== viewer.accountId && enteredBy !== viewer.accountId;

const marksToday = (marks: Marks, entries: readonly EntryRecord[], today: string): NonNullable<CompanyShown['marks']> => {
  const [first, last] = windowOf(marks.window, today);
  return { sum: marksOn(marks, entries, today), first, last };
};

/** A company as it stands today, as far as somebody may see it. @throws credits.company_not_found */
export const presentCompany = async (context: Context, tx: Tx, viewer: Viewer, company: Company, at: Date): Promise<CompanyShown> => {
  if (!sees(viewer, company)) fail('credits.company_not_found');
  const { jurisdictionId } = viewer;
  const today = shanghaiDay(at);
  const scheme = (await readInForce(tx, schemeKind, jurisdictionId, at))?.content ?? null;
  const entries = await entriesOf(tx, company.id, null, mostEntries);
  const [member = null] = await membersOf(tx, company.id);
  const asks = await asksOf(tx, company.id);
  const scores = scheme === null ? [] : ((await scoresOn(context, tx, jurisdictionId, scheme, today)).get(company.id) ?? []);
  const documents = await documentsOf(tx, [...entries.map(({ id }) => id), ...asks.map(({ id }) => id)]);
  const known = { company, member, entries, scores };
  const result = scheme === null ? emptyResult : ratingOf(scheme, known, today).result;
  const own = standsFor(viewer, company);
  const enteredBy = new Map(entries.map((one) => [one.id, one.enteredBy]));
  const presentAsk = ({ id, kind, entryId, yearId, words, askedAt, askedBy, answerBy, state, answer, answeredAt }: AskRecord): Ask => ({
    ...{ id, kind, entryId, yearId, words, answerBy, state, answer },
    documents: documents.get(id) ?? [],
    askedAt: askedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    can: state === 'open' && mayAnswer(viewer, { askedBy }, (entryId !== null && enteredBy.get(entryId)) || null),
  });
  const presentEntry = (one: EntryRecord): Entry => {
    const counts = scheme !== null && lives(one, today, scheme.window);
    const mine = asks.filter(({ entryId }) => entryId === one.id);
    const isOpen = (kind: AskRecord['kind']): boolean => mine.some((ask) => ask.kind === kind && ask.state === 'open');
    const standing = one.state === 'stands' && one.endedOn === null && today <= one.until;
    const repairable = standing && one.repairFrom !== null && one.repairFrom <= one.until;
    const without =
      scheme !== null && counts && one.sign === 'bad'
        ? rate(
            scheme,
            member,
            entries.filter(({ id }) => id !== one.id),
            result.score,
            today,
          )
        : null;
    const { id, item, name, sign, points, grave, occurredOn, since, until, source, sourceId, words, state, endedOn, objectUntil } = one;
    return {
      ...{ id, item, name, sign, points, grave, occurredOn, since, until, source, sourceId, words, state, endedOn, objectUntil, counts },
      documents: documents.get(id) ?? [],
      repairFrom: repairable ? one.repairFrom : null,
      repaired: without?.total != null ? { total: without.total, grade: without.grade ?? '' } : null,
      asks: mine.map(presentAsk),
      can: [
        ...(own && standing && today <= objectUntil && !isOpen('objection') ? (['object'] as const) : []),
        ...(own && repairable && (one.repairFrom ?? '') <= today && !isOpen('repair') ? (['repair'] as const) : []),
      ],
    };
  };
  const measures = await measuresIn(tx, jurisdictionId, entries);
  const years = await yearsOfCompany(tx, company.id, mostYears);
  const shows = years.some(
    ({ id, state, publicUntil }) =>
      state === 'public' && today <= publicUntil && !asks.some(({ yearId, state: asked }) => yearId === id && asked === 'open'),
  );
  return {
    id: company.id,
    name: company.name,
    day: today,
    scheme,
    joinedOn: member?.joinedOn ?? null,
    basics: member?.basics ?? null,
    result,
    scores,
    entries: entries.map(presentEntry),
    marks: scheme?.marks ? marksToday(scheme.marks, entries, today) : null,
    measures,
    asks: asks.filter(({ yearId }) => yearId !== null).map(presentAsk),
    years: years.map(({ id, year, state, publicUntil, edition, result: rated }) => ({
      ...{ yearId: id, year, state, publicUntil, edition },
      result: rated,
    })),
    can: [
      ...(scheme !== null && mayEnter(viewer, company) ? (['enter', 'join'] as const) : []),
      ...(own && shows ? (['object'] as const) : []),
    ],
  };
};

/** What a company comes to where no scheme is in force. */
export const emptyResult: RatingRecord['result'] = {
  standing: 'missing',
  base: 0,
  good: 0,
  bad: 0,
  score: null,
  total: null,
  grade: null,
  list: null,
  vetoed: false,
};

/** The best first: the higher total, companies that have not joined last. */
export const byTotal = (a: RatingRecord, b: RatingRecord): number =>
  (b.result.total ?? -1) - (a.result.total ?? -1) || a.name.localeCompare(b.name, 'zh-CN');

export const presentYear = (viewer: Viewer, { id, year, state, edition, publicUntil }: YearRecord, openAsks: number): Year => ({
  ...{ id, year, state, edition, publicUntil, openAsks },
  can: mayReview(viewer) ? [...(state === 'public' ? (['finish'] as const) : []), 'correct'] : [],
});
export const presentRating = ({ companyId, name, result, entries }: RatingRecord): Rating => ({ companyId, name, result, entries });
