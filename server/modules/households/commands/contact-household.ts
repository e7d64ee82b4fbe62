import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { contactHousehold as endpoint, MyHousehold } from '#contract/households/api.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { mineRows, openMineEye, presentMine } from '../queries/mine.ts';
import { noteContact } from '../store/mine.ts';

/** Acts by which whoever looks after a household speaks with it. */
export const contactAct = 'households.contact';

/** Notes that somebody spoke, or tried to speak, with a household they look after. Nobody being there leaves it due. */
export const contactHousehold = async (
  context: Context,
  viewer: Viewer,
  householdId: string,
  body: z.output<NonNullable<typeof endpoint.body>>,
): Promise<MyHousehold> => {
  const { kernel, acts } = context;
  const eye = await openMineEye(context, viewer);
  const taken = await acts.take(viewer, body.act);
  // sent again it says another time of sending
  const told = { ...body, act: { ...body.act, sentAt: null } };
  return command(
    kernel,
    viewer,
    `households.contact ${householdId}`,
    told,
    async ({ tx }) => {
      const [row] = await mineRows(eye, tx, householdId);
      if (!row) return fail('households.household_not_found');
      const { actedAt } = await acts.keep(tx, viewer, {
        id: body.id,
        what: contactAct,
        subjectId: householdId,
        planId: null,
        area: { id: row.areaId, code: row.areaCode },
        taken,
        lines: [],
        minutes: null,
        summary: null,
        doubts: [],
      });
      if (body.how !== 'nobody') await noteContact(tx, householdId, actedAt, body.how);
      return householdId;
    },
    async ({ tx }, id) => (await presentMine(eye, tx, await mineRows(eye, tx, id)))[0] ?? fail('households.household_not_found'),
  );
};
