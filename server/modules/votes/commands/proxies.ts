import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/votes/api.ts';
import { command } from '#kernel/command.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { idOf } from '#kernel/ids.ts';
import { isViolation } from '#kernel/violations.ts';
import { wordOf } from '#kernel/words.ts';
import { accountsOfPersons, personFor } from '#modules/persons/index.ts';
import type { Context } from '../context.ts';
import { accountOfPhone, endProxyRow, findProxy, insertProxy, mandatesOf } from '../store/proxies.ts';
import { findEntry } from '../store/roll.ts';
import { standing } from './cast.ts';
import { lockRunning } from './hold.ts';
import { voteCommand } from './vote-command.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
/** Photos of a mandate. */
const most = 4;
/** Type of what a mandate’s photos hang on. */
export const mandateFiles = 'vote_mandate';

/**
 * Notes who votes for an entry, by a mandate in writing. Mandates are counted under the lock of the vote, so that no holder gets one too many.
 * @throws see the endpoint
 */
export const giveProxy = async (context: Context, viewer: Viewer, voteId: string, body: Body<typeof api.giveProxy>) => {
  const ring = await context.kernel.keys.of(viewer.jurisdictionId);
  return voteCommand(context, viewer, 'votes.give_proxy', voteId, body, 'runs', async (running) => {
    const { tx, at, actorId, log, jurisdictionId } = running;
    const vote = await lockRunning(tx, voteId);
    if (vote.closesAt <= at) fail('votes.closed');
    const entry = (await findEntry(tx, voteId, body.key)) ?? fail('votes.entry_not_found', { key: body.key });
    if (!entry.ways.includes('proxy')) fail('votes.way_closed', { way: 'proxy' });
    if (entry.tookWay !== null) fail('votes.voted_already');
    const holderId = await personFor(tx, jurisdictionId, ring, body.holder);
    const tied = (await accountsOfPersons(tx, [holderId])).get(holderId);
    const phone = 'phone' in body.holder ? body.holder.phone : null;
    const accountId = tied ?? (phone === null ? null : await accountOfPhone(tx, phone));
    if (entry.personId === holderId || (accountId !== null && entry.accountId === accountId)) fail('votes.proxy_self');
    if ((await mandatesOf(tx, voteId, holderId)) >= vote.proxiesMost) fail('votes.proxy_most', { most: vote.proxiesMost });
    const id = idOf(at);
    const files = await claim(tx, viewer, body.photoIds, { type: mandateFiles, id }, 'photo', most);
    await insertProxy(tx, { id, voteId, key: body.key, holderId, accountId, files: files.map((one) => one.id), at, by: actorId }).catch(
      (error: unknown) => {
        if (isViolation(error, 'vote_proxies_once')) fail('votes.proxy_given');
        throw error;
      },
    );
    await log('votes.proxy_given', voteId, { data: { key: body.key } });
  });
};

/** Ends a mandate; what was cast by it stands. @throws votes.proxy_not_found */
export const endProxy = async (context: Context, viewer: Viewer, proxyId: string, body: Body<typeof api.endProxy>) => {
  const proxy = (await context.kernel.db.read(accessOf(viewer), (tx) => findProxy(tx, proxyId))) ?? fail('votes.proxy_not_found');
  return voteCommand(context, viewer, `votes.end_proxy ${proxyId}`, proxy.voteId, body, 'runs', async ({ tx, at, log }) => {
    await lockRunning(tx, proxy.voteId);
    if (!(await endProxyRow(tx, proxyId, at, body.reason))) fail('votes.proxy_not_found');
    await log('votes.proxy_ended', proxy.voteId, { reason: body.reason, data: { key: proxy.key } });
  });
};

/**
 * Ends a mandate that was not used, on the phone of who gave it or of who holds it. Once used, its ballot stands; the own hand may change it.
 * @throws see the endpoint
 */
export const endMyMandate = (context: Context, viewer: Viewer, voteId: string, body: Body<typeof api.endMyMandate>) => {
  if (viewer.anonymous) fail('session.forbidden');
  return command(
    context.kernel,
    viewer,
    `votes.end_my_mandate ${voteId}`,
    body,
    async ({ tx, at, log }) => {
      await lockRunning(tx, voteId);
      const entry = await findEntry(tx, voteId, body.key);
      const as = await standing(tx, viewer, entry);
      if (entry?.tookWay) fail('votes.voted_already');
      const reason = wordOf('zh-CN', `votes.mandateEnded.${as}`);
      const id = entry?.proxyId ?? fail('votes.proxy_not_found');
      if (!(await endProxyRow(tx, id, at, reason))) fail('votes.proxy_not_found');
      await log('votes.proxy_ended', voteId, { reason, data: { key: body.key } });
      return voteId;
    },
    async () => ({ voteId, key: body.key }),
  );
};
