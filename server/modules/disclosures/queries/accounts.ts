import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { AccountsRhythm, AccountsRow, exportAccounts, listDisclosedAccounts } from '#contract/disclosures/accounts.ts';
import { accountsDueDays, accountsRhythm } from '#contract/disclosures/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { isWithin, outermost } from '#contract/territory/levels.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Measure } from '#modules/coverage/index.ts';
import { areasAsked } from '#modules/coverage/index.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { accountsColumns, calledIn, sides } from '../domain/accounts-sheet.ts';
import { yuan } from '../domain/money.ts';
import { type AccountsPeriod, endedBetween, lastOver, nextDay, periodOf, periodWords } from '../domain/periods.ts';
import { codesOf, mayPublish } from '../policy.ts';
import { type AccountsRecord, accountsIn, linesOf, newestOf, rhythmsIn } from '../store/accounts.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Settings = Readonly<Record<string, unknown>>;

const dueOn = (settings: Settings, until: string): string => daysAfter(until, settingOf(accountsDueDays, settings));
/** The next accounts of an area that wait: the period after the last ones, else the last that is over. */
const waitingOf = (rhythm: AccountsRhythm, last: AccountsRecord | undefined, today: string): AccountsPeriod | null => {
  if (rhythm === 'none') return null;
  const next = last ? periodOf(rhythm, nextDay(last.untilOn)) : lastOver(rhythm, today);
  return next.until < today ? next : null;
};

const rowOf = (eye: Eye, area: TerritoryArea, own: AccountsRhythm | undefined, last: AccountsRecord | undefined): AccountsRow => {
  const { settings, snapshot, today, viewer } = eye;
  const rhythm = own ?? settingOf(accountsRhythm, settings);
  const due = waitingOf(rhythm, last, today);
  return {
    area: { code: area.code, name: snapshot.describe(area) },
    rhythm,
    own: own !== undefined,
    last: last
      ? {
          period: last.period,
          closing: last.closing,
          publishedOn: last.publishedOn,
          disclosureId: last.disclosureId,
          late: last.publishedOn > dueOn(settings, last.untilOn),
        }
      : null,
    due: due && {
      period: due.name,
      from: due.from,
      until: due.until,
      dueOn: dueOn(settings, due.until),
      overdue: dueOn(settings, due.until) < today,
    },
    mayPublish: mayPublish(viewer, area.path),
  };
};

/** How accounts of some communities stand. */
export const accountsOf = async (eye: Eye, tx: Tx, areas: readonly TerritoryArea[]): Promise<AccountsRow[]> => {
  const rhythms = await rhythmsIn(tx);
  const newest = await newestOf(
    tx,
    areas.map(({ code }) => code),
  );
  return areas.map((area) => rowOf(eye, area, rhythms.get(area.code), newest.get(area.code)));
};
/** Communities somebody reads about, or publishes for. */
export const communitiesOf = ({ snapshot, viewer }: Eye, permission: 'disclosures.read' | 'disclosures.publish'): TerritoryArea[] => {
  const own = outermost(areasWith(viewer, permission));
  return snapshot.within(snapshot.root, 'community').filter(({ path }) => own.some((one) => isWithin(path, one)));
};

export const accountsList = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof listDisclosedAccounts>,
): Promise<z.input<typeof listDisclosedAccounts.response>> => {
  if (!can(viewer, 'disclosures.read')) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const area = q.area === undefined ? null : areaOf(eye, q.area);
  const areas = communitiesOf(eye, 'disclosures.read').filter(({ path }) => area === null || isWithin(path, area.path));
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => accountsOf(eye, tx, areas));
  return { items: q.due ? rows.filter(({ due }) => due !== null) : rows, mayPublish: can(viewer, 'disclosures.publish') };
};

/** Rows to fill in for accounts that wait: what is carried over stands there, sums are for whoever keeps the books. */
const blankRows = (called: (code: string) => string, { area, last, due }: AccountsRow): (string | null)[][] => {
  if (due === null) return [];
  const head = [called(area.code), periodWords(due.period)];
  const carried = last === null ? null : yuan(last.closing).replaceAll(',', '');
  return [
    [...head, sides.opening, null, carried, null],
    [...head, sides.income, null, null, null],
    [...head, sides.spending, null, null, null],
    [...head, sides.closing, null, null, null],
  ];
};

/** Published accounts line by line, or those that wait, begun; its rows are what the import takes. Always in Chinese. */
export const accountsSheet = async (
  context: Context,
  viewer: Viewer,
  asked: Query<typeof exportAccounts>,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  if (!can(viewer, 'disclosures.read')) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const { snapshot, today } = eye;
  const own = codesOf(outermost(areasWith(viewer, 'disclosures.read')));
  const area = asked.area === undefined ? null : areaOf(eye, asked.area).code;
  const called = calledIn([snapshot.root, ...snapshot.within(snapshot.root)]);
  const rows = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    if (asked.due) {
      const areas = communitiesOf(eye, 'disclosures.publish').filter(({ code }) => area === null || code.startsWith(area));
      return (await accountsOf(eye, tx, areas)).flatMap((row) => blankRows(called, row));
    }
    const all = (await accountsIn(tx, own, '1900-01-01')).filter(({ areaCode }) => area === null || areaCode.startsWith(area));
    const lines = await linesOf(
      tx,
      all.map(({ id }) => id),
    );
    return all.flatMap((a) => {
      const head = [called(a.areaCode), periodWords(a.period)];
      return [
        [...head, sides.opening, null, yuan(a.opening).replaceAll(',', ''), null],
        ...(lines.get(a.id) ?? []).map((l) => [...head, sides[l.side], l.item, yuan(l.amount).replaceAll(',', ''), l.note]),
        [...head, sides.closing, null, yuan(a.closing).replaceAll(',', ''), null],
      ];
    });
  });
  const columns = Object.values(accountsColumns);
  const name = wordOf('zh-CN', 'disclosures.accounts.sheet');
  const sheet = { name, head: [columns.map(([heading]) => heading)], rows, widths: columns.map(([, width]) => width) };
  return { name: `${name} ${today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};

/** Accounts published in time ÷ those that fell due in the last year, in per cent, of each community. */
export const disclosureDue: Measure = {
  code: 'disclosure_due',
  subject: 'area',
  levels: ['community'],
  unit: 'percent',
  figures: async (tx, asked) => {
    const areas = areasAsked(asked);
    const since = `${Number(asked.day.slice(0, 4)) - 1}${asked.day.slice(4)}`;
    const rhythms = await rhythmsIn(tx);
    const published = await accountsIn(
      tx,
      asked.roots.map(({ code }) => code),
      since,
    );
    const known = new Set(published.map((a) => (a.publishedOn <= dueOn(asked.settings, a.untilOn) ? `${a.areaCode} ${a.untilOn}` : '')));
    return areas.map((area) => {
      const rhythm = rhythms.get(area.code) ?? settingOf(accountsRhythm, asked.settings);
      if (rhythm === 'none') return { areaCode: area.code, value: null, exempt: true };
      const due = endedBetween(rhythm, since, asked.day).filter(({ until }) => dueOn(asked.settings, until) < asked.day);
      const inTime = due.filter(({ until }) => known.has(`${area.code} ${until}`)).length;
      if (due.length === 0) return { areaCode: area.code, value: null };
      return { areaCode: area.code, value: (inTime * 100) / due.length, parts: { numerator: inTime, denominator: due.length } };
    });
  },
};
