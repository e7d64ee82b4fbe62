import { v4 } from 'uuid';
import type { Tx } from '#kernel/db.ts';
import { findEntry, type Reassigned, type Running } from '#modules/votes/index.ts';
import type { Eye } from '../context.ts';
import { labelOf } from '../domain/words.ts';
import { entryLabel } from '../queries/register.ts';
import { runningOfEstate } from '../store/assemblies.ts';
import { type EntryRecord, entriesOfHolders, insertEntries, writeEntry } from '../store/entries.ts';
import { type UnitRow, unitsById } from '../store/units.ts';
import { votersOf } from './prepare.ts';

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one) => b.includes(one));

/** How entries change by a sale: what is left with the seller, and what the buyer votes with. A buyer has one head, however many entries. */
export const splitBySale = (
  entry: Pick<EntryRecord, 'key' | 'heads' | 'area' | 'units'>,
  unit: { readonly id: string; readonly area: number },
  buyerVotes: boolean,
): { readonly left: { heads: number; area: number; units: string[] } | null; readonly bought: { heads: number; area: number } } => {
  const heads = buyerVotes ? 0 : 1;
  const units = entry.units.filter((id) => id !== unit.id);
  if (units.length === 0) return { left: null, bought: { heads, area: entry.area } };
  return { left: { heads: entry.heads, area: entry.area - unit.area, units }, bought: { heads, area: unit.area } };
};

/**
 * A unit changes hands while its owners vote: a ballot that was cast stands, else the new owner votes (Beijing 2018). The seller keeps what is left and the head;
 * the row of the vote decides between the sale and a ballot that is being cast.
 */
export const followTransfer = async (
  eye: Eye,
  tx: Tx,
  running: Running,
  unit: UnitRow,
  holders: readonly string[],
  before: readonly string[],
): Promise<void> => {
  const { votes } = eye.context;
  for (const a of await runningOfEstate(tx, unit.estateId)) {
    const entry = (await entriesOfHolders(tx, a.id, before)).find(({ units }) => units.includes(unit.id));
    if (!entry || a.voteId === null || isSame(entry.holders, holders)) continue;
    const buyers = (await entriesOfHolders(tx, a.id, holders)).filter((one) => isSame(one.holders, holders));
    const { left, bought } = splitBySale(
      entry,
      unit,
      buyers.some(({ heads, key }) => heads > 0 && key !== entry.key),
    );
    const voter = await votersOf(tx, [entry, { holders }]);
    const next = { holders: [...holders], units: [unit.id], label: labelOf(unit), ...bought };
    const change = (key: string, one: { heads: number; area: number; holders: readonly string[]; label: string }): Reassigned => ({
      key,
      heads: one.heads,
      area: one.area,
      accountId: voter(one.holders),
      personId: null,
      label: one.label,
    });
    const labels = left ? (await unitsById(tx, left.units)).map(labelOf) : [];
    const kept = left && { ...left, holders: entry.holders, label: entryLabel(labels) };
    const key = kept ? v4() : entry.key;
    // whose ballot is in has voted for it: the vote is held before it is asked, so that none is cast in between
    const stands = await votes
      .reassign(tx, running, a.voteId, kept ? [change(entry.key, kept), change(key, next)] : [change(entry.key, next)])
      .then(() => false)
      .catch((error: unknown) => {
        const { code } = error as { code?: unknown };
        if (code === 'votes.voted_already' || code === 'votes.closed') return true;
        throw error;
      });
    if (stands) {
      await running.log('assemblies.sale_after_ballot', a.id, { data: { unit: unit.id } });
      continue;
    }
    if (kept) {
      await writeEntry(tx, a.id, { key: entry.key, ...kept });
      await insertEntries(tx, a.id, a.round, [{ key, place: entry.place, ...next }]);
    } else await writeEntry(tx, a.id, { key, ...next });
    await running.log('assemblies.sale_moved_ballot', a.id, { data: { unit: unit.id } });
  }
};

/** An owner has proven to be one: ballots of running votes that nobody else of them has come onto the own phone. */
export const takeBallots = async (
  eye: Eye,
  tx: Tx,
  running: Running,
  holders: readonly { readonly id: string; readonly estateId: string }[],
): Promise<void> => {
  const { votes, viewer } = { ...eye.context, viewer: eye.viewer };
  for (const estateId of new Set(holders.map((one) => one.estateId)))
    for (const a of await runningOfEstate(tx, estateId)) {
      if (a.voteId === null) continue;
      for (const entry of await entriesOfHolders(
        tx,
        a.id,
        holders.map(({ id }) => id),
      )) {
        const due = await findEntry(tx, a.voteId, entry.key);
        if (!due || due.tookWay !== null || (due.accountId !== null && due.accountId !== viewer.accountId)) continue;
        const { key, heads, area, label } = entry;
        await votes.reassign(tx, running, a.voteId, [{ key, heads, area, label, accountId: viewer.accountId, personId: null }]);
      }
    }
};
