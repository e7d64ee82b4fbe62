import type { Stage, SurveyPurpose } from '#contract/renovations/kinds.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { makeToken } from '#modules/places/index.ts';
import { flatsIn, unitsIn } from '../store/estate.ts';
import { insertOption, insertSurvey } from '../store/plan.ts';
import { insertRenovation, setStage, setWorks } from '../store/renovations.ts';
import { insertMilestone, insertSupervisor } from '../store/works.ts';
import { bearingOf } from './plan.ts';

/** A renovation as it has gone so far, for setups and the demo. */
export interface PastRenovation {
  readonly title: string;
  readonly area: { readonly id: string; readonly path: string; readonly code: string };
  readonly stage: Extract<Stage, 'asking' | 'menu' | 'works'>;
  readonly startedAt: Date;
  readonly options: readonly {
    readonly kind: 'common' | 'lift';
    readonly title: string;
    readonly words: string;
    readonly costFen: number;
    readonly subsidyFen: number;
    readonly chosen: boolean;
    /** Of a lift, which is put into the first unit of the estate: what floors bear beside the others. */
    readonly floorWeights?: readonly { floor: number; weight: number }[];
  }[];
  readonly worksFrom: string | null;
  readonly milestones: readonly { readonly title: string; readonly dueOn: string; readonly doneOn: string | null }[];
  /** Residents who agreed to be named. */
  readonly supervisors: readonly string[];
}

/** Enters a renovation as it has gone so far. @returns its id */
export const addPastRenovation = async (tx: Tx, past: PastRenovation): Promise<string> => {
  const { title, area, stage, startedAt } = past;
  const id = idOf(startedAt);
  const row = { id, title, areaId: area.id, areaPath: area.path, token: makeToken(), startedAt };
  if (!(await insertRenovation(tx, row))) fail('renovations.estate_taken');
  const [building] = await unitsIn(tx, area.code);
  for (const { kind, floorWeights = [], ...option } of past.options) {
    const lift = kind === 'lift' && building?.units[0] ? { buildingId: building.id, unit: building.units[0] } : null;
    if (kind === 'lift' && lift === null) continue;
    const { buildingId = null, unit = null } = lift ?? {};
    const flats = await flatsIn(tx, { areaCode: area.code, buildingId, unit });
    const place = lift === null ? null : `${building?.name ?? ''}${lift.unit}`;
    const bearing = bearingOf(flats, floorWeights);
    await insertOption(tx, { ...option, id: idOf(startedAt), renovationId: id, kind, buildingId, unit, place, bearing, photoIds: [] });
  }
  for (const one of past.milestones) await insertMilestone(tx, { ...one, id: idOf(startedAt), renovationId: id });
  for (const personId of past.supervisors) await insertSupervisor(tx, { id: idOf(startedAt), renovationId: id, personId, at: startedAt });
  if (past.worksFrom !== null) await setWorks(tx, id, past.worksFrom, null);
  if (stage !== 'asking') await setStage(tx, id, stage);
  return id;
};
/** Ties a survey that was entered apart to its renovation. */
export const addPastSurveyOf = (tx: Tx, surveyId: string, renovationId: string, purpose: SurveyPurpose): Promise<void> =>
  insertSurvey(tx, surveyId, renovationId, purpose);
