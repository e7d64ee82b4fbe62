import { v7 } from 'uuid';
import { grantPosts } from '#modules/accounts/index.ts';
import { addOrganisations } from '#modules/organisations/index.ts';
import type { District, Who } from '#tools/testing/district.ts';

/** A property company that serves the first community, and somebody who stands for it. */
export const companyIn = async (d: District, name: string, manager: Who): Promise<string> => {
  const id = v7();
  const { id: areaId, path: areaPath } = d.area('001001');
  const by = { jurisdictionId: d.id, actorId: null, at: d.clock.now() };
  await d.process.kernel.db.write(d.access, async (tx) => {
    await addOrganisations(tx, by, [{ id, kind: 'property_company', name, areaId, areaPath, parentId: null }]);
    const post = { id: v7(), accountId: d.people[manager].id, role: 'property_manager', organisationId: id } as const;
    await grantPosts(tx, by, [{ ...post, areaId: null, areaPath: null, validTo: null }]);
  });
  // a process that knew the organisations before learns of it
  await d.process.kernel.relay.carry();
  return id;
};
