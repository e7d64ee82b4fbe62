import { type Act, lifecycle, type Stage } from '#contract/renovations/kinds.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Eye } from '../context.ts';
import { mayManage, mayRead } from '../policy.ts';
import { lockRenovation, type RenovationRow } from '../store/renovations.ts';

/** A renovation the viewer runs, held. @throws renovations.not_found, session.forbidden */
export const holdRenovation = async (
  { viewer }: Eye,
  tx: Tx,
  id: string,
  may: (areaPath: string) => boolean = (areaPath) => mayManage(viewer, areaPath),
): Promise<RenovationRow> => {
  const r = await lockRenovation(tx, id);
  if (!r || !mayRead(viewer, r.areaPath)) return fail('renovations.not_found');
  return may(r.areaPath) ? r : fail('session.forbidden');
};

/** Where an act leads from a stage. @throws renovations.stage */
export const nextOf = (stage: Stage, act: Act): Stage => lifecycle[stage][act] ?? fail('renovations.stage', { stage, act });
