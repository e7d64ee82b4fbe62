import { actsOf, type Standing } from '#contract/enrolment/lifecycle.ts';
import type { Enrolment } from '#contract/enrolment/shapes.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { areaOf, type Eye } from '../context.ts';
import { excusedOn } from '../domain/acts.ts';
import { mayRead, standingsTo } from '../policy.ts';
import { type EnrolmentRow, findEnrolment } from '../store/enrolments.ts';

/** An enrolment as the viewer may see it. The branch learns whether somebody belongs and takes part, not what a community knows besides. */
export const presentEnrolment = (eye: Eye, row: EnrolmentRow): Enrolment => {
  const standing: readonly Standing[] = standingsTo(eye.viewer, row);
  const isOwn = standing.includes('own');
  const within = isOwn || mayRead(eye.viewer, row.areaPath);
  const excused = excusedOn(row, eye.today);
  return {
    id: row.id,
    version: row.version,
    name: isOwn ? row.name : maskName(row.name),
    community: areaOf(eye, row.areaPath),
    unit: row.unitName === null ? null : { id: row.unitId, name: row.unitName },
    group: within && row.groupId !== null ? { id: row.groupId, name: row.groupName ?? '' } : null,
    state: row.state,
    skills: within ? ([...row.skills] as Enrolment['skills']) : [],
    services: within ? ([...row.services] as Enrolment['services']) : [],
    since: row.since,
    awayUntil: within ? row.awayUntil : null,
    excusedUntil: within && excused ? row.excusedUntil : null,
    renewBy: within ? row.renewBy : null,
    endedOn: row.endedOn,
    why: row.why,
    actions: actsOf(row.state, standing, excused),
  };
};

/** An enrolment the viewer stands to in some way, locked. @throws enrolment.not_found */
export const getOpen = async (eye: Eye, tx: Tx, id: string): Promise<EnrolmentRow> => {
  const row = (await findEnrolment(tx, id, true)) ?? fail('enrolment.not_found');
  return standingsTo(eye.viewer, row).length > 0 ? row : fail('enrolment.not_found');
};

/** The same, to answer with. @throws enrolment.not_found */
export const presentOpen = async (eye: Eye, tx: Tx, id: string): Promise<Enrolment> => {
  const row = (await findEnrolment(tx, id)) ?? fail('enrolment.not_found');
  return standingsTo(eye.viewer, row).length > 0 || mayRead(eye.viewer, row.areaPath)
    ? presentEnrolment(eye, row)
    : fail('enrolment.not_found');
};
