import { execute, type Tx } from '#kernel/db.ts';

export interface AgreementRow {
  id: string;
  title: string;
  unitId: string;
  unitName: string;
  unitKind: string;
  partnerId: string;
  partnerName: string;
  partnerKind: string;
  /** Where the partner stands: who manages there manages the agreement. */
  areaPath: string;
  signedOn: string;
  validFrom: string;
  validTo: string;
  remindDays: number;
  endedOn: string | null;
  endReason: string | null;
  renewedById: string | null;
  renewedByTitle: string | null;
  renewsId: string | null;
  renewsTitle: string | null;
  state: string;
  version: number;
}

export interface PromiseRow {
  id: string;
  agreementId: string;
  text: string;
  responsibleId: string;
  name: string;
  phoneSealed: Buffer | null;
  partyMember: boolean;
  dueOn: string | null;
  keptOn: string | null;
  outcome: string | null;
  overdue: boolean;
}

export interface NewAgreement {
  readonly id: string;
  readonly unitId: string;
  readonly partnerId: string;
  readonly title: string;
  readonly signedOn: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly remindDays: number;
  readonly endedOn?: string | null;
  readonly endReason?: string | null;
}
export interface NewPromise {
  readonly id: string;
  readonly agreementId: string;
  readonly sort: number;
  readonly text: string;
  readonly responsibleId: string;
  readonly dueOn: string | null;
  readonly keptOn?: string | null;
  readonly outcome?: string | null;
}

/** How an agreement stands on the day `$1`. */
const state = `case when a.renewed_by is not null then 'renewed' when a.ended_on is not null then 'ended' when a.valid_from > $1::date then 'coming'
  when a.valid_to < $1::date then 'expired' when a.valid_to - a.remind_days <= $1::date then 'ending' else 'in_force' end`;
const overdue = 'm.due_on < $1::date and m.kept_on is null and m.withdrawn_on is null and a.ended_on is null';
const columns = `a.id, a.title, a.unit_id as "unitId", u.name as "unitName", u.kind as "unitKind",
  a.partner_id as "partnerId", p.name as "partnerName", p.kind as "partnerKind", p.area_path::text as "areaPath",
  a.signed_on::text as "signedOn", a.valid_from::text as "validFrom", a.valid_to::text as "validTo", a.remind_days as "remindDays",
  a.ended_on::text as "endedOn", a.end_reason as "endReason", n.id as "renewedById", n.title as "renewedByTitle",
  b.id as "renewsId", b.title as "renewsTitle", ${state} as state, a.version`;
const joined = `agreements a
  join organisations u on u.jurisdiction_id = :jurisdiction and u.id = a.unit_id
  join organisations p on p.jurisdiction_id = :jurisdiction and p.id = a.partner_id
  left join agreements n on n.jurisdiction_id = :jurisdiction and n.id = a.renewed_by
  left join agreements b on b.jurisdiction_id = :jurisdiction and b.renewed_by = a.id`;
const own = 'a.jurisdiction_id = :jurisdiction';
const hasOverdue = `exists (select from promises m where m.jurisdiction_id = :jurisdiction and m.agreement_id = a.id and ${overdue})`;
const isDue = `(${state} in ('ending', 'expired') or ${hasOverdue})`;

/** What a page of agreements asks for; null does not filter. `areas`: codes, the partner in any of them or below. `due`: to be reminded of. */
export interface AgreementFilter {
  readonly today: string;
  readonly areas: readonly string[] | null;
  readonly organisations: readonly string[] | null;
  readonly states: readonly string[] | null;
  readonly q: string | null;
  readonly due: boolean;
}

const filtered = (f: AgreementFilter): { text: string; values: unknown[] } => ({
  text: `${own}
    and (($2::text[] is null and $3::uuid[] is null)
      or ($2::text[] is not null and exists (select from unnest($2::text[]) as s(code) where p.area_code >= s.code and p.area_code < s.code || '~'))
      or ($3::uuid[] is not null and (a.unit_id = any($3) or a.partner_id = any($3))))
    and ($4::text[] is null or ${state} = any($4))
    and ($5::text is null or strpos(a.title, $5) > 0 or strpos(u.name, $5) > 0 or strpos(p.name, $5) > 0)
    and (not $6::boolean or ${isDue})`,
  values: [f.today, f.areas, f.organisations, f.states, f.q, f.due],
});

/** Agreements, soonest end first. */
export const pageOfAgreements = async (
  tx: Tx,
  filter: AgreementFilter,
  after: readonly [validTo: string, id: string] | null,
  limit: number,
): Promise<AgreementRow[]> => {
  const { text, values } = filtered(filter);
  const { rows } = await execute<AgreementRow>(
    tx,
    `select ${columns} from ${joined} where ${text} and ($7::date is null or (a.valid_to, a.id) > ($7, $8::uuid)) order by a.valid_to, a.id limit $9`,
    [...values, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows;
};

/** Figures of what is to be reminded of. Promises are counted, not their agreements. */
export const countDue = async (
  tx: Tx,
  filter: AgreementFilter,
): Promise<{ agreements: number; ending: number; expired: number; overduePromises: number }> => {
  const { text, values } = filtered(filter);
  const { rows } = await execute<{ agreements: number; ending: number; expired: number; overduePromises: number }>(
    tx,
    `select count(*)::int as agreements, count(*) filter (where ${state} = 'ending')::int as ending, count(*) filter (where ${state} = 'expired')::int as expired,
       coalesce(sum((select count(*) from promises m where m.jurisdiction_id = :jurisdiction and m.agreement_id = a.id and ${overdue})), 0)::int
         as "overduePromises"
     from ${joined} where ${text}`,
    values,
  );
  return rows[0] as { agreements: number; ending: number; expired: number; overduePromises: number };
};

/** Agreements of an organisation on either side, latest end first. */
export const agreementsOf = async (tx: Tx, organisationId: string, today: string): Promise<AgreementRow[]> => {
  const { rows } = await execute<AgreementRow>(
    tx,
    `select ${columns} from ${joined} where ${own} and (a.unit_id = $2 or a.partner_id = $2) order by a.valid_to desc, a.id limit 200`,
    [today, organisationId],
  );
  return rows;
};

export const findAgreement = async (tx: Tx, id: string, today: string, lock = false): Promise<AgreementRow | null> =>
  (
    await execute<AgreementRow>(tx, `select ${columns} from ${joined} where ${own} and a.id = $2 ${lock ? 'for update of a' : ''}`, [
      today,
      id,
    ])
  ).rows[0] ?? null;

/** Promises of agreements that were not struck out, in their order. */
export const promisesOf = async (tx: Tx, agreementIds: readonly string[], today: string): Promise<PromiseRow[]> => {
  if (agreementIds.length === 0) return [];
  const { rows } = await execute<PromiseRow>(
    tx,
    `select m.id, m.agreement_id as "agreementId", m.text, m.responsible_id as "responsibleId", r.name, r.phone_sealed as "phoneSealed", r.party_member as "partyMember",
       m.due_on::text as "dueOn", m.kept_on::text as "keptOn", m.outcome, coalesce(${overdue}, false) as overdue
     from promises m
     join agreements a on a.jurisdiction_id = :jurisdiction and a.id = m.agreement_id
     join persons r on r.jurisdiction_id = :jurisdiction and r.id = m.responsible_id
     where m.jurisdiction_id = :jurisdiction and m.agreement_id = any($2) and m.withdrawn_on is null order by m.agreement_id, m.sort, m.id`,
    [today, agreementIds],
  );
  return rows;
};

/** Inserts agreements, however many, in one statement. */
export const insertAgreements = async (tx: Tx, jurisdictionId: string, agreements: readonly NewAgreement[]): Promise<void> => {
  await execute(
    tx,
    `insert into agreements (jurisdiction_id, id, unit_id, partner_id, title, signed_on, valid_from, valid_to, remind_days, ended_on, end_reason)
     select $1, r.id, r."unitId", r."partnerId", r.title, r."signedOn", r."validFrom", r."validTo", r."remindDays", r."endedOn", r."endReason"
     from jsonb_to_recordset($2::jsonb) as r(id uuid, "unitId" uuid, "partnerId" uuid, title text, "signedOn" date, "validFrom" date, "validTo" date,
       "remindDays" int, "endedOn" date, "endReason" text)
     returning id`,
    [jurisdictionId, JSON.stringify(agreements)],
  );
};

/** Inserts promises, however many, in one statement. */
export const insertPromises = async (tx: Tx, jurisdictionId: string, promises: readonly NewPromise[]): Promise<void> => {
  await execute(
    tx,
    `insert into promises (jurisdiction_id, id, agreement_id, sort, text, responsible_id, due_on, kept_on, outcome)
     select $1, r.id, r."agreementId", r.sort, r.text, r."responsibleId", r."dueOn", r."keptOn", r.outcome
     from jsonb_to_recordset($2::jsonb) as r(id uuid, "agreementId" uuid, sort int, text text, "responsibleId" uuid, "dueOn" date, "keptOn" date, outcome text)
     returning id`,
    [jurisdictionId, JSON.stringify(promises)],
  );
};
