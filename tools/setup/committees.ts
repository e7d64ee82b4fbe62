import { v7 } from 'uuid';
import type { By } from '#kernel/audit.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { saveRules } from '#modules/cases/index.ts';
import { addOrganisations } from '#modules/organisations/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';

/**
 * Enters the committee of each community that has none, under the community's own name, as the organisation that receives what no other rule
 * gives elsewhere: a case then always has somewhere to go.
 */
export const addCommittees = async (tx: Tx, by: By, territory: TerritorySnapshot): Promise<void> => {
  const { jurisdictionId } = by;
  const { rows: served } = await execute<{ areaId: string }>(
    tx,
    `select distinct area_id as "areaId" from organisations where jurisdiction_id = $1 and kind = 'community'`,
    [jurisdictionId],
  );
  const known = new Set(served.map(({ areaId }) => areaId));
  const communities = territory.within(territory.root, 'community').filter((area) => !known.has(area.id));
  if (communities.length === 0) return;
  const organisations = communities.map((area) => ({
    id: v7(),
    kind: 'community',
    name: area.name,
    areaId: area.id,
    areaPath: area.path,
    parentId: null,
  }));
  await addOrganisations(tx, by, organisations);
  await saveRules(
    tx,
    jurisdictionId,
    organisations.map(({ id, areaPath }) => ({ id: v7(), categoryCode: null, areaPath, organisationId: id })),
  );
};
