import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { complainOfDemand as complainEndpoint, Demand, judgeComplaint as judgeEndpoint } from '#contract/demands/demands.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { audit } from '#kernel/audit.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { command } from '#kernel/command.ts';
import { seeAll } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import type { Context } from '../context.ts';
import { isAsked, mayJudge } from '../policy.ts';
import { getVisible, presentDemand } from '../queries/present.ts';
import { settingsIn } from '../settings.ts';
import { complainerOf, findComplaint, insertComplaint, setJudged } from '../store/complaints.ts';
import { findDemand, setWithdrawn } from '../store/demands.ts';
import { copyFor } from './press-complaints.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/**
 * Complains of a demand. It goes to the area above the asker's – of the highest area to its other people –, and nowhere it stands who made it but
 * in a row of their own; the audit trail has it as the platform's.
 */
export const complainOfDemand = async (
  context: Context,
  viewer: Viewer,
  demandId: string,
  body: Body<typeof complainEndpoint>,
): Promise<Demand> => {
  const { complaintDays } = await settingsIn(context.kernel, viewer.jurisdictionId);
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  return command(
    context.kernel,
    viewer,
    `demands.complain ${demandId}`,
    body,
    async ({ tx, at, jurisdictionId, actorId }) => {
      const row = await getVisible(tx, viewer, demandId);
      if (!isAsked(viewer, row)) fail('session.forbidden');
      const asker = snapshot.findByPath(row.askerPath);
      const judgePath = (asker && snapshot.ancestors(asker).at(-1)?.path) ?? snapshot.root.path;
      const id = v7();
      const dueOn = daysAfter(shanghaiDay(at), complaintDays);
      if (!(await insertComplaint(tx, { id, demandId, words: body.words, judgePath, at, dueOn }, viewer.accountId)))
        fail('demands.complained');
      await audit(tx, { jurisdictionId, actorId: null, action: 'demands.complained', subject: row.title, data: { id: demandId }, at });
      await notify(tx, jurisdictionId, [
        {
          kind: 'demands.complaint',
          variant: 'made',
          to: { permission: 'demands.judge', around: judgePath },
          except: row.askedBy ?? actorId,
          subject: demandId,
          data: { asker: row.askerName, day: dueOn },
          cause: id,
          at,
        },
        copyFor({ id, demandId, askerName: row.askerName, dueOn }, 'copy', at),
      ]);
      return { id };
    },
    ({ tx }) => presentDemand(context, tx, viewer, demandId),
  );
};

/** Answers a complaint and tells both sides. One that is upheld takes the demand back, where it still waits. */
export const judgeComplaint = (
  context: Context,
  viewer: Viewer,
  complaintId: string,
  body: Body<typeof judgeEndpoint>,
): Promise<z.input<typeof judgeEndpoint.response>> =>
  command(
    context.kernel,
    viewer,
    `demands.judge ${complaintId}`,
    body,
    async ({ tx, at, jurisdictionId, actorId, log }) => {
      const complaint = await findComplaint(tx, complaintId, true);
      const row = complaint && (await findDemand(tx, complaint.demandId, true));
      if (!complaint || !row) return fail('demands.demand_not_found');
      if (!mayJudge(viewer, complaint.judgePath, { ...row, askedBy: null })) return fail('demands.demand_not_found');
      if (!mayJudge(viewer, complaint.judgePath, row)) return fail('demands.own_demand');
      if (complaint.answeredAt) fail('demands.complaint_answered');
      const { upheld, answer } = body;
      await setJudged(tx, complaintId, { upheld, answer, at, by: actorId ?? viewer.accountId });
      if (upheld && !row.answeredAt && !row.withdrawnAt) await setWithdrawn(tx, row.id, at, answer);
      await log('demands.complaint_answered', row.title, { data: { id: row.id, upheld } });
      // the complainer is known to nobody but the platform, which tells them
      await seeAll(tx);
      const complainer = await complainerOf(tx, complaintId);
      const variant = upheld ? 'upheld' : 'dismissed';
      const told = { kind: 'demands.judged', subject: row.id, data: { asker: row.askerName }, at } as const;
      await notify(tx, jurisdictionId, [
        ...(complainer ? [{ ...told, variant, to: { accounts: [complainer] }, cause: complaintId }] : []),
        ...(row.askedBy ? [{ ...told, variant: `${variant}_asker`, to: { accounts: [row.askedBy] }, cause: complaintId }] : []),
      ]);
      return { id: complaintId };
    },
    async ({ tx }) => {
      const complaint = await findComplaint(tx, complaintId);
      const row = complaint && (await findDemand(tx, complaint.demandId));
      if (!complaint || !row || !mayJudge(viewer, complaint.judgePath, row)) fail('demands.demand_not_found');
      return { ok: true };
    },
  );
