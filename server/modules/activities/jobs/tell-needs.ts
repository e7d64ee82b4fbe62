import { needHours } from '#contract/activities/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { tellNeeded } from '#modules/volunteers/index.ts';
import { missingRoles } from '../domain/place.ts';
import { activitiesWithRoles } from '../store/activities.ts';
import { participantsOf } from '../store/participants.ts';

/** Tells volunteers whose skills fit of activities that begin soon and whose roles nobody has taken; an activity once, however often it runs. */
export const tellNeeds = (kernel: Kernel): Promise<void> =>
  eachJurisdiction(kernel, 'activities.tell_needs', async (jurisdictionId) => {
    const { settings = {} } = (await kernel.jurisdictions.byId(jurisdictionId)) ?? {};
    const now = kernel.clock.now();
    const until = new Date(+now + settingOf(needHours, settings) * 3_600_000);
    await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
      for (const a of await activitiesWithRoles(tx, now, until)) {
        const people = await participantsOf(tx, a.id);
        const missing = missingRoles(a.rules, people);
        if (missing === 0) continue;
        const { id, areaPath } = a;
        const joined = people.flatMap(({ accountId }) => accountId ?? []);
        await tellNeeded(
          tx,
          jurisdictionId,
          { id, areaPath, day: shanghaiDay(a.startsAt), missing, skills: a.rules.needs?.skills ?? [], joined },
          now,
        );
      }
    });
  });
