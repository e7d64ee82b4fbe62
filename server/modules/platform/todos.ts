import { areasWith, type Viewer } from '#contract/accounts/viewer.ts';
import { readinessOwners } from '#contract/platform/api.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { execute, systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { unservedAreas } from './domain/readiness.ts';
import { mayOperate, mayStaff } from './policy.ts';
import { problemsIn } from './queries/readiness.ts';
import { countHeld } from './store/deliveries.ts';
import { readStaffing, readStranded } from './store/readiness.ts';

const todo = (kind: string, id: string, data: Todo['data'] = {}, light: Todo['light'] = 'none'): Todo => ({
  kind,
  id,
  title: null,
  area: null,
  dueAt: null,
  light,
  data,
});

/** Steps without which the jurisdiction cannot work, for the administrator who can take them. */
const stepsOf = async (kernel: Kernel, viewer: Viewer): Promise<Todo[]> => {
  const mine = [...(mayOperate(viewer) ? ['system_admin'] : []), ...(mayStaff(viewer) ? ['security_admin'] : [])];
  if (mine.length === 0) return [];
  const failing = (await problemsIn(kernel, viewer.jurisdictionId)).filter(({ state }) => state === 'fail');
  const steps = [...new Set(failing.map(({ step }) => step))].filter((step) => mine.includes(readinessOwners[step]));
  return steps.map((step) => todo(mayStaff(viewer) ? 'platform.staffing' : 'platform.first_step', step, { step }));
};

/** Cases that nobody can carry on, for those who watch over them without being able to do so themselves. */
const strandedOf = async (kernel: Kernel, viewer: Viewer): Promise<Todo[]> => {
  const able = areasWith(viewer, 'cases.verify');
  const watched = areasWith(viewer, 'cases.supervise').filter((path) => !able.includes(path));
  if (watched.length === 0) return [];
  const { jurisdictionId } = viewer;
  return kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const ask = async (text: string, values: unknown[]) => (await execute(tx, text, values)).rows as never;
    const unserved = unservedAreas(await readStaffing(ask, jurisdictionId));
    const mine = unserved.filter(({ area }) => watched.some((path) => isWithin(area.path, path)));
    const { count, areas } = await readStranded(ask, jurisdictionId, mine);
    return count === 0 ? [] : [todo('platform.stranded', 'stranded', { count, area: areas[0] ?? '' }, 'red')];
  });
};

/** Events no subscriber took. */
const deliveriesOf = async (kernel: Kernel, viewer: Viewer): Promise<Todo[]> => {
  if (!mayOperate(viewer)) return [];
  const { parked } = await kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => countHeld(tx, viewer.jurisdictionId));
  return parked === 0 ? [] : [todo('platform.delivery', 'deliveries', { count: parked }, 'red')];
};

/** What the running of the program asks of its administrators, and what stands still because nobody is responsible. */
export const platformTodos = (kernel: Kernel): TodoSource => ({
  kinds: ['platform.delivery', 'platform.first_step', 'platform.staffing', 'platform.stranded'],
  of: async (viewer, asked) => {
    const all = await Promise.all([deliveriesOf(kernel, viewer), stepsOf(kernel, viewer), strandedOf(kernel, viewer)]);
    return todosOf(all.flat(), asked);
  },
});
