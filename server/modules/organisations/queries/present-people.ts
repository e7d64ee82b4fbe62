import type { LocalKind } from '#contract/kernel/kinds.ts';
import type { Agreement, AgreementPromise, Membership } from '#contract/organisations/agreements.ts';
import type { OfficeKind, OrganisationKind } from '#contract/organisations/kinds.ts';
import type { Office } from '#contract/organisations/offices.ts';
import type { OrganisationRow } from '#contract/organisations/organisations.ts';
import { maskName, maskPhone } from '#modules/persons/domain/index.ts';
import { openPhone, type Eye as PersonEye } from '#modules/persons/index.ts';
import { daysBetween } from '../domain/day.ts';
import { maskOrganisationName } from '../domain/names.ts';
import { mayManageIn, seesNames } from '../policy.ts';
import type { AgreementRow, PromiseRow } from '../store/agreements.ts';
import type { MembershipRow } from '../store/memberships.ts';
import type { OfficeRow } from '../store/offices.ts';
import type { TreeRow } from '../store/tree.ts';

/** What presenting stands on, with the kinds that are the jurisdiction's own. */
export interface Eye extends PersonEye {
  readonly kinds: readonly LocalKind[];
}

const named = (id: string, name: string, kind: string) => ({ id, name, kind: kind as OrganisationKind });

/** An area beside something else; one the territory no longer knows keeps its path. */
export const presentArea = (eye: Eye, id: string, path: string): OrganisationRow['area'] => {
  const area = eye.territory.find(id);
  return { id, code: area?.code ?? path.replaceAll('.', ''), name: area ? eye.territory.describe(area) : path, path };
};

/** The name of an organisation as the viewer may read it. */
export const organisationName = (
  eye: Eye,
  areaPath: string,
  o: { readonly id: string; readonly kind: string; readonly name: string },
  people: readonly (string | null)[],
): string => (seesNames(eye.viewer, areaPath, o.id) ? o.name : maskOrganisationName(o.kind, o.name, people));

export const presentRow = (eye: Eye, o: TreeRow): OrganisationRow => ({
  id: o.id,
  kind: o.kind as OrganisationKind,
  name: organisationName(eye, o.areaPath, o, [o.leader]),
  area: presentArea(eye, o.areaId, o.areaPath),
  parentId: o.parentId,
  childCount: o.childCount,
  leader: o.leader !== null && !seesNames(eye.viewer, o.areaPath, o.id) ? maskName(o.leader) : o.leader,
  members: o.members,
  households: o.households,
  dissolvedOn: o.dissolvedOn,
});

const presentPerson = (eye: Eye, seen: boolean, p: { id: string; name: string; phoneSealed: Buffer | null; partyMember: boolean }) => ({
  id: p.id,
  name: seen ? p.name : maskName(p.name),
  phone: maskPhone(openPhone(eye.ring, p.id, p.phoneSealed)),
  partyMember: p.partyMember,
});

export const presentOffice = (eye: Eye, f: OfficeRow): Office => {
  const state = f.validFrom > eye.today ? 'coming' : f.validTo !== null && f.validTo < eye.today ? 'former' : 'held';
  const manages = mayManageIn(eye.viewer, f.areaPath);
  const at = f.organisationId === null ? null : { id: f.organisationId, name: f.organisationName ?? '', kind: f.organisationKind ?? '' };
  return {
    id: f.id,
    kind: f.kind as OfficeKind,
    person: presentPerson(eye, seesNames(eye.viewer, f.areaPath, f.organisationId), { ...f, id: f.personId }),
    organisation: at && named(at.id, organisationName(eye, f.areaPath, at, [f.name]), at.kind),
    area: f.areaId === null ? null : presentArea(eye, f.areaId, f.areaPath),
    unit: f.unitId === null ? null : named(f.unitId, f.unitName ?? '', f.unitKind ?? ''),
    employment: f.employment as Office['employment'],
    validFrom: f.validFrom,
    validTo: f.validTo,
    endReason: f.endReason,
    state,
    actions: manages
      ? [...(state === 'former' ? [] : (['end'] as const)), 'correct' as const, ...(f.phoneSealed === null ? [] : (['reveal'] as const))]
      : [],
  };
};

export const presentMembership = (eye: Eye, m: MembershipRow): Membership => {
  const state = m.joinedOn > eye.today ? 'coming' : m.leftOn !== null && m.leftOn < eye.today ? 'former' : 'member';
  return {
    id: m.id,
    unit: named(m.unitId, m.unitName, m.unitKind),
    body: named(m.bodyId, m.bodyName, m.bodyKind),
    joinedOn: m.joinedOn,
    leftOn: m.leftOn,
    state,
    actions: state !== 'former' && mayManageIn(eye.viewer, m.areaPath) ? ['end'] : [],
  };
};

const agreementActions: Record<Agreement['state'], Agreement['actions']> = {
  coming: ['change', 'end'],
  in_force: ['change', 'end', 'renew', 'keep_promise'],
  ending: ['change', 'end', 'renew', 'keep_promise'],
  expired: ['change', 'renew', 'keep_promise'],
  ended: ['resume'],
  renewed: ['keep_promise'],
};
/** Whether an agreement in this state allows the act; who may is another question. */
export const allows = (state: string, action: Agreement['actions'][number]): boolean =>
  agreementActions[state as Agreement['state']].includes(action);

export const presentAgreement = (eye: Eye, a: AgreementRow, promises: readonly PromiseRow[]): Agreement => {
  const seen = seesNames(eye.viewer, a.areaPath, a.partnerId) || seesNames(eye.viewer, '', a.unitId);
  const shown = promises.map(
    (m): AgreementPromise => ({
      id: m.id,
      text: m.text,
      responsible: presentPerson(eye, seen, { ...m, id: m.responsibleId }),
      dueOn: m.dueOn,
      keptOn: m.keptOn,
      outcome: m.outcome,
      overdue: m.overdue,
    }),
  );
  const state = a.state as Agreement['state'];
  return {
    id: a.id,
    title: a.title,
    unit: named(a.unitId, a.unitName, a.unitKind),
    partner: named(
      a.partnerId,
      organisationName(eye, a.areaPath, { id: a.partnerId, name: a.partnerName, kind: a.partnerKind }, []),
      a.partnerKind,
    ),
    signedOn: a.signedOn,
    validFrom: a.validFrom,
    validTo: a.validTo,
    remindDays: a.remindDays,
    endedOn: a.endedOn,
    endReason: a.endReason,
    renewedBy: a.renewedById === null ? null : { id: a.renewedById, title: a.renewedByTitle ?? '' },
    renews: a.renewsId === null ? null : { id: a.renewsId, title: a.renewsTitle ?? '' },
    state,
    daysLeft: daysBetween(eye.today, a.validTo),
    promises: shown,
    overduePromises: shown.filter((p) => p.overdue).length,
    version: a.version,
    actions: mayManageIn(eye.viewer, a.areaPath)
      ? agreementActions[state].filter((action) => action !== 'keep_promise' || shown.length > 0)
      : [],
  };
};
