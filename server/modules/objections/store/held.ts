import type { HeldRows } from '#modules/archive/index.ts';

/** What is held of a case: objections to its dispatches, and how it passed to and fro. */
export const heldObjections: HeldRows = {
  name: 'objections.objections',
  tables: { objections: { where: 'r.case_id = $1' }, case_passings: { where: 'r.case_id = $1' } },
  erase: 'linli.erase_objections',
};
