import { expect, vi } from 'vitest';
import { saveTypes } from '#modules/cases/index.ts';
import type { District } from '#tools/testing/district.ts';

/** Makes the team of a test district a company that may keep a price list, and has the shipped case types in force. */
export const makeCompany = async (d: District): Promise<void> => {
  const { kernel, modules } = d.process;
  await d.asOwner("update organisations set kind = 'property_company' where jurisdiction_id = $1 and id = $2", [
    d.id,
    d.organisations.team,
  ]);
  await kernel.live.publish('organisations', { jurisdictionId: d.id });
  await kernel.db.write(d.access, (tx) => saveTypes(tx, { jurisdictionId: d.id, actorId: null, at: kernel.clock.now() }));
  await vi.waitFor(async () => {
    expect((await modules.tariffs.context.organisations.of(d.id)).get(d.organisations.team)?.kind).toBe('property_company');
    expect((await (await d.as('clerk')).get('/api/case-types')).body.version).toBeGreaterThan(0);
  }, 20_000);
};
