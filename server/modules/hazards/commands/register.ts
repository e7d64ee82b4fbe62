import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { registerHazard as endpoint, HazardDetail } from '#contract/hazards/api.ts';
import { hazardKindSet } from '#contract/hazards/kinds.ts';
import type { Command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { checkKind } from '#kernel/kinds.ts';
import { notify } from '#kernel/notify.ts';
import { findCase } from '#modules/cases/index.ts';
import { type Context, type Eye, hazardCommand, noteInCase } from '../context.ts';
import { recheckDay } from '../domain/days.ts';
import { handles, ordersFor } from '../policy.ts';
import { presentHazard } from '../queries/present.ts';
import { insertHazard } from '../store/hazards.ts';

/** A hazard as it is entered. */
export type Body = z.output<NonNullable<typeof endpoint.body>>;

/** Enters a hazard, by whoever keeps the ledger there or works for the enforcing body that found it, in the transaction of a command. */
export const enterHazard = async (eye: Eye, { tx, at, actorId, log }: Command, body: Body): Promise<void> => {
  const { viewer } = eye;
  const area = eye.snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
  if (!handles(viewer, area.path) && !ordersFor(viewer, body)) fail('session.forbidden');
  checkKind(eye.kinds, hazardKindSet, body.kind);
  if (body.dueOn !== null && body.dueOn < body.foundOn) fail('hazards.days_reversed');
  const enforcing = body.bodyId === null ? null : eye.book.get(body.bodyId);
  if (body.bodyId !== null && !enforcing?.receives) fail('hazards.organisation_unfit');
  const about = body.caseId === null ? null : ((await findCase(tx, body.caseId)) ?? fail('hazards.case_not_found'));
  const photos = (await claim(tx, viewer, body.photoIds, { type: 'hazard', id: body.id }, 'photo', 9)).map(({ id }) => id);
  await insertHazard(tx, {
    ...body,
    areaPath: area.path,
    bodyName: enforcing?.name ?? null,
    caseNumber: about?.number ?? null,
    foundBy: viewer.accountId,
    photos,
    recheckOn: body.dueOn && recheckDay(eye.counting, body.dueOn),
  });
  if (enforcing)
    await notify(tx, viewer.jurisdictionId, [
      {
        kind: 'hazards.assigned',
        variant: body.level,
        to: { permission: 'hazards.order', organisation: enforcing.id },
        except: actorId,
        subject: body.id,
        data: { area: eye.snapshot.describe(area) },
        cause: body.id,
        at,
      },
    ]);
  await noteInCase(eye, tx, body.caseId, {
    what: `registered_${body.level}`,
    data: { unit: body.unit },
    text: body.title,
    ...(enforcing && { involve: [enforcing.id] }),
  });
  await log('hazards.registered', body.title, { data: { id: body.id, level: body.level } });
};

/** Enters a hazard. */
export const registerHazard = (context: Context, viewer: Viewer, body: Body): Promise<HazardDetail> =>
  hazardCommand(
    context,
    viewer,
    'hazards.register',
    body,
    async ({ eye, ...running }) => {
      await enterHazard(eye, running, body);
      return body.id;
    },
    presentHazard,
  );
