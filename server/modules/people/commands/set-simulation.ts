import type { Viewer } from '#contract/people/viewer.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, execute } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { once } from '#kernel/mutations.ts';
import type { Context } from '../context.ts';
import { mayConfigure } from '../policy.ts';
import { putSetting } from '../store/audit-trail.ts';

/** Switches the simulated accounts of a demo district on or off; every process hears of it. */
export const setSimulation = async (context: Context, viewer: Viewer, body: { id: string; on: boolean }): Promise<{ ok: true }> => {
  if (!mayConfigure(viewer)) fail('session.forbidden');
  const { kernel } = context;
  const { jurisdictionId, accountId } = viewer;
  const answer = await kernel.db.write(accessOf(viewer), (tx) =>
    once(tx, viewer, body.id, 'people.set_simulation', body, async () => {
      await putSetting(tx, jurisdictionId, 'simulation', body.on);
      await audit(tx, {
        jurisdictionId,
        actorId: accountId,
        action: 'settings.simulation',
        subject: jurisdictionId,
        data: { on: body.on },
        at: kernel.clock.now(),
      });
      await kernel.live.publish('jurisdictions', {}, { query: (text, values) => execute(tx, text, values) });
      return { ok: true as const };
    }),
  );
  kernel.jurisdictions.forget();
  return answer;
};
