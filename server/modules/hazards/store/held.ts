import type { HeldRows } from '#modules/archive/index.ts';

const ofCase = 'r.hazard_id in (select h.id from hazards h where h.jurisdiction_id = :jurisdiction and h.case_id = $1)';

/** What is held of a case: its hazards, notices, re-inspections and photos. */
export const heldHazards: HeldRows = {
  name: 'hazards.hazards',
  tables: { hazards: { where: 'r.case_id = $1' }, hazard_notices: { where: ofCase }, hazard_checks: { where: ofCase } },
  photos: { type: 'hazard', table: 'hazards' },
  papers: 'hazard_notices',
  erase: 'linli.erase_hazards',
};
