import type { Viewer } from '#contract/accounts/viewer.ts';
import type { PaperRow } from '#contract/votes/api.ts';
import { readCursor, toCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { findPaper, type PaperRecord, pageOfPapers, type ReadingRecord, readingsOf } from '../store/papers.ts';
import { needStanding } from './standing.ts';

/** A paper as somebody sees it: what two read differently is shown to a third alone. */
const present = (viewer: Viewer, paper: PaperRecord, readings: readonly ReadingRecord[]): PaperRow => {
  const mine = readings.some(({ accountId }) => accountId === viewer.accountId);
  const decides = paper.state === 'differs' && !mine;
  return {
    id: paper.id,
    slip: paper.slip,
    label: paper.label,
    state: paper.state,
    begunAt: paper.begunAt.toISOString(),
    entries: readings.length,
    mine,
    readings: decides ? readings.map(({ said }) => ({ marks: said.marks, area: paper.key === null ? said.area : null })) : [],
  };
};

/** One paper for whoever enters papers of its vote. @throws votes.paper_not_found, votes.vote_not_found */
export const paperShown = async (context: Context, tx: Tx, viewer: Viewer, id: string): Promise<PaperRow> => {
  const paper = (await findPaper(tx, id)) ?? fail('votes.paper_not_found');
  await needStanding(context, tx, viewer, paper.voteId, 'enters');
  return present(viewer, paper, await readingsOf(tx, [id]));
};

/** Papers of a vote for those who enter them. @throws votes.vote_not_found, session.forbidden */
export const listPapers = (
  { kernel, ...rest }: Context,
  viewer: Viewer,
  voteId: string,
  asked: { open: boolean; cursor?: string | undefined; limit: number },
): Promise<{ items: PaperRow[]; next: string | null }> =>
  kernel.db.read(accessOf(viewer), async (tx) => {
    await needStanding({ kernel, ...rest }, tx, viewer, voteId, 'enters');
    const after = readCursor<[string]>(asked.cursor, ['string'])?.[0] ?? null;
    const papers = await pageOfPapers(tx, voteId, { open: asked.open, after, limit: asked.limit + 1 });
    const shown = papers.slice(0, asked.limit);
    const readings = Map.groupBy(
      await readingsOf(
        tx,
        shown.map(({ id }) => id),
      ),
      ({ paperId }) => paperId,
    );
    const last = shown.at(-1);
    return {
      items: shown.map((paper) => present(viewer, paper, readings.get(paper.id) ?? [])),
      next: papers.length > asked.limit && last ? toCursor([last.id]) : null,
    };
  });
