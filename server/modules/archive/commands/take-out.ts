import type { Viewer } from '#contract/accounts/viewer.ts';
import { mostTaken } from '#contract/archive/api.ts';
import { audit } from '#kernel/audit.ts';
import { breathing } from '#kernel/breath.ts';
import { accessOf, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Reached, WorkFile } from '#kernel/work/kinds.ts';
import type { Context } from '../context.ts';
import { mayRead, mayTakeOut, takesOut } from '../policy.ts';
import { pack, zipped } from '../queries/pack.ts';
import { findFile, pageOfFiles } from '../store/files.ts';

const type = 'application/zip';
const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** Takes the package of a case out: it names people, so that who took it and why is on record first. @throws archive.not_found, session.forbidden */
export const takeOut = async (context: Context, viewer: Viewer, caseId: string, reason: string): Promise<WorkFile> => {
  const { jurisdictionId, accountId: actorId } = viewer;
  await context.kernel.db.write(accessOf(viewer), async (tx) => {
    const file = await findFile(tx, caseId);
    if (!file || !mayRead(viewer, file.areaCode)) return fail('archive.not_found');
    if (!mayTakeOut(viewer, file.areaCode)) fail('session.forbidden');
    const at = context.kernel.clock.now();
    await audit(tx, { jurisdictionId, actorId, action: 'archive.taken_out', subject: file.number, reason, data: { id: caseId }, at });
  });
  return { ...(await pack(context, jurisdictionId, caseId)), type };
};

export interface ManyAsked {
  readonly area: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** Takes the packages of an area's cases out that were archived from one day to another. @throws archive.too_many, archive.nothing */
export const takeOutMany = async (
  context: Context,
  viewer: Viewer,
  { area: code, from, to, reason }: ManyAsked,
  signal: AbortSignal,
  reached: (how: Reached) => void,
): Promise<WorkFile> => {
  const { kernel, territory } = context;
  const { jurisdictionId, accountId: actorId } = viewer;
  const area = (await territory.snapshot(jurisdictionId)).find(code) ?? fail('territory.area_not_found', { code });
  if (!takesOut(viewer) || !mayTakeOut(viewer, area.code)) fail('session.forbidden');
  const end = new Date(startOf(to).getTime() + 86_400_000);
  const filter = { codes: [area.code], number: null, classes: null, state: null, from: startOf(from), to: end };
  const found = await kernel.db.read(systemAccess(jurisdictionId), (tx) => pageOfFiles(tx, filter, null, mostTaken + 1));
  if (found.length > mostTaken) fail('archive.too_many', { most: mostTaken });
  if (found.length === 0) fail('archive.nothing');
  await kernel.db.write(accessOf(viewer), (tx) =>
    audit(tx, {
      jurisdictionId,
      actorId,
      action: 'archive.many_taken_out',
      subject: area.code,
      reason,
      data: { area: area.code, from, to, cases: found.length },
      at: kernel.clock.now(),
    }),
  );
  const files = new Map<string, Uint8Array>();
  const breath = breathing(signal);
  for (const [done, { caseId }] of found.entries()) {
    reached({ done, total: found.length });
    const { name, bytes } = await pack(context, jurisdictionId, caseId);
    files.set(name, bytes);
    await breath();
  }
  return { name: `${area.shortName}案卷档案 ${from} ${to}.zip`, bytes: zipped(files), type };
};
