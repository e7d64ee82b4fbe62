import { postRoles } from '#contract/scorecards/card.ts';
import { execute } from '#kernel/db.ts';
import { wordOf } from '#kernel/words.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Subject, SubjectSource } from '#modules/scorecards/index.ts';
import type { Territory } from '#modules/territory/index.ts';

/** That somebody held a post on one of the days from $1 to $2. */
const heldWithin = `p.valid_from < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai'
  and (p.valid_to is null or p.valid_to > $1::date::timestamp at time zone 'Asia/Shanghai')`;

/**
 * Posts as those who can be scored: a duty in an area, whoever and however many hold it within the period. No person is named, none is asked for, and no figure of the
 * program is offered of them: their points are given by somebody who says why (减负若干规定 2024: applications are not the main carrier of an assessment).
 */
export const postSubjects =
  (territory: Pick<Territory, 'snapshot'>): SubjectSource =>
  async (tx, { jurisdictionId, days: [first, last], roles = postRoles }) => {
    const snapshot = await territory.snapshot(jurisdictionId);
    const { rows } = await execute<{ role: string; areaPath: string }>(
      tx,
      `select distinct p.role, p.area_path::text as "areaPath" from posts p
       where p.jurisdiction_id = :jurisdiction and p.role = any($3::text[]) and p.area_path is not null and ${heldWithin}
       order by "areaPath", p.role limit 20000`,
      [first, last, roles],
    );
    return rows.flatMap(({ role, areaPath }): Subject[] => {
      const area = snapshot.findByPath(areaPath);
      if (!area) return [];
      const name = `${area.shortName} · ${wordOf('zh-CN', `accounts.roles.${role}`)}`;
      return [{ key: `${role}.${area.code}`, name, areaPath, organisationId: null }];
    });
  };

/** Managers of property companies in the same way: the post of a company, whoever and however many hold it within the period; the company answers for it. */
export const managerSubjects =
  (organisations: Pick<Organisations, 'of'>): SubjectSource =>
  async (tx, { jurisdictionId, days: [first, last] }) => {
    const book = await organisations.of(jurisdictionId);
    const { rows } = await execute<{ id: string }>(
      tx,
      `select distinct p.organisation_id as id from posts p
       where p.jurisdiction_id = :jurisdiction and p.role = 'property_manager' and p.organisation_id is not null and ${heldWithin}
       order by 1 limit 20000`,
      [first, last],
    );
    const role = wordOf('zh-CN', 'accounts.roles.property_manager');
    return rows.flatMap(({ id }): Subject[] => {
      const company = book.get(id);
      return company ? [{ key: `manager.${id}`, name: `${company.name} · ${role}`, areaPath: null, organisationId: id }] : [];
    });
  };
