import type { HazardDetail, HazardRow } from '#contract/hazards/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { filesOf } from '#kernel/files/store.ts';
import type { Eye } from '../context.ts';
import { handles, ordersFor, seesHazard, supervises } from '../policy.ts';
import { checksOf, findHazard, type HazardRecord, noticesOf } from '../store/hazards.ts';

/** Open, open beyond its day, or cleared. */
export const stateOf = (h: Pick<HazardRecord, 'clearedAt' | 'dueOn'>, today: string): HazardRow['state'] =>
  h.clearedAt ? 'cleared' : h.dueOn !== null && h.dueOn < today ? 'overdue' : 'open';

export const presentRow = ({ snapshot, today }: Eye, h: HazardRecord): HazardRow => {
  const area = snapshot.findByPath(h.areaPath);
  return {
    id: h.id,
    kind: h.kind,
    level: h.level,
    title: h.title,
    place: h.place,
    area: { code: h.areaPath.replaceAll('.', ''), name: area ? snapshot.describe(area) : h.areaPath },
    unit: h.unit,
    body: h.bodyId === null ? null : { id: h.bodyId, name: h.bodyName ?? '' },
    case: h.caseId === null ? null : { id: h.caseId, number: h.caseNumber ?? '' },
    foundOn: h.foundOn,
    dueOn: h.dueOn,
    recheckOn: h.recheckOn,
    state: stateOf(h, today),
    supervised: h.supervisedAt !== null && h.liftedAt === null,
  };
};

/** A hazard the viewer may see; held when `lock` says so. @throws hazards.hazard_not_found */
export const getVisible = async ({ viewer }: Eye, tx: Tx, id: string, lock = false): Promise<HazardRecord> => {
  const found = await findHazard(tx, id, lock);
  return found && seesHazard(viewer, found) ? found : fail('hazards.hazard_not_found');
};

/** The whole hazard for one viewer. */
export const presentHazard = async (eye: Eye, tx: Tx, id: string): Promise<HazardDetail> => {
  const h = await getVisible(eye, tx, id);
  const [notices, checks, files] = await Promise.all([noticesOf(tx, id), checksOf(tx, id), filesOf(tx, 'hazard', [id])]);
  const photos = new Map(
    files.map((f) => [
      f.id,
      { id: f.id, url: `/api/files/${f.id}`, thumbnailUrl: `/api/files/${f.id}/thumbnail`, width: f.width ?? 0, height: f.height ?? 0 },
    ]),
  );
  const pictures = (ids: readonly string[]) => ids.flatMap((one) => photos.get(one) ?? []);
  const { viewer } = eye;
  const [works, orders] = [handles(viewer, h.areaPath), ordersFor(viewer, h)];
  const open = h.clearedAt === null;
  const actions: HazardDetail['actions'] = [];
  if (open && (works || orders)) actions.push('check');
  if (open && works) actions.push('hint');
  if (open && orders) actions.push('order');
  if (open && h.level === 'major' && h.supervisedAt === null && supervises(viewer, h.areaPath)) actions.push('supervise');
  if (!open && h.supervisedAt !== null && h.liftedAt === null && supervises(viewer, h.areaPath)) actions.push('lift');
  return {
    ...presentRow(eye, h),
    text: h.text,
    photos: pictures(h.photos),
    notices: notices.map((n) => ({
      id: n.id,
      form: n.form,
      by: n.byName,
      clause: n.clause,
      demand: n.demand,
      dueOn: n.dueOn,
      recheckOn: n.recheckOn,
      officers: [...n.officers],
      receiver: n.receiver,
      refused: n.refused,
      issuedAt: n.issuedAt.toISOString(),
      documentId: n.documentId,
      actions: n.refused === null && open && (n.form === 'order' ? orders : works) ? ['refusal'] : [],
    })),
    checks: checks.map((c) => ({
      id: c.id,
      at: c.checkedAt.toISOString(),
      by: c.byName,
      cleared: c.cleared,
      words: c.words,
      photos: pictures(c.photos),
      dueOn: c.dueOn,
    })),
    supervision:
      h.supervisedAt === null
        ? null
        : {
            by: h.supervisedName ?? '',
            at: h.supervisedAt.toISOString(),
            words: h.supervisedWords ?? '',
            liftedAt: h.liftedAt?.toISOString() ?? null,
          },
    clearedAt: h.clearedAt?.toISOString() ?? null,
    actions,
  };
};
