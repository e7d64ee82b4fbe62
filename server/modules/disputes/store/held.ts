import type { HeldRows } from '#modules/archive/index.ts';

const ofCase = 'r.dispute_id in (select d.id from disputes d where d.jurisdiction_id = :jurisdiction and d.case_id = $1)';

/** What is held of a case: its disputes with the names of their parties, sessions, visits, photos and agreements. */
export const heldDisputes: HeldRows = {
  name: 'disputes.disputes',
  tables: {
    disputes: { where: 'r.case_id = $1' },
    dispute_parties: {
      where: ofCase,
      columns: `jsonb_build_object('id', r.id, 'dispute_id', r.dispute_id, 'side', r.side,
        'name', (select p.name from persons p where p.jurisdiction_id = :jurisdiction and p.id = r.person_id))`,
    },
    dispute_sessions: { where: ofCase },
    dispute_visits: { where: ofCase },
  },
  photos: { type: 'dispute', table: 'disputes' },
  papers: 'disputes',
  erase: 'linli.erase_disputes',
};
