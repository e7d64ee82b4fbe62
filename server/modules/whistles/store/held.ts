import type { HeldRows } from '#modules/archive/index.ts';

const ofCase = 'r.whistle_id in (select w.id from whistles w where w.jurisdiction_id = :jurisdiction and w.case_id = $1)';

/** What is held of a case: its whistles with calls, minutes and photos, and sub-tasks. */
export const heldWhistles: HeldRows = {
  name: 'whistles.whistles',
  tables: {
    whistles: { where: 'r.case_id = $1' },
    whistle_calls: { where: ofCase },
    whistle_minutes: { where: ofCase },
    assignments: { where: `(r.case_id = $1 or ${ofCase})` },
  },
  photos: { type: 'whistle', table: 'whistles' },
  erase: 'linli.erase_whistles',
};
