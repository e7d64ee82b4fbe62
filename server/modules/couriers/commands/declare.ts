import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Courier, declareCourier, endCourier } from '#contract/couriers/api.ts';
import { courierKindSet } from '#contract/couriers/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { command } from '#kernel/command.ts';
import { checkKind } from '#kernel/kinds.ts';
import { ownPerson, tiedPerson } from '#modules/persons/index.ts';
import type { Context } from '../context.ts';
import { courierOf } from '../queries/mine.ts';
import { dropCourier, putCourier } from '../store/couriers.ts';

/** Days for which it holds unless it is said anew. */
const yearLong = 364;
const dayLong = 86_400_000;

/** Says that one is a courier, for a year from today; saying it anew begins a new year. @throws persons.name_needed, session.forbidden, platform.kind_unknown */
export const declare = async (
  context: Context,
  viewer: Viewer,
  body: z.output<NonNullable<typeof declareCourier.body>>,
): Promise<Courier> => {
  const { kernel } = context;
  const [ring, kinds] = await Promise.all([kernel.keys.of(viewer.jurisdictionId), kernel.kinds.of(viewer.jurisdictionId)]);
  checkKind(kinds, courierKindSet, body.kind);
  return command(
    kernel,
    viewer,
    'couriers.declare',
    body,
    async ({ tx, jurisdictionId, at, log }) => {
      const personId = await ownPerson(tx, jurisdictionId, ring, viewer, body.name === null ? null : { name: body.name });
      const until = shanghaiDay(new Date(at.getTime() + yearLong * dayLong));
      await putCourier(tx, { id: v7(), personId, kind: body.kind, since: shanghaiDay(at), until });
      await log('couriers.declared', personId, { data: { kind: body.kind } });
      return personId;
    },
    ({ tx }) => courierOf(context, tx, viewer, kinds),
  );
};

/** Takes it back. */
export const end = async (context: Context, viewer: Viewer, body: z.output<NonNullable<typeof endCourier.body>>): Promise<Courier> => {
  const kinds = await context.kernel.kinds.of(viewer.jurisdictionId);
  return command(
    context.kernel,
    viewer,
    'couriers.end',
    body,
    async ({ tx, log }) => {
      const personId = await tiedPerson(tx, viewer.accountId);
      if (personId === null) return {};
      await dropCourier(tx, personId);
      await log('couriers.ended', personId);
      return {};
    },
    ({ tx }) => courierOf(context, tx, viewer, kinds),
  );
};
