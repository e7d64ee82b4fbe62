import { requireSecondFactor } from '#contract/accounts/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { accessOf } from '#kernel/db.ts';
import type { TodoSource } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { oldestTemporary } from '../domain/session-rules.ts';
import { mayManageAccounts } from '../policy.ts';
import { countNeeds, type Measure, pageOfNeeds } from '../store/todos.ts';

const day = 86_400_000;
/** How long before its end a post is to be renewed or let go. */
const postNotice = 14 * day;
const kinds = ['accounts.post_ends', 'accounts.locked', 'accounts.password_expired', 'accounts.second_factor'] as const;

/**
 * What accounts need from the security administrator: posts about to end, locked accounts, temporary passwords that expired unused, and
 * holders of roles that must have a second factor and have none.
 */
export const accountTodos = ({ kernel, territory }: Context): TodoSource => ({
  kinds,
  of: async (viewer, asked) => {
    if (!mayManageAccounts(viewer)) return { items: [], counts: {} };
    const at = kernel.clock.now();
    const [areas, jurisdiction] = await Promise.all([
      territory.snapshot(viewer.jurisdictionId),
      kernel.jurisdictions.byId(viewer.jurisdictionId),
    ]);
    const measure: Measure = {
      at,
      soon: new Date(at.getTime() + postNotice),
      oldestTemporary: oldestTemporary(at),
      secondFactor: settingOf(requireSecondFactor, jurisdiction?.settings ?? {}),
    };
    return kernel.db.read(accessOf(viewer), async (tx) => {
      const rows = await pageOfNeeds(tx, measure, asked);
      return {
        items: rows.map(({ kind, id, name, area_id, due_at }) => {
          const area = area_id === null ? null : areas.find(area_id);
          const near = due_at !== null && due_at.getTime() - at.getTime() < 3 * day;
          return {
            kind,
            id,
            title: name,
            area: area ? areas.describe(area) : null,
            dueAt: due_at?.toISOString() ?? null,
            light: due_at === null ? ('none' as const) : near ? ('yellow' as const) : ('green' as const),
            data: {},
          };
        }),
        counts: asked.after ? {} : await countNeeds(tx, measure),
      };
    });
  },
});
