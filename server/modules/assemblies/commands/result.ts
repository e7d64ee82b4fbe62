import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/assemblies/assemblies.ts';
import type { objectToAssembly as objectEndpoint } from '#contract/assemblies/phone.ts';
import type { Sum } from '#contract/votes/count.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { documentKey } from '#kernel/files/keys.ts';
import { notify } from '#kernel/notify.ts';
import { isViolation } from '#kernel/violations.ts';
import { wordOf } from '#kernel/words.ts';
import type { Running, VoteRecord } from '#modules/votes/index.ts';
import { type Context, type Eye, ownCommand } from '../context.ts';
import { stateAt, whereOf } from '../domain/standing.ts';
import { archiveOf } from '../queries/archive.ts';
import { assemblyShown } from '../queries/assembly.ts';
import { mineShown } from '../queries/phone.ts';
import { resultsOf, resultTable } from '../sentences.ts';
import { type AssemblyRecord, assemblyOfVote, itemsOf, lockAssembly, writeAssembly } from '../store/assemblies.ts';
import { entriesByKey, entriesOfHolders } from '../store/entries.ts';
import { holdersOfAccount } from '../store/holders.ts';
import { decideObjection, findObjection, insertObjection, objectionsOf } from '../store/objections.ts';
import { holdFor } from './hold.ts';
import { putUpFor, tellOwners } from './publish.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** The vote is closed and counted: what it says is the assembly's. */
export const voteClosed = async (context: Context, tx: Tx, running: Running, vote: VoteRecord): Promise<void> => {
  const a = await assemblyOfVote(tx, vote.id);
  const closed = await context.votes.find(tx, vote.id);
  if (a?.state !== 'noticed' || !closed) return;
  await writeAssembly(tx, a.id, { state: 'counted', outcome: closed.outcome, voteSha256: closed.sha256, closedAt: running.at });
  await running.log('assemblies.counted', a.id, { data: { passed: closed.outcome?.filter(({ passed }) => passed).length ?? 0 } });
};
/** The vote was declared void by whoever runs votes: the assembly is called off with it. */
export const voteVoided = async (tx: Tx, running: Running, vote: VoteRecord, reason: string): Promise<void> => {
  const a = await assemblyOfVote(tx, vote.id);
  if (a?.state !== 'noticed') return;
  await writeAssembly(tx, a.id, { state: 'called_off', endReason: reason });
  await running.log('assemblies.called_off', a.id, { reason });
};

/** Puts the result up, with the law of every figure. */
const putResultUp = async (eye: Eye, tx: Tx, a: AssemblyRecord, final: boolean, until: string | null): Promise<void> => {
  const items = await itemsOf(tx, [a.id]);
  const word = (key: string, data: Record<string, unknown> = {}): string => wordOf('zh-CN', `assemblies.notice.${key}`, data);
  await putUpFor(eye, tx, a, {
    kind: final ? 'resolution' : 'result',
    title: word(final ? 'finalTitle' : 'resultTitle', { where: whereOf(a), title: a.title }),
    paragraphs: [
      ...resultsOf(items, a.outcome, a.rules, a).flatMap(({ id, sentences }, i) => [
        word('resultItem', { n: i + 1, title: items.find((one) => one.id === id)?.title ?? '', sentences: sentences.join('。') }),
      ]),
      word(final ? 'final' : 'object', { until, source: a.rules.publicity.source }),
      word('recount', { sha256: a.voteSha256 }),
    ],
    ...(a.outcome && { table: resultTable(items, a.outcome) }),
    until,
  });
};

/** Puts the result up for the days of the rule. */
export const publishResult = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.publishResult>) =>
  ownCommand(
    context,
    viewer,
    `assemblies.publish ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const a = await holdFor(eye, tx, id, 'publish');
      const until = daysAfter(eye.today, a.rules.publicity.days);
      await putResultUp(eye, tx, a, false, until);
      await writeAssembly(tx, id, { state: 'objecting', resultOn: eye.today, objectionsUntil: until });
      await tellOwners(eye, tx, a, { kind: 'assemblies.result', variant: 'posted', data: { until } });
      await log('assemblies.published', id, { data: { until } });
      return id;
    },
    assemblyShown,
  );

/** Keeps an objection, one at a time for each entry. @throws assemblies.objections_over, assemblies.objected_already */
const keepObjection = async (
  eye: Eye,
  tx: Tx,
  a: AssemblyRecord,
  one: { key: string; accountId: string | null; words: string },
): Promise<string> => {
  if (a.objectionsUntil === null || eye.today > a.objectionsUntil)
    fail('assemblies.objections_over', { until: a.objectionsUntil, source: a.rules.publicity.source });
  const id = v7();
  await insertObjection(tx, { id, assemblyId: a.id, ...one, objectedAt: eye.now }).catch((error: unknown) => {
    if (isViolation(error, 'assembly_objections_once')) fail('assemblies.objected_already');
    throw error;
  });
  await notify(tx, eye.jurisdictionId, [
    {
      kind: 'assemblies.objected',
      variant: 'staff',
      to: { permission: 'assemblies.review', around: a.areaPath },
      subject: a.id,
      data: { estate: a.estate },
      cause: `${id} objected`,
      at: eye.now,
    },
  ]);
  return id;
};
/** Writes down the objection of an owner at the counter. */
export const objectForOwner = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.objectForOwner>) =>
  ownCommand(
    context,
    viewer,
    `assemblies.object_for ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const a = await holdFor(eye, tx, id, 'object');
      if ((await entriesByKey(tx, id, [body.key])).length === 0) fail('assemblies.entry_not_found');
      const objection = await keepObjection(eye, tx, a, { key: body.key, accountId: null, words: body.words });
      await log('assemblies.objected', id, { data: { objection } });
      return id;
    },
    assemblyShown,
  );
/** An owner objects on the phone. @throws session.forbidden where the account has proven nothing here */
export const objectMyself = (context: Context, viewer: Viewer, id: string, body: Body<typeof objectEndpoint>) =>
  ownCommand(
    context,
    viewer,
    `assemblies.object ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const a = await lockAssembly(tx, id);
      if (!a || a.noticedOn === null) return fail('assemblies.assembly_not_found');
      const own = (await holdersOfAccount(tx, viewer.accountId)).map((one) => one.id);
      const [entry] = await entriesOfHolders(tx, id, own);
      if (!entry) return fail('session.forbidden');
      if (stateAt(a, eye.now) !== 'objecting') fail('assemblies.state_wrong', { state: stateAt(a, eye.now) });
      const objection = await keepObjection(eye, tx, a, { key: entry.key, accountId: viewer.accountId, words: body.words });
      await log('assemblies.objected', id, { data: { objection } });
      return id;
    },
    mineShown,
  );

/** What two counters and one outsider counted again, and what is decided. @throws assemblies.review_three, assemblies.review_differs, assemblies.own_objection */
export const reviewObjection = (context: Context, viewer: Viewer, objectionId: string, body: Body<typeof api.reviewObjection>) =>
  ownCommand(
    context,
    viewer,
    `assemblies.review ${objectionId}`,
    body,
    async ({ eye, tx, actorId, at, log }) => {
      const found = (await findObjection(tx, objectionId)) ?? fail('assemblies.objection_not_found');
      const a = await holdFor(eye, tx, found.assemblyId, 'review');
      // read again once the assembly is held: another may have decided meanwhile
      const objection = (await findObjection(tx, objectionId)) ?? fail('assemblies.objection_not_found');
      if (objection.verdict !== null) fail('assemblies.reviewed_already');
      if (objection.accountId === viewer.accountId) fail('assemblies.own_objection');
      const { counters, outsider, counted, verdict, answer } = body;
      if (new Set([...counters, outsider]).size !== 3) fail('assemblies.review_three');
      const agree = (a: Sum | undefined, b: Sum): boolean => a?.heads === b.heads && a.area === b.area;
      const agrees = (a.outcome ?? []).every(
        (one) =>
          (['yes', 'no', 'abstain'] as const).every((what) => agree(counted[one.id]?.[what], one[what])) &&
          one.options.every((option) => agree(counted[one.id]?.options[option.id], option)),
      );
      if (verdict === 'stands' && !agrees) fail('assemblies.review_differs');
      await decideObjection(tx, objectionId, { counters, outsider, counted, agrees, verdict, answer, by: actorId, at });
      if (verdict === 'set_aside') {
        await writeAssembly(tx, a.id, { state: 'set_aside', endReason: answer });
        const title = wordOf('zh-CN', 'assemblies.notice.setAside', { where: whereOf(a), title: a.title });
        await putUpFor(eye, tx, a, { kind: 'result', title, paragraphs: [answer], until: null });
      }
      await tellOwners(eye, tx, a, { kind: 'assemblies.reviewed', variant: 'owner', data: {} });
      await log('assemblies.reviewed', a.id, { data: { objection: objectionId, agrees, verdict } });
      return a.id;
    },
    assemblyShown,
  );

/** Announces the result for good. @throws assemblies.publicity_runs, assemblies.objections_open */
export const announceResult = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.announceResult>) =>
  ownCommand(
    context,
    viewer,
    `assemblies.announce ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const a = await holdFor(eye, tx, id, 'announce');
      if (a.objectionsUntil === null || eye.today <= a.objectionsUntil)
        fail('assemblies.publicity_runs', { until: a.objectionsUntil, ...a.rules.publicity });
      const open = (await objectionsOf(tx, id)).filter(({ verdict }) => verdict === null).length;
      if (open > 0) fail('assemblies.objections_open', { count: open });
      await putResultUp(eye, tx, a, true, null);
      await writeAssembly(tx, id, { state: 'announced', announcedOn: eye.today });
      await tellOwners(eye, tx, a, { kind: 'assemblies.result', variant: 'final', data: {} });
      await log('assemblies.announced', id);
      return id;
    },
    assemblyShown,
  );

/** Archives an assembly: from now on its bundle has a digest. */
export const archiveAssembly = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.archiveAssembly>) =>
  ownCommand(
    context,
    viewer,
    `assemblies.archive ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const a = await holdFor(eye, tx, id, 'archive');
      const keepUntil = `${Number(eye.today.slice(0, 4)) + a.rules.archiveYears.years}${eye.today.slice(4)}`.replace('-02-29', '-02-28');
      const kept = { archivedOn: eye.today, keepUntil };
      const { bytes, sha256 } = await archiveOf(eye, tx, { ...a, ...kept });
      // kept as it is: names change, keys are renewed, and the bundle must still be that of its digest
      const archiveFile = v7();
      await context.kernel.contents.put(documentKey(eye.jurisdictionId, archiveFile), bytes);
      await writeAssembly(tx, id, { state: 'archived', ...kept, archiveSha256: sha256, archiveFile });
      await log('assemblies.archived', id, { data: { sha256, keepUntil } });
      return id;
    },
    assemblyShown,
  );
