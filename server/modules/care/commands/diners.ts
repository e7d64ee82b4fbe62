import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { addDiner as addEndpoint, changeDiner as changeEndpoint, Diner } from '#contract/care/canteens.ts';
import { careClassSet } from '#contract/care/kinds.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { checkKind } from '#kernel/kinds.ts';
import { isViolation } from '#kernel/violations.ts';
import { addConsent, personFor } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { dinerOf } from '../queries/diners.ts';
import { sealDiner } from '../sealing.ts';
import { endDiner as end, findDiner, insertDiner, updateDiner } from '../store/diners.ts';
import { phoneOf } from '../store/persons.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** The use of persons that a card rests on. */
export const dinerUse = 'care.diner';

const pathFor = ({ snapshot }: Eye, code: string): string => (snapshot.find(code) ?? fail('territory.area_not_found', { code })).path;
const cardOnce = async <T>(write: () => Promise<T>): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    if (isViolation(error, 'canteen_diners_card')) fail('care.card_taken');
    throw error;
  }
};

/** Gives out a card. @throws care.diner_known, care.card_taken */
export const addDiner = async (context: Context, viewer: Viewer, body: Body<typeof addEndpoint>): Promise<Diner> => {
  const [eye, kinds] = await Promise.all([eyeOf(context, viewer), context.kernel.kinds.of(viewer.jurisdictionId)]);
  return command(
    context.kernel,
    viewer,
    'care.add_diner',
    body,
    async ({ tx, at, jurisdictionId, log }) => {
      const byPath = pathFor(eye, body.areaCode);
      if (!can(viewer, 'care.canteens', byPath)) fail('session.forbidden');
      for (const one of body.classes) checkKind(kinds, careClassSet, one);
      if (body.consent.on > eye.today || body.born > eye.today) fail('care.consent_days');
      const personId = await personFor(tx, jurisdictionId, eye.ring, body.person);
      const phone = await phoneOf(tx, eye.ring, personId);
      const added = await cardOnce(() =>
        insertDiner(tx, {
          id: body.id,
          personId,
          cardNo: body.cardNo ?? String(randomInt(10_000_000, 100_000_000)),
          areaPath: body.homeCode === null ? null : pathFor(eye, body.homeCode),
          byPath,
          local: body.local,
          classes: body.classes,
          ...sealDiner(eye.ring, body.id, { born: body.born, tail: phone?.slice(-4) ?? null }),
          since: eye.today,
        }),
      );
      if (!added) fail('care.diner_known');
      const { on, how } = body.consent;
      await addConsent(tx, {
        jurisdictionId,
        id: v7(),
        personId,
        use: dinerUse,
        given: true,
        on,
        how,
        at,
        by: viewer.accountId,
        endedAt: null,
      });
      await log('care.card_given', body.id);
      return body.id;
    },
    ({ tx }, id) => dinerOf(eye, tx, id),
  );
};

/** Changes what a tier rests on. */
export const changeDiner = async (context: Context, viewer: Viewer, dinerId: string, body: Body<typeof changeEndpoint>): Promise<Diner> => {
  const [eye, kinds] = await Promise.all([eyeOf(context, viewer), context.kernel.kinds.of(viewer.jurisdictionId)]);
  return command(
    context.kernel,
    viewer,
    `care.change_diner ${dinerId}`,
    body,
    async ({ tx, log }) => {
      const found = await findDiner(tx, dinerId, true);
      if (!found || !can(viewer, 'care.canteens', found.byPath)) return fail('care.diner_not_found');
      for (const one of body.classes) if (!found.classes.includes(one)) checkKind(kinds, careClassSet, one);
      const areaPath = body.homeCode === null ? null : pathFor(eye, body.homeCode);
      await cardOnce(() => updateDiner(tx, dinerId, { ...body, areaPath }));
      await log('care.card_changed', dinerId, { data: { local: body.local, classes: body.classes } });
      return dinerId;
    },
    ({ tx }, id) => dinerOf(eye, tx, id),
  );
};

export const endDiner = async (context: Context, viewer: Viewer, dinerId: string, body: { id: string }): Promise<{ ok: true }> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `care.end_diner ${dinerId}`,
    body,
    async ({ tx, log }) => {
      const found = await findDiner(tx, dinerId, true);
      if (!found || !can(viewer, 'care.canteens', found.byPath)) return fail('care.diner_not_found');
      await end(tx, 'id', dinerId, eye.today);
      await log('care.card_ended', dinerId);
      return dinerId;
    },
    async () => (can(viewer, 'care.canteens') ? { ok: true as const } : fail('session.forbidden')),
  );
};
