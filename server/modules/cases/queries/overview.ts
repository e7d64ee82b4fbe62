import type { Viewer } from '#contract/accounts/viewer.ts';
import type { AreaBasis, Overview } from '#contract/cases/api.ts';
import { type CaseState, states } from '#contract/cases/lifecycle.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { readCurrentAreas } from '#modules/territory/index.ts';
import type { Cases } from '../cases.ts';
import { overviewAreas } from '../policy.ts';
import * as store from '../store/figures.ts';
import { areaMovesOf, formerKey } from './area-moves.ts';
import { lookups } from './present-case.ts';

const month = 30 * 86_400_000;

/** Figures of an area that is no more: of a dissolved one where cases count as filed, else of what cannot be told apart any more. */
function formerRow(territory: TerritorySnapshot, figures: store.AreaFigures, within: string): Overview['areas'] {
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
    const total = await store.totals(tx, span);
    const stateCounts = await store.byState(tx, span);
    const times = await store.stageTimes(tx, span);
    const areas = new Map((await store.byArea(tx, span, digits)).map((a) => [a.code, a]));
    const organisations = await store.byOrganisation(tx, span);
    const categories = await store.byCategory(tx, span);
    const days = await store.byDay(tx, span);
    const none = { reported: 0, open: 0, overdue: 0, closed: 0, solved: null, satisfied: null, moved: 0 };
    return {
      period: { from: from.toISOString(), to: to.toISOString() },
      reported: total.reported,
      open: total.open,
      overdue: total.overdue,
      closed: total.closed,
      archived: total.archived,
      rejected: total.rejected,
      rates: { response: total.response, solved: total.solved, satisfied: total.satisfied, ratings: total.ratings },
      returns: total.returns,
      reworks: total.reworks,
      reopens: total.reopens,
      states: Object.fromEntries(states.map((s) => [s, stateCounts.find((r) => r.state === s)?.count ?? 0])) as Record<CaseState, number>,
      stages: states.map((state) => {
        const row = times.find((t) => t.state === state);
        return { state, medianSeconds: row?.median ?? null, p90Seconds: row?.p90 ?? null, count: row?.count ?? 0 };
      }),
      areas: [
        ...children.map((c) => ({ ...none, ...areas.get(c.code), code: c.code, name: c.shortName, standing: 'present' as const })),
        ...[...areas.values()].flatMap((figures) => formerRow(l.territory, figures, area.code)),
      ],
      basis: q.areas,
      changed: currentAreas.changed.length > 0,
      organisations: organisations.map(({ id, ...figures }) => ({ id, name: l.organisations.get(id)?.name ?? '—', ...figures })),
      categories: categories.map(({ code, count }) => {
        const category = code === null ? null : l.config.category(code);
        return { code, name: category?.name ?? code ?? '', nameEn: category?.nameEn ?? code ?? '', count };
      }),
      days,
    };
  });
};
