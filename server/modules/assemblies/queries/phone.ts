import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listMyAssemblies, MyAssembly, takeMyBallot as takeEndpoint } from '#contract/assemblies/phone.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { findEntry } from '#modules/votes/index.ts';
import { type Context, type Eye, eyeOf, ownCommand } from '../context.ts';
import { stateAt } from '../domain/standing.ts';
import { resultsOf, silenceWords } from '../sentences.ts';
import { assembliesOfEstates, findAssembly, itemsOf } from '../store/assemblies.ts';
import { entriesOfHolders } from '../store/entries.ts';
import { holdersOfAccount } from '../store/holders.ts';
import { objectionsOf } from '../store/objections.ts';
import { headOf, noticesOf, presentItems } from './assembly.ts';
import { candidates } from './mine.ts';

/** Assemblies shown of somebody: those that run and the newest that are over. */
const most = 30;

export const myAssemblies = async (context: Context, viewer: Viewer): Promise<z.input<typeof listMyAssemblies.response>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const proven = await holdersOfAccount(tx, viewer.accountId);
    const may = proven.length > 0 ? proven : viewer.anonymous ? [] : await candidates(eye, tx);
    const found = await assembliesOfEstates(tx, [...new Set(may.map(({ estateId }) => estateId))], most);
    const items: z.input<typeof listMyAssemblies.response>['items'] = [];
    for (const a of found) {
      const entries = await entriesOfHolders(
        tx,
        a.id,
        proven.map(({ id }) => id),
      );
      let left = 0;
      if (stateAt(a, eye.now) === 'voting' && a.voteId !== null)
        for (const { key } of entries) if ((await findEntry(tx, a.voteId, key))?.tookWay === null) left += 1;
      items.push({ ...headOf(eye, a), left });
    }
    return { proven: proven.length > 0, askable: proven.length === 0 && may.length > 0, items };
  });
};

/** An assembly as an owner sees it; announced ones can be read by everybody who is signed in. @throws assemblies.assembly_not_found */
export const mineShown = async (eye: Eye, tx: Tx, id: string): Promise<MyAssembly> => {
  const { viewer, today } = eye;
  const a = await findAssembly(tx, id);
  if (!a || a.noticedOn === null) return fail('assemblies.assembly_not_found');
  const own = (await holdersOfAccount(tx, viewer.accountId)).filter(({ estateId }) => estateId === a.estateId);
  const askable = own.length === 0 && !viewer.anonymous && (await candidates(eye, tx)).some(({ estateId }) => estateId === a.estateId);
  const items = await itemsOf(tx, [id]);
  const entries: MyAssembly['entries'] = [];
  const found = await entriesOfHolders(
    tx,
    id,
    own.map((one) => one.id),
  );
  for (const { key, label, heads, area, servedAt } of found) {
    const due = a.voteId === null ? null : await findEntry(tx, a.voteId, key);
    entries.push({
      key,
      label,
      heads,
      area,
      voted: due?.tookWay != null,
      mine: due?.accountId === viewer.accountId,
      served: servedAt !== null,
    });
  }
  // a result is shown once it is up
  const isUp = a.resultOn !== null || a.announcedOn !== null;
  const objected = (await objectionsOf(tx, id)).some(({ key, verdict }) => verdict === null && found.some((one) => one.key === key));
  return {
    ...headOf(eye, a),
    proven: own.length > 0,
    askable,
    items: presentItems(items, a.rules, a),
    ways: a.rules.ways.rule,
    silence: silenceWords(a.rules),
    voteId: a.voteId,
    entries,
    results: isUp ? resultsOf(items, a.outcome, a.rules, a) : [],
    objectionsUntil: a.objectionsUntil,
    objected,
    mayObject: stateAt(a, eye.now) === 'objecting' && found.length > 0 && !objected && today <= (a.objectionsUntil ?? ''),
    notices: (await noticesOf(eye, tx, id)).map(({ code, title }) => ({ code, title })),
    endReason: a.endReason,
  };
};
export const myAssembly = async (context: Context, viewer: Viewer, id: string): Promise<MyAssembly> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => mineShown(eye, tx, id));
};

/** One of several owners takes their ballot onto the own phone. @throws assemblies.entry_not_found, votes.voted_already */
export const takeMyBallot = (context: Context, viewer: Viewer, id: string, body: z.output<NonNullable<(typeof takeEndpoint)['body']>>) =>
  ownCommand(
    context,
    viewer,
    `assemblies.take_ballot ${id}`,
    body,
    async ({ eye, tx, actorId, at, jurisdictionId, log }) => {
      const a = await findAssembly(tx, id);
      if (!a || a.noticedOn === null) return fail('assemblies.assembly_not_found');
      if (a.voteId === null || a.state !== 'noticed') return fail('assemblies.state_wrong', { state: stateAt(a, eye.now) });
      const own = (await holdersOfAccount(tx, viewer.accountId)).map((one) => one.id);
      const entry = (await entriesOfHolders(tx, id, own)).find(({ key }) => key === body.key) ?? fail('assemblies.entry_not_found');
      const { key, heads, area, label } = entry;
      await context.votes.reassign(tx, { jurisdictionId, actorId, at, log }, a.voteId, [
        { key, heads, area, label, accountId: viewer.accountId, personId: null },
      ]);
      await log('assemblies.ballot_taken', id, { data: { key } });
      return id;
    },
    mineShown,
  );
