import { shipped } from '#contract/workforce/shipped.ts';
import { execute } from '#kernel/db.ts';
import type { BroughtRow } from '#modules/registers/index.ts';
import { standingOf } from '#modules/workforce/domain/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

const degrees = ['none', 'bachelor', 'bachelor', 'none', 'bachelor', 'none', 'master', 'none'];
const certificates = ['none', 'assistant', 'none', 'social', 'none', 'assistant', 'none'];

/** Whoever holds the office of community worker, graded some time ago: since then some have reached the next grade, some contracts run out. */
const communityWorkers: DemoRows = async ({ tx, random, day, moment, communities }) => {
  const { rows: offices } = await execute<{ personId: string; area: string }>(
    tx,
    `select o.person_id as "personId", o.area_code as area from offices o
     where o.jurisdiction_id = :jurisdiction and o.kind = 'community_worker' and o.valid_to is null and o.area_code is not null order by o.area_code, o.id`,
    [],
  );
  return [...Map.groupBy(offices, ({ area }) => area)].flatMap(([area, all], i) => {
    const community = communities.find(({ code }) => code === area);
    return all.map(({ personId }, n): BroughtRow => {
      const post = n === 0 ? 'head' : n === 1 ? 'deputy' : 'worker';
      const since = day(-between(random, n < 2 ? 2900 : 200, n < 2 ? 7600 : 5200));
      const degree = degrees[(i + n) % degrees.length] ?? 'none';
      const certificate = certificates[(i * 3 + n) % certificates.length] ?? 'none';
      const graded = day(-between(random, 60, 700));
      const gradedOn = [graded, since].sort().at(-1) ?? since;
      const facts = { post, grade: null, since, degree, alone: false, certificate, certifiedOn: null, basicYears: 0, unqualifiedYears: 0 };
      const { due } = standingOf(shipped.three_posts_18, facts, gradedOn);
      return {
        values: {
          number: `${community?.code.slice(6) ?? area}-${String(n + 1).padStart(2, '0')}`,
          person: personId,
          area,
          post,
          since,
          // a few who came lately wait for their first grade
          ...(n % 11 === 10 ? {} : { grade: due ?? 1, graded_on: gradedOn }),
          degree,
          certificate,
          ...(certificate !== 'none' && { certified_on: day(-between(random, 100, 900)) }),
          contract_end: day(n % 9 === 4 ? between(random, 5, 55) : between(random, 200, 1000)),
        },
        state: n % 13 === 12 ? 'draft' : 'serving',
        at: moment(-between(random, 20, 150)),
      };
    });
  });
};
export default communityWorkers;
