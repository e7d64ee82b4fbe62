import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { answerDays } from '#contract/persons/requests.ts';
import { execute } from '#kernel/db.ts';
import { addConsent, addLook, addRequest, insertPersons, type NewPerson, tiedPerson, writePerson } from '#modules/persons/index.ts';
import { between, seeded } from '../geometry/random.ts';
import { openPersonNames } from '../people/names.ts';
import type { DemoStep } from '../step.ts';
import { demoAreas } from '../territory.ts';

const dayMs = 86_400_000;
const alleys = ['光义街官院巷', '七一街八一下段', '新义街积善巷', '五一街文治巷', '光碧巷', '现文巷', '金甲村'];
const reasons = ['上门送老年优待证', '核对居住信息', '通知疫苗接种', '联系办理医保缴费'];

/**
 * Whom the demo's show community has in its register: families that share a phone, consents, who looked, two records of one name that may be one person, and
 * a resident who asks for a copy of their data.
 */
const addPersons: DemoStep = async (tx, { jurisdictionId, areaIds, ring }) => {
  const random = seeded(20261128);
  const one = (some: readonly string[]): string => some[Math.floor(random() * some.length)] ?? '';
  const name = openPersonNames(random);
  const areas = demoAreas();
  const street = areas.find(({ name }) => name === '大研街道');
  const community = areas.find((area) => area.name === '七一社区居委会' && area.parentCode === street?.code);
  const grids = areas.filter(({ parentCode }) => parentCode === community?.code);
  const { rows: accounts } = await execute<{ id: string; username: string; name: string; phone: string }>(
    tx,
    "select id, username, name, phone from accounts where username in ('resident', 'clerk', 'supervisor')",
  );
  const account = (username: string) => accounts.find((held) => held.username === username);
  const [resident, clerk] = [account('resident'), account('clerk')];
  if (!resident || !clerk || grids.length === 0) throw new Error('the demo lacks its resident, clerk or grids');
  const now = Date.now();
  const persons: NewPerson[] = [];
  let phones = 0;
  for (const grid of grids) {
    const area = { id: areaIds.get(grid.code) ?? '', path: grid.path };
    for (let household = 0; household < 6; household++) {
      const phone = `177${String(20_000_000 + ++phones)}`;
      const address = `${one(alleys)}${between(random, 1, 120)}号`;
      for (let member = between(random, 1, 3); member > 0; member--)
        persons.push({
          id: v7(),
          name: name(),
          phone: member === 1 ? phone : random() < 0.5 ? phone : null,
          partyMember: random() < 0.2,
          address,
          area,
        });
    }
  }
  const first = persons.find(({ phone }) => phone !== null);
  if (!first) throw new Error('nobody of the demo register has a phone');
  // whoever took part in something is a person already
  const known = await tiedPerson(tx, resident.id);
  const own: NewPerson = {
    id: known ?? v7(),
    name: resident.name,
    phone: resident.phone,
    partyMember: false,
    address: `${one(alleys)}18号`,
    area: first.area ?? null,
    accountId: resident.id,
  };
  // typed once with and once without a phone
  const twice: NewPerson = { ...first, id: v7(), phone: null, address: null };
  await insertPersons(tx, jurisdictionId, ring, [...persons, ...(known === null ? [own] : []), twice]);
  if (known !== null) await writePerson(tx, jurisdictionId, ring, known, own);
  const by = clerk.id;
  for (const [i, person] of [own, ...persons.slice(0, 40)].entries()) {
    const at = new Date(now - between(random, 20, 300) * dayMs);
    if (i % 4 !== 3)
      await addConsent(tx, {
        jurisdictionId,
        id: v7(),
        personId: person.id,
        use: 'persons.register',
        given: true,
        on: shanghaiDay(at),
        how: i % 2 === 0 ? '入户登记时书面签字' : '到社区窗口签字',
        at,
        by,
        endedAt: null,
      });
    if (i % 3 === 0)
      await addLook(tx, {
        jurisdictionId,
        id: v7(),
        personId: person.id,
        accountId: by,
        what: ['phone'],
        reason: one(reasons),
        at: new Date(now - between(random, 1, 19) * dayMs),
      });
  }
  const askedAt = new Date(now - 2 * dayMs);
  await addRequest(tx, jurisdictionId, {
    id: v7(),
    kind: 'export',
    accountId: resident.id,
    personId: own.id,
    note: '想看看社区登记了我哪些信息',
    askedAt,
    askedBy: resident.id,
    dueAt: new Date(askedAt.getTime() + answerDays * dayMs),
  });
};

export default addPersons;
