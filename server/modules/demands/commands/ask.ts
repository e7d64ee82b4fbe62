import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { askDemand as askEndpoint } from '#contract/demands/demands.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { type Addressee, askingIn, notingRefusals } from '../asking.ts';
import type { Context } from '../context.ts';
import { askAreas, seesDemand } from '../policy.ts';
import { presentDemands } from '../queries/present.ts';
import { demandsById } from '../store/demands.ts';

type Body = z.output<NonNullable<(typeof askEndpoint)['body']>>;

/** Whom the request names. @throws territory.area_not_found, demands.organisation_not_found, demands.not_below */
const addresseesOf = async ({ territory, findOrganisations }: Context, viewer: Viewer, from: string, body: Body): Promise<Addressee[]> => {
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  const ids = body.addressees.flatMap((one) => ('organisationId' in one ? [one.organisationId] : []));
  const organisations = new Map((ids.length > 0 ? await findOrganisations(viewer.jurisdictionId, ids) : []).map((one) => [one.id, one]));
  return body.addressees.map((one) => {
    if ('organisationId' in one) {
      const organisation = organisations.get(one.organisationId) ?? fail('demands.organisation_not_found');
      if (!isWithin(organisation.areaPath, from)) fail('demands.not_below', { name: organisation.name });
      return { organisation };
    }
    const area = snapshot.find(one.area);
    return area?.current ? { areaPath: area.path, role: one.role } : fail('territory.area_not_found', { code: one.area });
  });
};

/** Asks something of several addressees: one demand of each, or none. */
export const askDemand = async (context: Context, viewer: Viewer, body: Body): Promise<z.input<typeof askEndpoint.response>> => {
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  const from = snapshot.find(body.from)?.path ?? fail('territory.area_not_found', { code: body.from });
  const addressees = await addresseesOf(context, viewer, from, body);
  const asking = await askingIn(context, viewer.jurisdictionId);
  return notingRefusals(context, viewer.jurisdictionId, () =>
    command(
      context.kernel,
      viewer,
      'demands.ask',
      body,
      async ({ tx, jurisdictionId, actorId, at, log }) => {
        if (!askAreas(viewer).includes(from)) fail('session.forbidden');
        const { id: requestId, title, note, kind, items, contents, need, basis, exception, againReason, dueOn } = body;
        const ids = await asking.ask(
          tx,
          { jurisdictionId, actorId, at },
          { requestId, askerPath: from, addressees, title, note, kind, items, contents, need, basis, exception, againReason, dueOn },
        );
        await log('demands.asked', title, { data: { kind, count: ids.length, dueOn } });
        return { ids };
      },
      async ({ tx }, { ids }) => {
        const found = new Map((await demandsById(tx, ids)).map((row) => [row.id, row]));
        const rows = ids.flatMap((id) => found.get(id) ?? []).filter((row) => seesDemand(viewer, row));
        if (rows.length === 0) fail('demands.demand_not_found');
        return { items: await presentDemands(context, tx, viewer, rows) };
      },
    ),
  );
};
