import type { Viewer } from '#contract/accounts/viewer.ts';
import type { RollRow, VoteRow, VoteState } from '#contract/votes/api.ts';
import { readCursor, toCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { type Context, eyeOf } from '../context.ts';
import { readCodes } from '../policy.ts';
import { namesOf } from '../store/proxies.ts';
import { pageOfRoll } from '../store/roll.ts';
import { pageOfVotes } from '../store/votes.ts';
import { dayOf, rowOf, voteShown } from './present.ts';
import { needStanding } from './standing.ts';

/** Votes of the areas a viewer looks after. @throws session.forbidden, territory.area_not_found */
export const listVotes = async (
  context: Context,
  viewer: Viewer,
  asked: { area?: string | undefined; state?: VoteState | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: VoteRow[]; next: string | null }> => {
  const eye = await eyeOf(context, viewer);
  const own = readCodes(viewer);
  if (own.length === 0) fail('session.forbidden');
  const area = asked.area === undefined ? null : (eye.snapshot.find(asked.area) ?? fail('territory.area_not_found', { code: asked.area }));
  // of an area what lies in one's own; of one around it, one's own
  const codes =
    area === null
      ? own
      : own.flatMap((code) => (isWithinCode(area.code, code) ? [area.code] : isWithinCode(code, area.code) ? [code] : []));
  const after = readCursor<[string]>(asked.cursor, ['uuid'])?.[0] ?? null;
  const found = await context.kernel.db.read(accessOf(viewer), (tx) =>
    pageOfVotes(tx, { codes, state: asked.state ?? null, after, limit: asked.limit + 1 }),
  );
  const shown = found.slice(0, asked.limit);
  const last = shown.at(-1);
  return { items: shown.map((v) => rowOf(eye, v)), next: found.length > asked.limit && last ? toCursor([last.id]) : null };
};
const isWithinCode = (code: string, root: string): boolean => code.startsWith(root);

export const getVote = async (context: Context, viewer: Viewer, voteId: string) => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => voteShown(eye, tx, voteId));
};

/** Who is due, for those who run the vote or enter papers. @throws votes.vote_not_found, session.forbidden */
export const listRoll = (
  context: Context,
  viewer: Viewer,
  voteId: string,
  asked: { q?: string | undefined; took?: boolean | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: RollRow[]; next: string | null }> =>
  context.kernel.db.read(accessOf(viewer), async (tx) => {
    await needStanding(context, tx, viewer, voteId, 'enters');
    const after = readCursor<[number, string]>(asked.cursor, ['number', 'string']);
    const rows = await pageOfRoll(tx, voteId, { q: asked.q || null, took: asked.took ?? null, after, limit: asked.limit + 1 });
    const shown = rows.slice(0, asked.limit);
    const names = await namesOf(
      tx,
      shown.flatMap(({ holderId }) => holderId ?? []),
    );
    const last = shown.at(-1);
    return {
      items: shown.map((r) => ({
        key: r.key,
        heads: r.heads,
        area: r.area,
        ways: [...r.ways],
        label: r.label,
        account: r.accountId !== null || r.personId !== null,
        servedAt: r.servedAt?.toISOString() ?? null,
        present: r.presentAt !== null,
        took: r.tookWay && r.tookAt ? { way: r.tookWay, on: dayOf(r.tookAt) } : null,
        proxy:
          r.proxyId !== null && r.holderId !== null
            ? { id: r.proxyId, holder: maskName(names.get(r.holderId) ?? ''), photoIds: [...(r.files ?? [])] }
            : null,
      })),
      next: rows.length > asked.limit && last ? toCursor([last.place, last.key]) : null,
    };
  });
