import type { HeldRows } from '#modules/archive/index.ts';

const named = (alias: string): string =>
  `'name', (select p.name from persons p where p.jurisdiction_id = :jurisdiction and p.id = ${alias}.person_id)`;

/** What is held of a case: the application with what was handed in, and by what somebody acted for the person. What is sealed stays behind. */
export const heldApplications: HeldRows = {
  name: 'services.applications',
  tables: {
    service_applications: {
      where: 'r.case_id = $1',
      columns: `jsonb_build_object('id', r.id, 'number', r.number, 'item_code', r.item_code, 'item', r.item, 'channel', r.channel, 'organisation', r.organisation_name,
        'materials', r.materials, 'received_at', r.received_at, 'accepted_at', r.accepted_at, 'due_at', r.due_at, 'decided_at', r.decided_at, 'granted', r.granted,
        'issued_at', r.issued_at, 'progress', r.progress, ${named('r')})`,
    },
    service_entrustments: {
      where: 'r.application_id in (select a.id from service_applications a where a.jurisdiction_id = :jurisdiction and a.case_id = $1)',
      columns: `jsonb_build_object('id', r.id, 'item', r.item, 'scope', r.scope, 'state', r.state, 'asked_at', r.asked_at, 'accepted_at', r.accepted_at,
        'delivered_at', r.delivered_at, 'closed_at', r.closed_at, 'fee_fen', r.fee_fen, 'satisfied', r.satisfied, ${named('r')})`,
    },
  },
  photos: { type: 'service_application', table: 'service_applications' },
  papers: 'service_entrustments',
  erase: 'linli.erase_services',
};
