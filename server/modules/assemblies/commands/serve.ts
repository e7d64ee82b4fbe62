import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { serveNotice as serveEndpoint } from '#contract/assemblies/assemblies.ts';
import { attemptsBeforePosting, type ServiceWay } from '#contract/assemblies/kinds.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { type Context, ownCommand } from '../context.ts';
import { startOf } from '../domain/standing.ts';
import { assemblyShown } from '../queries/assembly.ts';
import { entriesByKey, insertServices, noteAttempts } from '../store/entries.ts';
import { holdFor } from './hold.ts';

/** Type of the files that prove service. */
export const serviceFiles = 'assembly_service';

/** What proves service by a way: a photo of the signed receipt, of the letter box, of the board; what the message service or the post says. */
const proofOf: Readonly<Record<ServiceWay, 'photo' | 'receipt' | 'either' | 'none'>> = {
  hand: 'photo',
  mailbox: 'photo',
  posting: 'photo',
  post: 'either',
  message: 'receipt',
  app: 'none',
};
const dayLong = 86_400_000;

/**
 * Notes an attempt to serve the notice on owners. A refusal is an attempt in vain; after two of them the notice may be posted up, and counts as served after
 * the days of the rule.
 * @throws assemblies.entry_not_found, assemblies.served_already, assemblies.attempt_first, assemblies.proof_missing, assemblies.served_future, assemblies.served_early, assemblies.posting_late
 */
export const serveNotice = (context: Context, viewer: Viewer, id: string, body: z.output<NonNullable<(typeof serveEndpoint)['body']>>) =>
  ownCommand(
    context,
    viewer,
    `assemblies.serve ${id}`,
    body,
    async ({ eye, tx, actorId, at, jurisdictionId, log }) => {
      const a = await holdFor(eye, tx, id, 'serve');
      const { way, result, receipt } = body;
      const when = new Date(body.at);
      if (when > at) fail('assemblies.served_future');
      // nothing could be served before the notice was given
      if (a.noticedOn !== null && when < startOf(a.noticedOn)) fail('assemblies.served_early', { day: a.noticedOn });
      const keys = [...new Set(body.keys)];
      const entries = await entriesByKey(tx, id, keys);
      if (entries.length !== keys.length) fail('assemblies.entry_not_found');
      const done = entries.find(({ servedAt }) => servedAt !== null);
      if (done) fail('assemblies.served_already', { label: done.label });
      const early = way === 'posting' ? entries.find(({ attempts }) => attempts < attemptsBeforePosting) : undefined;
      const { posting } = a.rules;
      if (early)
        fail('assemblies.attempt_first', {
          label: early.label,
          attempts: early.attempts,
          needed: attemptsBeforePosting,
          source: posting.source,
        });
      const proof = proofOf[way];
      const missing =
        proof === 'photo'
          ? body.photoIds.length === 0
          : proof === 'receipt'
            ? receipt === ''
            : proof === 'either' && receipt === '' && body.photoIds.length === 0;
      if (result !== 'failed' && missing) fail('assemblies.proof_missing', { proof: proof === 'photo' ? 'photo' : 'receipt' });
      const standsAt = way === 'posting' ? new Date(when.getTime() + posting.days * dayLong) : when;
      const stands = result === 'delivered';
      if (stands && standsAt > a.closesAt) fail('assemblies.posting_late', { ...posting });
      const files = (await claim(tx, viewer, body.photoIds, { type: serviceFiles, id }, 'photo', 4)).map((one) => one.id);
      await insertServices(
        tx,
        id,
        entries.map(({ key, attempts }) => ({
          id: v7(),
          key,
          attempt: attempts + 1,
          way,
          result,
          at: when,
          receipt,
          collector: viewer.name,
          collectorId: viewer.accountId,
          files,
        })),
      );
      await noteAttempts(tx, id, keys, stands ? { at: standsAt, way } : null);
      if (stands && a.voteId !== null)
        for (const key of keys) await context.votes.serve(tx, { jurisdictionId, actorId, at, log }, a.voteId, key, { way, at: standsAt });
      await log('assemblies.served', id, { data: { entries: keys.length, way, result } });
      return id;
    },
    assemblyShown,
  );
