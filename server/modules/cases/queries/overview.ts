import type { Viewer } from '#contract/accounts/viewer.ts';
import type { AreaBasis, Overview } from '#contract/cases/api.ts';
import { type CaseState, openStates, states } from '#contract/cases/lifecycle.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Counters } from '#kernel/rollups/counters.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { readCurrentAreas } from '#modules/territory/index.ts';
import type { Cases } from '../cases.ts';
import { handlerFigures } from '../domain/counted.ts';
import { quantileOfClasses } from '../domain/stays.ts';
import { overviewAreas } from '../policy.ts';
import * as store from '../store/figures.ts';
import { areaMovesOf, formerKey } from './area-moves.ts';
import { type Counted, countFigures } from './count-figures.ts';
import { lookups } from './present-case.ts';

const month = 30 * 86_400_000;

const openOf = (counters: Readonly<Counters>): number => openStates.reduce((sum, state) => sum + (counters[`state.${state}`] ?? 0), 0);
/** The share of those called back of whom something is true; null without any. */
const share = (counters: Readonly<Counters>, what: string): number | null =>
  counters['rated'] === undefined ? null : (counters[what] ?? 0) / counters['rated'];
/** Counters whose names begin alike, by the rest of the name. */
const named = (counters: Readonly<Counters>, prefix: string): [rest: string, n: number][] =>
  Object.entries(counters).flatMap(([name, n]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), n]] : []));

type AreaFigures = Omit<Overview['areas'][number], 'name' | 'standing'>;
const areaFigures = (code: string, counters: Readonly<Counters>, { moved }: Counted, late: readonly store.Overdue[]): AreaFigures => ({
  code,
  reported: counters['reported'] ?? 0,
  open: openOf(counters),
  overdue: late.reduce((sum, { key, count }) => sum + (key === code ? count : 0), 0),
  closed: (counters['state.closed'] ?? 0) + (counters['state.archived'] ?? 0),
  solved: share(counters, 'solved'),
  satisfied: share(counters, 'satisfied'),
  moved: moved[code] ?? 0,
});

/** How long cases stood in each state. Stays still running are not counted. */
const stagesOf = (stays: Readonly<Counters>): Overview['stages'] =>
  states.map((state) => {
    const classes = new Map(named(stays, `${state}.`).map(([kind, n]) => [Number(kind), n]));
    const count = classes.values().reduce((sum, n) => sum + n, 0);
    return { state, medianSeconds: quantileOfClasses(classes, 0.5), p90Seconds: quantileOfClasses(classes, 0.9), count };
  });

/** Organisations shown, those with most open cases first. */
const mostOrganisations = 100;
/** Figures of the organisations that hold or answered cases; returns count against the one that returned. */
const organisationFigures = (handlers: Counted['handlers'], late: readonly store.Overdue[]) =>
  Object.entries(handlers)
    .map(([id, counts]) => {
      const of = Object.fromEntries(handlerFigures.map((what, i) => [what, counts[i] ?? 0])) as Record<
        (typeof handlerFigures)[number],
        number
      >;
      return {
        id,
        open: of.open,
        overdue: late.reduce((sum, { organisationId, count }) => sum + (organisationId === id ? count : 0), 0),
        answered: of.answered,
        returns: of.returns,
        satisfied: of.rated === 0 ? null : of.satisfied / of.rated,
      };
    })
    .toSorted((a, b) => b.open - a.open || (a.id < b.id ? -1 : 1))
    .slice(0, mostOrganisations);

/** Reported and closed per day. Closings are those of the cases of the span, on the day they happened. */
const daysOfOverview = ({ figures, reportedByDay }: Counted): Overview['days'] => {
  const closed = new Map(named(figures, 'closed.'));
  return [...new Set([...Object.keys(reportedByDay), ...closed.keys()])]
    .toSorted()
    .map((day) => ({ day, reported: reportedByDay[day] ?? 0, closed: closed.get(day) ?? 0 }));
};

/** Figures of an area that is no more: of a dissolved one where cases count as filed, else of what cannot be told apart any more. */
function formerRow(territory: TerritorySnapshot, figures: AreaFigures, within: string): Overview['areas'] {
  const unassigned = figures.code.startsWith(formerKey);
  const code = unassigned ? figures.code.slice(formerKey.length) : figures.code;
  const found = territory.find(code);
  // what was filed at the area itself belongs to none below it
  if (!unassigned && (found?.current || code === within)) return [];
  return [{ ...figures, code, name: found?.shortName ?? code, standing: unassigned ? 'unassigned' : 'dissolved' }];
}

/**
 * State of an area over a period (default: the viewer's area, the last 30 days). All figures are over the cases reported in the period;
 * rates are shares of the call-backs among them: response = answered / called back, solved and satisfied likewise (三率). A case counts
 * where it was filed; with `areas: 'current'` at what stands for that area today.
 */
export const overviewOf = async (
  cases: Cases,
  viewer: Viewer,
  q: { area?: string | undefined; from?: string | undefined; to?: string | undefined; areas: AreaBasis },
): Promise<Overview> => {
  const reach = overviewAreas(viewer);
  const [first] = reach;
  if (first === undefined) return fail('session.forbidden');
  const l = await lookups(cases, viewer.jurisdictionId);
  const area =
    (q.area === undefined ? l.territory.findByPath(first) : l.territory.find(q.area)) ??
    fail('territory.area_not_found', { code: q.area ?? first });
  if (!reach.some((own) => isWithin(area.path, own))) fail('session.forbidden');
  const to = q.to === undefined ? l.now : new Date(q.to);
  const from = q.from === undefined ? new Date(to.getTime() - month) : new Date(q.from);
  const children = l.territory.children(area);
  const digits = children[0]?.code.length ?? area.code.length;
  const filed = { from, to, area: area.code, now: l.now };

  // the area was authorized above and every figure is bound to it: checking each event's case again would only cost
  return cases.kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
    const currentAreas = await readCurrentAreas(tx, l.territory, shanghaiDay(l.now));
    const span = q.areas === 'filed' ? filed : { ...filed, moves: await areaMovesOf(tx, currentAreas, filed, digits) };
    const counted = await countFigures(tx, span, digits);
    const late = await store.overdueOf(tx, span, digits);
    const { figures } = counted;
    const of = (name: string): number => figures[name] ?? 0;
    const areas = new Map(
      [...counted.below].flatMap(([code, counters]) =>
        counters['reported'] === undefined ? [] : [[code, areaFigures(code, counters, counted, late)] as const],
      ),
    );
    const none = { reported: 0, open: 0, overdue: 0, closed: 0, solved: null, satisfied: null, moved: 0 };
    return {
      period: { from: from.toISOString(), to: to.toISOString() },
      reported: of('reported'),
      open: openOf(figures),
      overdue: late.reduce((sum, { count }) => sum + count, 0),
      closed: of('state.closed'),
      archived: of('state.archived'),
      atOnce: of('at_once'),
      rejected: of('state.rejected'),
      rates: {
        response: share(figures, 'answered'),
        solved: share(figures, 'solved'),
        satisfied: share(figures, 'satisfied'),
        ratings: of('rated'),
      },
      returns: of('returns'),
      reworks: of('reworks'),
      reopens: of('reopens'),
      states: Object.fromEntries(states.map((s) => [s, of(`state.${s}`)])) as Record<CaseState, number>,
      stages: stagesOf(counted.stays),
      areas: [
        ...children.map((c) => ({ ...none, ...areas.get(c.code), code: c.code, name: c.shortName, standing: 'present' as const })),
        ...[...areas.values()].flatMap((figures) => formerRow(l.territory, figures, area.code)),
      ],
      basis: q.areas,
      changed: currentAreas.changed.length > 0,
      organisations: organisationFigures(counted.handlers, late).map(({ id, ...rest }) => ({
        id,
        name: l.organisations.get(id)?.name ?? '—',
        ...rest,
      })),
      categories: named(figures, 'category.')
        .toSorted(([, a], [, b]) => b - a)
        .map(([code, count]) => {
          const category = code === '' ? null : l.config.category(code);
          return { code: code === '' ? null : code, name: category?.name ?? code, nameEn: category?.nameEn ?? code, count };
        }),
      days: daysOfOverview(counted),
    };
  });
};
