import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/couriers/helps.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { isViolation } from '#kernel/violations.ts';
import type { Context } from '../context.ts';
import { type HelpEye, helpEye, helpersIn, ownHelpsOf, presentHelps } from '../queries/helps.ts';
import { openHelp, sealHelp } from '../sealing.ts';
import { endHelp, findHelp, type HelpRow, insertHelp, lockHelp, setAnswer, setHelper } from '../store/helps.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
const dayLong = 86_400_000;

/** Tells those of a community who may take it on that something waits: neither who nor what about. */
const tellCommunity = (tx: Tx, { viewer, now }: HelpEye, { id, areaPath }: Pick<HelpRow, 'id' | 'areaPath'>, variant: 'asked' | 'again') =>
  notify(tx, viewer.jurisdictionId, [
    {
      kind: 'couriers.help',
      variant,
      to: { permission: 'couriers.help', around: areaPath },
      subject: id,
      data: {},
      cause: `${id} ${variant} ${now.toISOString()}`,
      at: now,
    },
  ]);
const tellAsker = (tx: Tx, { viewer, now }: HelpEye, { id, accountId }: HelpRow, variant: 'taken' | 'answered' | 'over') =>
  notify(
    tx,
    viewer.jurisdictionId,
    accountId === null
      ? []
      : [
          {
            kind: 'couriers.answer',
            variant,
            to: { accounts: [accountId] },
            subject: id,
            data: {},
            cause: `${id} ${variant} ${now.toISOString()}`,
            at: now,
          },
        ],
  );

/** Asks quietly for help. One at a time. @throws session.forbidden, territory.area_not_found, couriers.help_open, couriers.help_community */
export const askHelp = async (context: Context, viewer: Viewer, body: Body<typeof api.askHelp>): Promise<api.OwnHelps> => {
  if (viewer.anonymous) fail('session.forbidden');
  const eye = await helpEye(context, viewer);
  const { snapshot, ring } = eye;
  const asked = snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
  const area = [...snapshot.ancestors(asked), asked].find(({ level }) => level === 'community') ?? fail('couriers.help_community');
  return command(
    context.kernel,
    viewer,
    'couriers.ask_help',
    body,
    async ({ tx, at, log }) => {
      const { name, phone, words } = body;
      const until = shanghaiDay(new Date(at.getTime() + eye.days * dayLong));
      try {
        await insertHelp(tx, {
          ...{ id: body.id, accountId: viewer.accountId, kind: body.kind, areaPath: area.path, askedAt: at, until },
          ...{ sealed: sealHelp(ring, body.id, { name, phone, words, answer: null }), keyVersion: ring.version },
        });
      } catch (error) {
        if (isViolation(error, 'courier_helps_once')) fail('couriers.help_open');
        throw error;
      }
      await tellCommunity(tx, eye, { id: body.id, areaPath: area.path }, 'asked');
      // that somebody asked, not what for
      await log('couriers.help_asked', body.id);
      return {};
    },
    ({ tx }) => ownHelpsOf(eye, tx),
  );
};

/** Takes it back, or says that it is over; nobody reads it from then on. @throws couriers.help_not_found */
export const withdrawHelp = async (
  context: Context,
  viewer: Viewer,
  helpId: string,
  body: Body<typeof api.withdrawHelp>,
): Promise<api.OwnHelps> => {
  const eye = await helpEye(context, viewer);
  return command(
    context.kernel,
    viewer,
    `couriers.withdraw_help ${helpId}`,
    body,
    async ({ tx, at, log }) => {
      const found = await lockHelp(tx, helpId, eye.today);
      if (found?.accountId !== viewer.accountId) return fail('couriers.help_not_found');
      await endHelp(tx, helpId, body.helped ? 'helped' : 'withdrawn', at);
      await log('couriers.help_ended', helpId, { data: { why: body.helped ? 'helped' : 'withdrawn' } });
      return {};
    },
    ({ tx }) => ownHelpsOf(eye, tx),
  );
};

/** One of the viewer's areas, held. @throws couriers.help_not_found */
const getHelp = async (eye: HelpEye, tx: Tx, helpId: string): Promise<HelpRow> => {
  const found = await lockHelp(tx, helpId, eye.today);
  return found && can(eye.viewer, 'couriers.help', found.areaPath) ? found : fail('couriers.help_not_found');
};
/** One the viewer takes care of, held. @throws couriers.help_not_found, couriers.help_taken */
const getMine = async (eye: HelpEye, tx: Tx, helpId: string): Promise<HelpRow> => {
  const found = await getHelp(eye, tx, helpId);
  if (found.helperId !== eye.viewer.accountId) fail('couriers.help_taken');
  return found;
};
/** As the desk sees it, also where a request comes again: to whoever may take care of it by then. @throws couriers.help_not_found */
const shown = async (eye: HelpEye, tx: Tx, helpId: string): Promise<api.DeskHelp> => {
  const found = await findHelp(tx, helpId);
  if (!found || !can(eye.viewer, 'couriers.help', found.areaPath)) return fail('couriers.help_not_found');
  return (await presentHelps(eye, tx, [found]))[0] as api.DeskHelp;
};

/** Takes it on, also in place of somebody who has no post there any more. @throws couriers.help_taken, couriers.help_own */
export const takeHelp = async (context: Context, viewer: Viewer, helpId: string, body: { id: string }): Promise<api.DeskHelp> => {
  const eye = await helpEye(context, viewer);
  return command(
    context.kernel,
    viewer,
    `couriers.take_help ${helpId}`,
    body,
    async ({ tx, at, log }) => {
      const found = await getHelp(eye, tx, helpId);
      if (found.accountId === viewer.accountId) fail('couriers.help_own');
      if (found.helperId !== null && (await helpersIn(eye, tx, found.areaPath)).has(found.helperId)) fail('couriers.help_taken');
      await setHelper(tx, helpId, viewer.accountId, at);
      await tellAsker(tx, eye, found, 'taken');
      await log('couriers.help_taken', helpId);
      return { id: helpId };
    },
    ({ tx }) => shown(eye, tx, helpId),
  );
};

/** Who asked and what for, to the one who takes care of it; each look is kept, that of a repeat too. */
export const readHelp = async (
  context: Context,
  viewer: Viewer,
  helpId: string,
  body: Body<typeof api.readHelp>,
): Promise<z.input<typeof api.readHelp.response>> => {
  const eye = await helpEye(context, viewer);
  return command(
    context.kernel,
    viewer,
    `couriers.read_help ${helpId}`,
    body,
    async () => ({ id: helpId }),
    async ({ tx, log }) => {
      const found = await getMine(eye, tx, helpId);
      const secret = openHelp(eye.ring, found) ?? fail('couriers.help_not_found');
      await log('couriers.help_read', helpId, { reason: body.reason });
      const account =
        found.accountId === null ? null : ((await context.accounts.contacts([found.accountId], tx)).get(found.accountId) ?? null);
      return { name: secret.name, phone: secret.phone ?? account?.phone ?? null, words: secret.words, answer: secret.answer };
    },
  );
};

/** Tells whoever asked what was done; where it is over, the answer alone is left. */
export const answerHelp = async (
  context: Context,
  viewer: Viewer,
  helpId: string,
  body: Body<typeof api.answerHelp>,
): Promise<api.DeskHelp> => {
  const eye = await helpEye(context, viewer);
  return command(
    context.kernel,
    viewer,
    `couriers.answer_help ${helpId}`,
    body,
    async ({ tx, at, log }) => {
      const found = await getMine(eye, tx, helpId);
      const secret = openHelp(eye.ring, found) ?? fail('couriers.help_not_found');
      const answer = body.words;
      const left = body.over ? { name: '', phone: null, words: '', answer } : { ...secret, answer };
      const sealed = sealHelp(eye.ring, helpId, left);
      if (body.over) await endHelp(tx, helpId, 'helped', at, { sealed, keyVersion: eye.ring.version });
      else await setAnswer(tx, helpId, sealed, eye.ring.version, at);
      await tellAsker(tx, eye, found, body.over ? 'over' : 'answered');
      await log(body.over ? 'couriers.help_ended' : 'couriers.help_answered', helpId, body.over ? { data: { why: 'helped' } } : {});
      return { id: helpId };
    },
    ({ tx }) => shown(eye, tx, helpId),
  );
};

/** Leaves it to a colleague. */
export const passHelp = async (context: Context, viewer: Viewer, helpId: string, body: { id: string }): Promise<api.DeskHelp> => {
  const eye = await helpEye(context, viewer);
  return command(
    context.kernel,
    viewer,
    `couriers.pass_help ${helpId}`,
    body,
    async ({ tx, at, log }) => {
      const found = await getMine(eye, tx, helpId);
      await setHelper(tx, helpId, null, at);
      await tellCommunity(tx, eye, found, 'again');
      await log('couriers.help_passed', helpId);
      return { id: helpId };
    },
    ({ tx }) => shown(eye, tx, helpId),
  );
};
