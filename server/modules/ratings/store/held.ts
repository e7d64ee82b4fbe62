import type { HeldRows } from '#modules/archive/index.ts';

/** What is held of a case: its call-backs with who called, rulings, exclusions and spot checks. */
export const heldRatings: HeldRows = {
  name: 'ratings.ratings',
  tables: {
    call_backs: { where: 'r.case_id = $1' },
    call_attempts: {
      where: 'r.call_back_id in (select b.id from call_backs b where b.jurisdiction_id = :jurisdiction and b.case_id = $1)',
    },
    rulings: { where: 'r.case_id = $1' },
    exclusions: { where: 'r.case_id = $1' },
    exclusion_decisions: {
      where: 'r.exclusion_id in (select x.id from exclusions x where x.jurisdiction_id = :jurisdiction and x.case_id = $1)',
    },
    spot_checks: { where: 'r.case_id = $1' },
  },
  erase: 'linli.erase_ratings',
};
