import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/volunteers/api.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { mayConfirm } from '../policy.ts';
import { checkShown } from '../queries/checks.ts';
import { type CheckRow, drawHours, findCheck, noteOutcome, publish } from '../store/checks.ts';
import { insertChange } from '../store/hours.ts';
import { namedHours } from '../store/lists.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

const checkCommand = async (
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: Command, eye: Eye) => Promise<string>,
) => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    what,
    body,
    (running) => run(running, eye),
    ({ tx }, id) => checkShown(eye, tx, id),
  );
};
/** A spot check that is not published yet, held. @throws volunteers.check_not_found, volunteers.published */
const open = async ({ tx, viewer }: Command, id: string): Promise<CheckRow> => {
  const c = await findCheck(tx, id, true);
  if (!c || !mayConfirm(viewer, c.areaPath)) return fail('volunteers.check_not_found');
  return c.publishedAt === null ? c : fail('volunteers.published');
};

/** Draws certified hours by chance. */
export const drawCheck = (context: Context, viewer: Viewer, body: Body<typeof api.drawCheck>) =>
  checkCommand(context, viewer, 'volunteers.draw_check', body, async ({ tx, at, log }, eye) => {
    const area = areaOf(eye, body.areaCode);
    if (!mayConfirm(viewer, area.path)) fail('session.forbidden');
    const { id, from, until, number } = body;
    const drawn = await drawHours(
      tx,
      { id, areaPath: area.path, areaCode: area.code, from, until, number },
      { accountId: viewer.accountId, at },
    );
    if (drawn === 0) fail('volunteers.no_hours');
    await log('volunteers.check_drawn', id, { data: { area: area.code, drawn } });
    return id;
  });

/** What was found of hours; whoever certified or served them does not say so. What is wrong is then corrected by its own step. */
export const noteChecked = (context: Context, viewer: Viewer, checkId: string, hoursId: string, body: Body<typeof api.noteChecked>) =>
  checkCommand(context, viewer, `volunteers.checked ${checkId} ${hoursId}`, body, async (running) => {
    const { tx, at } = running;
    await open(running, checkId);
    const [hours] = await namedHours(tx, [hoursId]);
    if (!hours) return fail('volunteers.check_not_found');
    if (hours.certifiedBy === viewer.accountId) fail('volunteers.second_person');
    if (hours.accountId === viewer.accountId) fail('volunteers.own_hours');
    const words = body.words.trim() || null;
    if (body.outcome === 'wrong' && words === null) fail('volunteers.reason_needed');
    const by = { accountId: viewer.accountId, at };
    if (!(await noteOutcome(tx, checkId, { hoursId, outcome: body.outcome, words }, by))) fail('volunteers.check_not_found');
    await insertChange(tx, { id: v7(), hoursId, what: 'checked', minutes: hours.minutes, reason: words, byId: viewer.accountId, at });
    return checkId;
  });

export const publishCheck = (context: Context, viewer: Viewer, checkId: string, body: Body<typeof api.publishCheck>) =>
  checkCommand(context, viewer, `volunteers.publish_check ${checkId}`, body, async (running) => {
    const c = await open(running, checkId);
    if (c.right + c.wrong < c.drawn) fail('volunteers.not_all_checked');
    await publish(running.tx, checkId, running.at);
    await running.log('volunteers.check_published', checkId, { data: { drawn: c.drawn, wrong: c.wrong } });
    return checkId;
  });
