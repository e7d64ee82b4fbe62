import { v7 } from 'uuid';
import { expect, vi } from 'vitest';
import type { ManagedOffer, OwnVoucher } from '#contract/offers/api.ts';
import { codeAt, digitsAt, stepAt, type VoucherSecret } from '#contract/offers/voucher-code.ts';
import { addOrganisations } from '#modules/organisations/index.ts';
import { insertPersons, tiedPerson } from '#modules/persons/index.ts';
import type { District, Who } from '#tools/testing/district.ts';

/** What a merchant tells of itself. */
export const shopFacts = {
  kind: 'merchant',
  address: '柳岸路 12 号',
  point: null,
  phone: null,
  hours: '每天 8:00–20:00',
  period: 'month',
} as const;

/** What is offered, where a test says nothing else. */
export const terms = {
  kind: 'goods',
  title: '洗衣液一瓶',
  description: '',
  points: 30,
  worthFen: 2500,
  perPerson: null,
  perPeriod: 'month',
  from: '2025-09-01',
  until: null,
  validDays: 30,
  whenExpired: 'back',
  areaIds: [],
  partnerIds: [],
  stock: null,
  photoId: null,
} as const;

const take = async (d: District, who: Who, url: string, body: object) => {
  const answer = await (await d.as(who)).post(url, { id: v7(), ...body });
  if (answer.status >= 300) throw new Error(`${url}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** An organisation that can be a merchant. */
export const organisationOf = async (d: District, name: string): Promise<string> => {
  const id = v7();
  const area = d.area('001001');
  const by = { jurisdictionId: d.id, actorId: null, at: d.clock.now() };
  await d.database.db.write(d.access, (tx) =>
    addOrganisations(tx, by, [{ id, kind: 'enterprise', name, areaId: area.id, areaPath: area.path, parentId: null }]),
  );
  await d.process.kernel.live.publish('organisations', { jurisdictionId: d.id });
  await vi.waitFor(async () => expect((await d.process.modules.organisations.of(d.id)).get(id)).not.toBeNull());
  return id;
};

/** An organisation that is a merchant, and who gives out for it. */
export const shopOf = async (d: District, name: string, verifier: Who, facts: object = {}): Promise<string> => {
  const id = await organisationOf(d, name);
  await take(d, 'clerk', '/api/offers/merchants', { organisationId: id, ...shopFacts, ...facts });
  const { code } = await take(d, 'clerk', `/api/offers/merchants/${id}/invite`, {});
  await take(d, verifier, '/api/my/merchants', { code });
  return id;
};

/** An offer somebody else has agreed to. */
export const offerOf = async (d: District, merchantId: string, more: object = {}): Promise<ManagedOffer> => {
  const { id, version } = await take(d, 'clerk', '/api/offers', { merchantId, ...terms, ...more });
  return take(d, 'dispatcher', `/api/offers/${id}/decide`, { version, agree: true, reason: null });
};

/** Gives somebody points as a rule would. @returns the person behind the account */
export const earn = async (d: District, who: Who, points: number, lastDay: string | null = null): Promise<string> => {
  const id = v7();
  const { id: accountId, name } = d.people[who];
  return d.database.db.write(d.access, async (tx) => {
    const tied = await tiedPerson(tx, accountId);
    const person = tied ?? id;
    if (tied === null)
      await insertPersons(tx, d.id, await d.process.kernel.keys.of(d.id), [{ id, name, phone: null, partyMember: false, accountId }]);
    await d.process.modules.points.ledger.transfer(tx, {
      id: v7(),
      from: { type: 'issuer', id: d.id },
      to: { type: 'person', id: person },
      points,
      what: 'test.earned',
      subjectId: null,
      facts: {},
      lastDay,
    });
    return person;
  });
};

/** What a voucher's phone shows, now or some time off. */
export const shownBy = ({ code }: OwnVoucher, at: Date): Promise<string> => codeAt(code as VoucherSecret, stepAt(at.getTime()));
export const typedBy = async ({ code }: OwnVoucher, at: Date): Promise<string> =>
  `${code?.number} ${await digitsAt(code?.secret ?? '', stepAt(at.getTime()))}`;

/** A budget of the whole district that can bear so many points. */
export const budgetOf = async (d: District, points: number): Promise<void> => {
  const id = v7();
  await d.asOwner(
    `insert into points_budgets (jurisdiction_id, id, area_code, title, payer, ceiling, opened_at) values ($1, $2, $3, '区级预算', '民政局', 1000000, now())`,
    [d.id, id, d.code],
  );
  await d.database.db.write(d.access, (tx) =>
    d.process.modules.points.ledger.transfer(tx, {
      id: v7(),
      from: { type: 'issuer', id: d.id },
      to: { type: 'budget', id },
      points,
      what: 'points.grant',
      subjectId: null,
      facts: {},
    }),
  );
};
