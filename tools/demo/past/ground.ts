import { type Database, systemAccess } from '#kernel/db.ts';
import { type Ground, readCaseConfig } from '#modules/cases/index.ts';
import { makeSnapshot } from '#modules/territory/domain/index.ts';
import { readAreas } from '#modules/territory/index.ts';
import { type PastCompany, readCompany } from './company.ts';

/**
 * What histories of the demo stand on, as it is now, and who lives in it.
 * @param named user names of those visitors look around as
 * @throws when it has no areas yet
 */
export const readGround = (
  db: Database,
  jurisdiction: Ground['jurisdiction'],
  named: ReadonlySet<string>,
  now: Date,
): Promise<{ ground: Ground; company: PastCompany }> =>
  db.read(systemAccess(jurisdiction.id), async (tx) => {
    const territory = makeSnapshot((await readAreas(tx, now)).areas, 'past');
    if (!territory) throw new Error('the demo district has no areas');
    const company = await readCompany(tx, jurisdiction.id, named);
    const config = await readCaseConfig(tx, jurisdiction.id, now);
    return { company, ground: { jurisdiction, territory, config, organisationName: company.organisationName } };
  });
