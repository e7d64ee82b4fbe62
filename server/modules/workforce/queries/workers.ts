import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { RegisterRow } from '#contract/registers/api.ts';
import type { CommunityWorker, getHeadcount, getWorkforce, listWorkers } from '#contract/workforce/api.ts';
import type { Scheme } from '#contract/workforce/scheme.ts';
import { readCursor, toCursor } from '#kernel/cursor.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { someRows } from '#modules/registers/index.ts';
import { knownCount, type TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { allowReading, schemeIn, type Workforce } from '../context.ts';
import { normOf, payOf, standingOf } from '../domain/grading.ts';
import { workerOf, workerRegister } from '../domain/worker.ts';
import { countWorkers, dueWorkers, someWorkers } from '../store/dues.ts';

/** The scheme in force and what the viewer may do. @throws session.forbidden */
export const workforceHead = async (workforce: Workforce, viewer: Viewer): Promise<z.input<typeof getWorkforce.response>> => {
  allowReading(viewer);
  const found = await schemeIn(workforce, viewer.jurisdictionId);
  return {
    scheme: found && {
      title: found.content.title,
      source: found.content.source,
      version: found.version,
      effectiveFrom: found.effectiveFrom.toISOString(),
    },
    posts: found?.content.posts.map(({ code, title }) => ({ code, title })) ?? [],
    may: {
      pay: can(viewer, 'workforce.pay'),
      write: can(viewer, 'workforce.write'),
      setScheme: can(viewer, 'workforce.set_scheme'),
    },
  };
};

interface Shown {
  readonly viewer: Viewer;
  readonly scheme: Scheme | null;
  readonly snapshot: TerritorySnapshot;
  readonly today: string;
}
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A worker as the viewer may see them: pay where the viewer's post over the worker's area shows it. */
const present = ({ viewer, scheme, snapshot, today }: Shown, row: RegisterRow): CommunityWorker => {
  const worker = workerOf(row.values);
  const standing = scheme && worker ? standingOf(scheme, worker, today) : null;
  const place = (row.area ? snapshot.find(row.area.code)?.path : null) ?? snapshot.root.path;
  const grade = worker?.grade ?? null;
  const pay = scheme && worker && grade !== null && can(viewer, 'workforce.pay', place) ? payOf(scheme, worker, grade, today) : null;
  const isDue = standing?.due != null && standing.due > (grade ?? 0);
  return {
    id: row.id,
    version: row.version,
    number: text(row.values['number']) ?? '',
    name: row.title === '' ? null : row.title,
    area: row.area?.name ?? null,
    post: scheme?.posts.find(({ code }) => code === worker?.post)?.title ?? null,
    since: worker?.since ?? null,
    grade,
    gradedOn: text(row.values['graded_on']),
    due: standing?.due ?? null,
    dueOn: standing?.dueOn ?? null,
    grading: [...(standing?.lines ?? [])],
    pay: pay && { total: pay.total, lines: [...pay.lines] },
    mayPromote: isDue && can(viewer, 'workforce.promote', place),
  };
};
const shownTo = async (workforce: Workforce, viewer: Viewer): Promise<Shown> => {
  const [scheme, snapshot] = await Promise.all([
    schemeIn(workforce, viewer.jurisdictionId),
    workforce.territory.snapshot(viewer.jurisdictionId),
  ]);
  return { viewer, scheme: scheme?.content ?? null, snapshot, today: shanghaiDay(workforce.kernel.clock.now()) };
};

/** Some workers, in the order in which `find` names them. */
const workersBy = async (
  workforce: Workforce,
  viewer: Viewer,
  shown: Shown,
  find: (tx: Tx, register: number) => Promise<readonly string[]>,
): Promise<CommunityWorker[]> => {
  const { items } = await someRows(workforce.registers.context, viewer, workerRegister, find);
  return items.map((row) => present(shown, row));
};
/** One worker. @throws registers.row_not_found */
export const oneWorker = async (workforce: Workforce, viewer: Viewer, rowId: string): Promise<CommunityWorker> => {
  const [found] = await workersBy(workforce, viewer, await shownTo(workforce, viewer), async () => [rowId]);
  return found ?? fail('registers.row_not_found');
};

/** A page of workers. @throws session.forbidden, registers.register_not_found, territory.area_not_found */
export const workersPage = async (
  workforce: Workforce,
  viewer: Viewer,
  { which, area, cursor, limit }: z.output<NonNullable<typeof listWorkers.query>>,
): Promise<z.input<typeof listWorkers.response>> => {
  allowReading(viewer);
  const shown = await shownTo(workforce, viewer);
  if (area !== undefined && !shown.snapshot.find(area)) fail('territory.area_not_found', { code: area });
  let next: string | null = null;
  const items = await workersBy(workforce, viewer, shown, async (tx, register) => {
    if (which === 'due') {
      const key = readCursor<[string, string]>(cursor, ['day', 'uuid']);
      const after = key && { dueOn: key[0], id: key[1] };
      const found = await dueWorkers(tx, { on: shown.today, area: area ?? null, after, limit: limit + 1 });
      const last = found.length > limit ? found[limit - 1] : undefined;
      next = last ? toCursor([last.dueOn, last.id]) : null;
      return found.slice(0, limit).map(({ id }) => id);
    }
    const [after = null] = readCursor<[string]>(cursor, ['uuid']) ?? [];
    const ids = await someWorkers(tx, { register, area: area ?? null, after, limit: limit + 1 });
    const last = ids.length > limit ? ids[limit - 1] : undefined;
    next = last === undefined ? null : toCursor([last]);
    return ids.slice(0, limit);
  });
  return { items, next };
};

/** Communities of the viewer's areas beside the number of workers the scheme asks for. @throws session.forbidden, territory.area_not_found */
export const headcountOf = async (
  workforce: Workforce,
  viewer: Viewer,
  { area }: { area?: string | undefined },
): Promise<z.input<typeof getHeadcount.response>> => {
  allowReading(viewer);
  const { scheme, snapshot } = await shownTo(workforce, viewer);
  const within = area === undefined ? snapshot.root : (snapshot.find(area) ?? fail('territory.area_not_found', { code: area }));
  const counts = new Map<string, number>();
  await someRows(workforce.registers.context, viewer, workerRegister, async (tx, register) => {
    for (const one of await countWorkers(tx, register, area ?? null)) {
      const community = one.area.slice(0, 12);
      counts.set(community, (counts.get(community) ?? 0) + one.count);
    }
    return [];
  });
  const items = snapshot
    .within(within, 'community')
    .filter(({ path }) => can(viewer, 'workforce.read', path))
    .map((community) => {
      const households = knownCount(snapshot, community, 'households');
      const residents = knownCount(snapshot, community, 'residents');
      const norm = scheme ? normOf(scheme.headcount, { households, residents }) : { byHouseholds: null, byResidents: null };
      const { code } = community;
      return { area: { code, name: snapshot.describe(community) }, workers: counts.get(code) ?? 0, households, residents, ...norm };
    });
  return { items };
};
