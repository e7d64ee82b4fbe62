import type { HeldRows } from '#modules/archive/index.ts';

/** What is held of a case: the scans it came from; their photos are those of the case. */
export const heldScans: HeldRows = {
  name: 'patrols.scans',
  tables: { patrol_scans: { where: 'r.case_id = $1' } },
  erase: 'linli.erase_patrols',
};
