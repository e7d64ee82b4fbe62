import type { Viewer } from '#contract/accounts/viewer.ts';
import { fail } from '#kernel/errors.ts';
import { writeCounts } from '#modules/territory/index.ts';
import type { Context } from '../context.ts';
import { mayManage } from '../policy.ts';
import { areaOf } from '../queries/eye.ts';
import { countedGrids, setComplete } from '../store/counts.ts';
import { householdCommand } from './household-command.ts';

/**
 * Calls the register of a grid complete: its number of households is counted from it from then on; or takes that back: the number stays, as an
 * estimate.
 */
export const setRegisterComplete = (
  context: Context,
  viewer: Viewer,
  code: string,
  body: { id: string; complete: boolean },
): Promise<{ ok: true }> =>
  householdCommand(
    context,
    viewer,
    `households.set_complete ${code}`,
    body,
    async ({ tx, eye, jurisdictionId, actorId, log }) => {
      const area = areaOf(eye, code);
      if (!area.current || (area.level !== 'grid' && area.level !== 'micro_grid')) fail('households.not_a_grid', { name: area.name });
      if (!mayManage(viewer, area.path)) fail('session.forbidden');
      if (await setComplete(tx, area.id, body.complete, eye.today, actorId)) {
        const counted = (await countedGrids(tx, null)).filter(({ areaId }) => areaId === area.id);
        await writeCounts(tx, jurisdictionId, body.complete ? counted : [{ areaId: area.id, households: null }]);
        await log('households.register_complete', code, { data: { complete: body.complete } });
      }
      return code;
    },
    async () => ({ ok: true as const }),
  );
