import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { getWorkAnswer, listWork, Work, WorkWish } from '#contract/work/api.ts';
import { workKeptDays } from '#contract/work/settings.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { errorSentence, type Language } from '#kernel/words.ts';
import { answerOf, madeBy } from '#kernel/work/http.ts';
import type { WorkFile } from '#kernel/work/kinds.ts';
import { stillHolds } from '#kernel/work/posts.ts';
import { findShown, pageOfWork } from '#kernel/work/store.ts';

export type Shown = NonNullable<Awaited<ReturnType<typeof findShown>>>;

/** What can be wanted of work as it stands. */
export const wishesOf = (kernel: Kernel, { state, wish, kind }: Pick<Shown, 'state' | 'wish' | 'kind'>): WorkWish[] => {
  const rests = state === 'waiting' || (state === 'running' && kernel.work.bySteps(kind));
  if (state === 'paused') return ['go_on', 'cancel'];
  if (state !== 'waiting' && state !== 'running') return [];
  return [
    ...(wish === 'pause' ? ['go_on' as const] : rests && wish === null ? ['pause' as const] : []),
    ...(wish === 'cancel' ? [] : ['cancel' as const]),
  ];
};

/** Work in the contract's shape. */
export const presentWork = async (kernel: Kernel, viewer: Viewer, row: Shown, language: Language): Promise<Work> => {
  const days = settingOf(workKeptDays, (await kernel.jurisdictions.byId(viewer.jurisdictionId))?.settings ?? {});
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    done: row.done,
    total: row.total,
    ahead: row.ahead,
    wishes: wishesOf(kernel, row),
    hasFile: row.hasFile,
    error: row.error && errorSentence(language, row.error.code, row.error.data),
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    keptUntil: row.endedAt ? new Date(row.endedAt.getTime() + days * 86_400_000).toISOString() : null,
  };
};

/** The viewer's own, newest first. */
export const ownWork = async (
  kernel: Kernel,
  viewer: Viewer,
  { cursor, limit, open }: z.output<NonNullable<(typeof listWork)['query']>>,
  language: Language,
): Promise<z.input<typeof listWork.response>> => {
  const { jurisdictionId, accountId } = viewer;
  const before = readCursor<[string]>(cursor, ['uuid'])?.[0] ?? null;
  const asked = { before, open: open === true, limit: limit + 1 };
  const found = await kernel.db.read(systemAccess(jurisdictionId), (tx) => pageOfWork(tx, jurisdictionId, accountId, asked));
  const { rows, next } = cutPage(found, limit, ({ id }) => [id]);
  return { items: await Promise.all(rows.map((row) => presentWork(kernel, viewer, row, language))), next };
};

/** Own work by its id. @throws work.not_found */
export const getOwn = async (kernel: Kernel, viewer: Viewer, id: string): Promise<Shown> => {
  const row = await kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => findShown(tx, viewer.jurisdictionId, id));
  return row?.accountId === viewer.accountId ? row : fail('work.not_found');
};

/** Own work whose result may be read: whoever has lost a right it was made with has lost what it made. */
const getReadable = async (kernel: Kernel, viewer: Viewer, id: string): Promise<Shown> => {
  const row = await getOwn(kernel, viewer, id);
  return stillHolds(viewer, row.posts) ? row : fail('work.rights_changed');
};

export const workAnswer = async (
  kernel: Kernel,
  viewer: Viewer,
  id: string,
  language: Language,
): Promise<z.input<typeof getWorkAnswer.response>> => {
  const row = await getReadable(kernel, viewer, id);
  return {
    work: await presentWork(kernel, viewer, row, language),
    answer: (await answerOf(kernel, viewer.jurisdictionId, row)) as Record<string, unknown> | null,
  };
};

export const workFile = async (kernel: Kernel, viewer: Viewer, id: string): Promise<WorkFile> => {
  const row = await getReadable(kernel, viewer, id);
  return (await madeBy(kernel, viewer.jurisdictionId, row.id)) ?? fail('work.not_ended');
};
