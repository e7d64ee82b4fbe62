import type { HeldRows } from '#modules/archive/index.ts';

/** What is held of a case: more time asked for it. */
export const heldExtensions: HeldRows = {
  name: 'extensions.extensions',
  tables: { extensions: { where: 'r.case_id = $1' } },
  erase: 'linli.erase_extensions',
};
