import { v7 } from 'uuid';
import { expect, vi } from 'vitest';
import { shipped } from '#contract/care/shipped.ts';
import type { CanteenTiers } from '#contract/care/tiers.ts';
import { publish } from '#kernel/definitions/definitions.ts';
import { placesChannel } from '#modules/places/books.ts';
import { type District, pointIn, type Who } from '#tools/testing/district.ts';
import { tiersKind } from '../tiers.ts';

/** Publishes prices, for all canteens or for one. */
export const publishTiers = (d: District, content: CanteenTiers = shipped.zhengguo, subject = 'all'): Promise<number> =>
  d.process.kernel.db.write(d.access, (tx) =>
    publish(tx, { jurisdictionId: d.id, actorId: null, at: d.clock.now() }, tiersKind, { subject, content, reason: '测试' }),
  );

/** A canteen in the first grid. */
export const newCanteen = async (d: District, name: string): Promise<string> => {
  const made = await (await d.as('dispatcher')).post('/api/places', {
    id: v7(),
    kind: 'canteen',
    name,
    point: pointIn('001001001'),
    closedOnHolidays: false,
    facilities: [],
    attributes: {},
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const { id } = made.body;
  // places are kept in memory, which forgets them when it is told
  await d.process.kernel.live.publish(placesChannel, { jurisdictionId: d.id });
  const isKnown = async (): Promise<boolean> => (await d.process.modules.places.of(d.id)).some((one) => one.id === id);
  await vi.waitFor(async () => expect(await isKnown()).toBe(true), { timeout: 20_000 });
  return id;
};

let cards = 1000;
/** A card as a clerk gives it out: everything but its id. */
export const dinerBody = (d: District, over: object = {}) => ({
  person: { name: `木桂${String.fromCodePoint(0x4e00 + cards)}`, phone: null as string | null, partyMember: false },
  cardNo: `K${cards++}`,
  areaCode: d.area('001001').code,
  homeCode: d.area('001001001').code as string | null,
  born: '1944-03-02',
  local: true,
  classes: [] as string[],
  consent: { on: '2025-09-15', how: '书面签字' },
  ...over,
});
export const newDiner = async (d: District, over: object = {}, who: Who = 'clerk') => {
  const made = await (await d.as(who)).post('/api/care/diners', { id: v7(), ...dinerBody(d, over) });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body as { id: string; cardNo: string; name: string };
};
