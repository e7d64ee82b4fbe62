import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Coverage, CoverageItem } from '#contract/coverage/api.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { type Filler, fillerOf } from './testing/filler.ts';

// the district's clock stands at 2025-09-15, 10:00 in Shanghai
const today = '2025-09-15';
const yesterday = '2025-09-14';
const tomorrow = '2025-09-16';

interface Figures {
  items: CoverageItem[];
  next: string | null;
  total: number;
}

describe('rules and coverage', () => {
  let district: District;
  let other: District;

  const ask = async (who: Who, url: string): Promise<Answer> => (await district.as(who)).get(url);
  const get = async <T>(who: Who, url: string): Promise<T> => {
    const answer = await ask(who, url);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body as T;
  };
  const figures = (rule: string, query = '', who: Who = 'supervisor'): Promise<Figures> =>
    get(who, `/api/coverage/rules/${rule}/figures?limit=200${query}`);
  /** Areas with a verdict under a rule, by the digits after the county's code. */
  const areas = async (rule: string, verdict = 'broken', who: Who = 'supervisor'): Promise<string[]> =>
    (await figures(rule, `&verdict=${verdict}`, who)).items.map(({ area }) => area.code.slice(6));
  const figureOf = async (rule: string, verdict: string, tail: string): Promise<CoverageItem | undefined> =>
    (await figures(rule, `&verdict=${verdict}`)).items.find(({ area }) => area.code === district.code + tail);

  beforeAll(async () => {
    district = await testDistrict();
    const f = fillerOf(district);
    // micro-grids of the first grid, one too large; a grid nobody has counted; a market without households
    await f.microGrid('00100100101', 612);
    await f.microGrid('00100100102', 500);
    await f.area('001001002', { households: null });
    await f.area('002001001', { kind: 'dedicated', households: null, residents: null });
    await f.area('002001', { residents: null });
    await f.area('001002', { households: null });

    // workers: a post and an office of one person; a post that ended yesterday; an office to come; an office that ended yesterday
    const worker = await f.person({ accountId: district.people.grid_worker.id });
    await f.office(worker, 'grid_worker', '001001001');
    await f.post(district.people.neighbour.id, 'grid_worker', '001001002', '2025-09-14T10:00:00Z');
    await f.office(await f.person(), 'grid_worker', '001002001', { from: tomorrow });
    await f.office(await f.person(), 'grid_worker', '002001001', { to: yesterday });
    // a leader whose last day is today, and one for a whole community, who leads no grid
    await f.office(await f.person(), 'grid_leader', '001001001', { to: today });
    await f.office(await f.person(), 'grid_leader', '001002');

    await f.organisation('branch', '001001001');
    await f.organisation('branch', '001001002', { dissolvedOn: yesterday });
    await f.organisation('branch', '001002001', { dissolvedOn: today });
    await f.organisation('general_branch', '002001');

    // contacts of the first grid: two contact households, one of their members a contact member besides, and a contact member alone
    const house = await f.organisation('contact_household', '001001001', { households: 12, name: '=HYPERLINK("http://evil","点我")' });
    await f.organisation('contact_household', '001001001', { households: 8 });
    await f.organisation('contact_household', '001002001', { name: '还没有登记户数的中心户' });
    const member = await f.person();
    await f.office(member, 'head', '001001001', { organisation: house });
    await f.office(member, 'contact_member', '001001001');
    await f.office(await f.person(), 'contact_member', '00100100101');

    // community workers: the clerk by post and by office, and another one
    await f.office(await f.person({ accountId: district.people.clerk.id }), 'community_worker', '001001');
    await f.office(await f.person(), 'community_worker', '001001');
    await f.office(await f.person(), 'community_worker', '001002');

    const half = await f.organisation('owners_committee', '001001001', { name: '一半党员' });
    for (const partyMember of [true, false])
      await f.office(await f.person({ partyMember }), 'committee_member', '001001001', { organisation: half });
    await f.office(await f.person(), 'liaison', '001001001', { organisation: half });
    const third = await f.organisation('owners_committee', '001002001', { name: '三分之一党员' });
    for (const partyMember of [true, false, false])
      await f.office(await f.person({ partyMember }), 'committee_member', '001002001', { organisation: third });
    await f.office(await f.person({ partyMember: true }), 'head', '001002001', { organisation: third, to: yesterday });
    await f.organisation('owners_committee', '001001001', { name: '尚无成员' });

    await f.place('service_centre', '001001001', { name: '小了的中心', floorArea: 380 });
    await f.place('service_centre', '001002001', { name: '正好的中心', floorArea: 400 });
    await f.place('service_centre', '002001001', { name: '没量过的中心', floorArea: null });
    await f.place('service_centre', '002001001', { name: '关了的中心', floorArea: 100, closedOn: yesterday });

    // another jurisdiction on the same database, whose grids have everything
    other = await testDistrict({ database: district.database });
    const o: Filler = fillerOf(other);
    for (const grid of ['001001001', '001001002', '001002001', '002001001']) {
      await o.organisation('branch', grid);
      await o.office(await o.person(), 'grid_worker', grid);
    }
    await o.microGrid('00100100101', 900);
  });
  afterAll(async () => {
    await other?.close();
    await district?.close();
  });

  describe('finds', () => {
    it('the micro-grid of 612 households, with figure, distance and path; 500 is still fine', async () => {
      const { items, total } = await figures('micro_grid_size');
      expect(total).toBe(1);
      expect(items[0]).toMatchObject({
        value: 612,
        distance: 112,
        verdict: 'broken',
        path: '东河街道 · 柳岸社区 · 第一网格 · 微网格01',
        subject: null,
      });
      expect(await areas('micro_grid_size', 'fine')).toEqual(['00100100102']);
    });

    it('grids without a worker: the post ended yesterday, the office begins tomorrow, the office ended yesterday', async () => {
      expect(await areas('grid_worker')).toEqual(['001001002', '001002001', '002001001']);
    });

    it('one person with a post and an office counts once', async () => {
      expect(await figureOf('grid_worker', 'fine', '001001001')).toMatchObject({ value: 1 });
    });

    it('level-4 grids without a branch: dissolved yesterday, or only a general branch above; the last day still counts', async () => {
      expect(await areas('grid_branch')).toEqual(['001001002', '002001001']);
      expect(await areas('grid_branch', 'fine')).toEqual(['001001001', '001002001']);
    });

    it('grids without a leader; the last day still counts, an office above does not', async () => {
      expect(await areas('grid_leader')).toEqual(['001001002', '001002001', '002001001']);
    });

    it('unknown households are neither fine nor broken, a market without households is exempt', async () => {
      expect(await areas('grid_size', 'fine')).toEqual(['001001001', '001002001']);
      expect(await areas('grid_size', 'no_data')).toEqual(['001001002']);
      expect(await areas('grid_size', 'exempt')).toEqual(['002001001']);
      expect(await areas('grid_size')).toEqual([]);
    });

    it('a community without a figure of its own has the sum of its grids', async () => {
      expect(await figureOf('community_size', 'broken', '001002')).toMatchObject({ value: 400, distance: 1600 });
    });

    it('households per contact: contact households and contact members, nobody twice; nobody at all is all households', async () => {
      expect(await figureOf('contact_members', 'broken', '001001001')).toMatchObject({ parts: { numerator: 400, denominator: 3 } });
      expect(await figureOf('contact_members', 'no_data', '001001002')).toBeDefined();
      expect(await figureOf('contact_members', 'broken', '001002001')).toMatchObject({ value: 400, parts: { denominator: 1 } });
    });

    it('contact households that look after too many, apart from those nobody has counted', async () => {
      const { items } = await figures('contact_household_size');
      expect(items).toMatchObject([{ value: 12, distance: 2, subject: { name: '=HYPERLINK("http://evil","点我")' } }]);
      expect((await figures('contact_household_size', '&verdict=no_data')).items).toMatchObject([
        { subject: { name: '还没有登记户数的中心户' } },
      ]);
    });

    it('community workers per 10,000 residents: clerks and offices, nobody twice; without residents there is no figure', async () => {
      expect(await figureOf('community_workers', 'fine', '001001')).toMatchObject({ parts: { numerator: 2, denominator: 1100 } });
      expect(await figureOf('community_workers', 'broken', '001002')).toMatchObject({ parts: { numerator: 1, denominator: 1100 } });
      expect(await areas('community_workers', 'no_data')).toEqual(['002001']);
    });

    it('owners’ committees below half: who left and who only keeps contact does not count, an empty one tells nothing', async () => {
      expect((await figures('owners_committee_members')).items).toMatchObject([
        { subject: { name: '三分之一党员' }, parts: { numerator: 1, denominator: 3 } },
      ]);
      expect((await figures('owners_committee_members', '&verdict=fine')).items).toMatchObject([
        { subject: { name: '一半党员' }, value: 50 },
      ]);
      expect((await figures('owners_committee_members', '&verdict=no_data')).items).toMatchObject([{ subject: { name: '尚无成员' } }]);
    });

    it('service centres that are too small; closed ones are gone, unmeasured ones have no figure', async () => {
      expect((await figures('service_centre_area')).items).toMatchObject([{ subject: { name: '小了的中心' }, value: 380, distance: 20 }]);
      expect((await figures('service_centre_area', '&verdict=no_data')).items).toMatchObject([{ subject: { name: '没量过的中心' } }]);
    });

    it('the share of households in the service circle; unknown where a grid’s households are', async () => {
      expect(await areas('service_circle', 'no_data')).toContain('001001');
      const { value, parts } = (await figureOf('service_circle', 'broken', '001002')) ?? {};
      // a circle of 923 m in a square of about 1 by 4.4 km
      expect(value).toBeGreaterThan(25);
      expect(value).toBeLessThan(60);
      expect(parts?.denominator).toBe(400);
    });
  });

  describe('shows', () => {
    it('a summary per rule, the unknown and the exempt apart', async () => {
      const { rules, day, areas: looked } = await get<Coverage>('supervisor', '/api/coverage');
      expect(day).toBe(today);
      expect(looked).toEqual([{ code: district.code, name: '试验县' }]);
      const of = (code: string) => rules.find(({ rule }) => rule.code === code);
      expect(of('grid_size')).toMatchObject({ checked: 2, broken: 0, noData: 1, exempt: 1, unit: 'household', subject: 'area' });
      expect(of('grid_worker')).toMatchObject({ checked: 4, broken: 3, noData: 0, exempt: 0 });
    });

    it('a rule per area of a level, micro-grids counted with their grid', async () => {
      const { items } = await get<{ items: { code: string; checked: number; broken: number }[] }>(
        'supervisor',
        '/api/coverage/rules/micro_grid_size/areas?level=grid',
      );
      expect(items.find(({ code }) => code.endsWith('001001001'))).toMatchObject({ checked: 2, broken: 1 });
      expect(items).toHaveLength(4);
    });

    it('pages by key without losing or repeating one, the worst first when asked', async () => {
      for (const sort of ['area', 'worst']) {
        const seen: string[] = [];
        let cursor = '';
        for (let n = 0; n < 10; n++) {
          const page = await get<Figures>('supervisor', `/api/coverage/rules/grid_worker/figures?limit=1&sort=${sort}${cursor}`);
          seen.push(...page.items.map(({ area }) => area.code.slice(6)));
          if (!page.next) break;
          cursor = `&cursor=${encodeURIComponent(page.next)}`;
        }
        expect(seen).toEqual(['001001002', '001002001', '002001001']);
      }
      const worst = await figures('community_workers', '&sort=worst');
      expect(worst.items.map(({ distance }) => distance)).toEqual(
        worst.items.map(({ distance }) => distance).toSorted((a, b) => (b ?? 0) - (a ?? 0)),
      );
    });

    it('refuses what is no cursor, no rule, no level, no area', async () => {
      for (const cursor of ['x', Buffer.from('[1,2]').toString('base64url'), Buffer.from('{"a":1}').toString('base64url'), 'A'.repeat(400)])
        expect((await ask('supervisor', `/api/coverage/rules/grid_worker/figures?cursor=${cursor}`)).status).toBe(400);
      expect((await ask('supervisor', '/api/coverage/rules/no_such/figures')).body.error.code).toBe('coverage.rule_not_found');
      expect((await ask('supervisor', '/api/coverage/rules/grid_worker/areas?level=galaxy')).status).toBe(400);
      expect((await ask('supervisor', '/api/coverage?area=999999')).body.error.code).toBe('territory.area_not_found');
    });

    it('a workbook in the asked language: a summary and a sheet per rule; a name that looks like a formula stays a text', async () => {
      const answer = await (await district.as('supervisor')).get('/api/coverage/sheet', { 'accept-language': 'en' });
      expect(answer.status).toBe(200);
      const sheets = await readWorkbook(answer.body as Buffer);
      expect(sheets.map(({ sheet }) => sheet)).toContain('Micro-grids up to 500 household');
      const micro = sheets.find(({ sheet }) => sheet.startsWith('Micro-grids'))?.data ?? [];
      expect(micro[1]?.slice(0, 4)).toEqual([`${district.code}00100100101`, '东河街道 · 柳岸社区 · 第一网格 · 微网格01', null, 612]);
      const contact = sheets.find(({ sheet }) => sheet.startsWith('Contact households'))?.data ?? [];
      expect(contact[1]?.[2]).toBe('=HYPERLINK("http://evil","点我")');
      const chinese = await readWorkbook((await ask('supervisor', '/api/coverage/sheet?area=')).body as Buffer);
      expect(chinese[0]?.sheet).toBe('汇总');
      expect(chinese[0]?.data.flat()).toContain('微网格不超过 500 户');
    });
  });

  describe('shows it to', () => {
    it('a clerk: the own community and nothing else, whatever is asked', async () => {
      expect(await areas('grid_worker', 'broken', 'clerk')).toEqual(['001001002']);
      expect((await get<Coverage>('clerk', '/api/coverage')).areas.map(({ code }) => code.slice(6))).toEqual(['001001']);
      expect((await get<Coverage>('clerk', `/api/coverage?area=${district.code}001`)).areas.map(({ code }) => code.slice(6))).toEqual([
        '001001',
      ]);
      expect((await ask('clerk', `/api/coverage?area=${district.code}001002`)).status).toBe(404);
      expect((await ask('clerk', `/api/coverage/rules/grid_worker/figures?area=${district.code}002`)).status).toBe(404);
      expect((await ask('clerk', `/api/coverage/sheet?area=${district.code}002`)).status).toBe(404);
      const { items } = await get<{ items: unknown[] }>('clerk', '/api/coverage/rules/grid_worker/areas?level=grid');
      expect(items).toHaveLength(2);
    });

    it('a dispatcher: the own street', async () => {
      expect(await areas('grid_worker', 'broken', 'outsider')).toEqual(['002001001']);
    });

    it('nobody without such a post', async () => {
      for (const who of ['resident', 'grid_worker', 'handler', 'security_admin', 'audit_admin', 'system_admin'] as const)
        for (const url of [
          '/api/coverage',
          '/api/coverage/rules/grid_worker/figures',
          '/api/coverage/rules/grid_worker/areas?level=grid',
          '/api/coverage/sheet',
        ])
          expect((await ask(who, url)).status, `${who} ${url}`).toBe(403);
      expect((await district.nobody().get('/api/coverage')).status).toBe(401);
      expect((await district.nobody().get('/api/coverage/sheet')).status).toBe(401);
    });

    it('each jurisdiction its own: neither figures nor rules of another one', async () => {
      const theirs = (await (await other.as('supervisor')).get('/api/coverage')).body as Coverage;
      expect(theirs.rules.find(({ rule }) => rule.code === 'grid_branch')).toMatchObject({ checked: 4, broken: 0 });
      const { items } = await figures('micro_grid_size');
      expect(items.map(({ value }) => value)).toEqual([612]);
      expect((await ask('supervisor', `/api/coverage?area=${other.code}001`)).status).toBe(404);
    });
  });
});
