import { pathOfCode } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { announceOrganisations, moveOffices, moveOrganisations, type Replacement } from '#modules/organisations/index.ts';
import { announce } from './context.ts';
import { movePosts } from './store/follow-areas.ts';

/** Moves what is bound to an area that has ended to the one that took its place. Harmless when repeated: nothing is bound to it any more. */
async function follow(kernel: Kernel, jurisdictionId: string, codes: { from: string; to: string }, given: Replacement): Promise<void> {
  await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
    const [posts, offices, organisations] = [await movePosts(tx, given), await moveOffices(tx, given), await moveOrganisations(tx, given)];
    const say = (action: string, subject: string, data: Record<string, unknown>) =>
      audit(tx, {
        jurisdictionId,
        actorId: given.by,
        action: `people.${action}`,
        subject,
        reason: given.reason,
        data: { ...codes, ...data },
        at: kernel.clock.now(),
      });
    for (const { id, holder, what } of posts) {
      await say('post_moved', holder, { post: id, role: what });
      await announce(tx, { account: holder });
    }
    for (const { id, holder, what } of offices) await say('office_moved', holder, { office: id, kind: what });
    for (const { id, name } of organisations) await say('organisation_moved', id, { name });
    if (organisations.length > 0) await announceOrganisations(tx, jurisdictionId);
  });
}

/** Lets posts, offices and organisations follow areas that one other area takes over. */
export function followAreas(kernel: Kernel): void {
  kernel.relay.on('people.follow_areas', 'territory.areas_replaced', async (events, jurisdictionId) => {
    for (const { payload } of events) {
      const { from, to, fromId, toId, on, at, by, reason } = payload as Record<string, string | null>;
      if (!from || !to || !fromId || !toId || !on || !at) continue;
      const given = { fromId, toId, toPath: pathOfCode(to), on, at: new Date(at), by: by ?? null, reason: reason ?? '' };
      await follow(kernel, jurisdictionId, { from, to }, given);
    }
  });
}
