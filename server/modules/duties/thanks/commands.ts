import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/duties/api.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { type Command, command } from '#kernel/command.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Done } from '#kernel/mutations.ts';
import { notify } from '#kernel/notify.ts';
import { isViolation } from '#kernel/violations.ts';
import { ownPerson } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { presentLooked, presentOwn, stateOf } from './present.ts';
import { sealThanks } from './sealing.ts';
import { findThanks, insertThanks, lockThanks, setAgreed, setLooked, setReported, settleThanks, type ThanksRecord } from './store.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** People thanked at once at most. */
const mostThanked = 5;

const run = async <D extends Done, T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  act: (eye: Eye, running: Command) => Promise<D>,
  answer: (eye: Eye, running: Command, done: D) => Promise<T>,
): Promise<T> => {
  if (viewer.anonymous) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    what,
    body,
    (running) => act(eye, running),
    (running, done) => answer(eye, running, done),
  );
};

/** Tells people in thanks, unless they did it themselves. */
const tell = (
  eye: Eye,
  running: Command,
  t: Pick<ThanksRecord, 'id'>,
  accounts: readonly string[],
  variant: 'asked' | 'shown' | 'refused',
) =>
  notify(
    running.tx,
    eye.jurisdictionId,
    accounts.length === 0
      ? []
      : [
          {
            kind: 'duties.thanks',
            variant,
            to: { accounts },
            except: running.actorId,
            subject: t.id,
            data: {},
            cause: `${t.id} ${variant} ${running.at.toISOString()}`,
            at: running.at,
          },
        ],
  );
const accountsOf = (t: ThanksRecord, side: 'from' | 'to'): string[] =>
  t.people.flatMap((one) => (one.side === side && one.accountId !== null ? [one.accountId] : []));

/** Thanks whoever did something. Who that is, is told by the module that knows it; nobody thanks themselves. */
export const giveThanks = async (context: Context, viewer: Viewer, body: Body<typeof api.giveThanks>): Promise<{ id: string }> => {
  const source = context.thanked.of(body.what);
  const found =
    source && (await context.kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => source.of(tx, viewer.accountId, body.subjectId)));
  return run(
    context,
    viewer,
    'duties.thank',
    body,
    async (eye, running) => {
      const { tx, at, jurisdictionId } = running;
      const personId = await ownPerson(tx, jurisdictionId, eye.ring, viewer, body.name === null ? null : { name: body.name });
      const people = (found?.people ?? []).filter((one) => one !== personId).slice(0, mostThanked);
      if (!found || people.length === 0) return fail('duties.nobody_to_thank');
      const sealed = sealThanks(eye.ring, body.id, body.words);
      const areaCode = found.areaPath.replaceAll('.', '');
      const { what, subjectId } = body;
      try {
        await insertThanks(
          tx,
          { id: body.id, what, subjectId, title: found.title, areaCode, sealed, keyVersion: eye.ring.version, writtenAt: at },
          [
            { id: v7(), personId, side: 'from', agreed: true, shows: body.shows },
            ...people.map((one) => ({ id: v7(), personId: one, side: 'to' as const, agreed: null, shows: 'masked' as const })),
          ],
        );
      } catch (error) {
        if (isViolation(error, 'thanks_people_once')) fail('duties.thanked_before');
        throw error;
      }
      const t = await findThanks(tx, body.id);
      if (t) await tell(eye, running, t, accountsOf(t, 'to'), 'asked');
      return { id: body.id };
    },
    async (_, __, done) => done,
  );
};

/** Agrees, chooses how to be named, or withdraws: then it is off the wall when this commits. */
export const agreeToThanks = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.agreeToThanks>,
): Promise<z.input<typeof api.agreeToThanks.response>> => {
  const mine = (t: ThanksRecord | null) => t?.people.find(({ accountId }) => accountId === viewer.accountId) ?? null;
  return run(
    context,
    viewer,
    `duties.agree ${id}`,
    body,
    async (_, { tx, at }) => {
      const one = mine(await lockThanks(tx, id)) ?? fail('duties.thanks_not_found');
      await setAgreed(tx, id, one.personId, body.agree, body.shows, at);
      await settleThanks(tx, id, at);
      return { id };
    },
    async (eye, { tx }) => {
      const t = (await findThanks(tx, id)) ?? fail('duties.thanks_not_found');
      return presentOwn(eye, t, mine(t) ?? fail('duties.thanks_not_found'));
    },
  );
};

/** Asks the community to look at shown thanks again. */
export const reportThanks = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.reportThanks>): Promise<{ id: string }> =>
  run(
    context,
    viewer,
    `duties.report_thanks ${id}`,
    body,
    async (_, { tx }) => {
      const t = await lockThanks(tx, id);
      if (!t || t.shownAt === null) return fail('duties.thanks_not_found');
      await setReported(tx, id, body.reason);
      return { id };
    },
    async (_, __, done) => done,
  );

/** Lets thanks be shown that everybody in them agreed to, or not, or not any more. */
export const lookAtThanks = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.lookAtThanks>,
): Promise<z.input<typeof api.lookAtThanks.response>> => {
  const managed = (t: ThanksRecord | null): ThanksRecord =>
    t && mayManage(viewer, pathOfCode(t.areaCode)) ? t : fail('duties.thanks_not_found');
  return run(
    context,
    viewer,
    `duties.look ${id}`,
    body,
    async (eye, running) => {
      const { tx, at } = running;
      const t = managed(await lockThanks(tx, id));
      // nobody decides about what is about themselves
      if (t.people.some(({ accountId }) => accountId === viewer.accountId)) fail('duties.own');
      // who did not agree is not looked at, let alone shown
      if (stateOf(t) === 'asked' || stateOf(t) === 'withdrawn') fail('duties.not_agreed');
      if (!body.show && body.reason.length < 2) fail('duties.words_needed');
      await setLooked(tx, id, body.show, body.show ? null : body.reason, viewer.accountId, at);
      await settleThanks(tx, id, at);
      await tell(eye, running, t, [...accountsOf(t, 'from'), ...accountsOf(t, 'to')], body.show ? 'shown' : 'refused');
      await running.log(body.show ? 'duties.thanks_shown' : 'duties.thanks_refused', id, { reason: body.reason || null });
      return { id };
    },
    async (eye, { tx }) => presentLooked(eye, managed(await findThanks(tx, id))),
  );
};
