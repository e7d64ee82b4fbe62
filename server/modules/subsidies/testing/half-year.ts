import { v7 } from 'uuid';
import type { SubsidyScheme } from '#contract/subsidies/scheme.ts';
import { templates } from '#contract/subsidies/templates.ts';
import { grantPosts } from '#modules/accounts/index.ts';
import type { Answer, District, Who } from '#tools/testing/district.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import { bringEstates } from '../../property/testing/estates.ts';
import { cardOf, visited } from '../../scorecards/testing/card.ts';

/** 90 yuan a household and year in two halves: all from 80 points, 80 % from 70. */
export const byHousehold: SubsidyScheme = {
  ...templates.tianjiaan,
  card: 'halves',
  bands: [
    { from: 80, share: 100 },
    { from: 70, share: 80 },
  ],
};

/**
 * Two estates of two companies with points for the second half of 2025, whose time to appeal is over; and a leader beside the supervisor.
 * @param companies left out: the team and the office, made property companies
 */
export const finalHalf = async (
  d: District,
  points: readonly [home: number, other: number],
  companies?: readonly [home: string, other: string],
): Promise<{ home: string; other: string; runId: string; post: (who: Who, url: string, body?: object) => Promise<Answer> }> => {
  const [home, other] = [v7(), v7()];
  const [team, office] = companies ?? [d.organisations.team, d.organisations.office];
  if (!companies) await d.asOwner("update organisations set kind = 'property_company' where id = any($1)", [[team, office]]);
  const days = { begins: '2023-01-01', ends: '2028-08-31' };
  await bringEstates(
    d,
    [
      { id: home, name: '柳岸苑', tail: '001001001', households: 460 },
      { id: other, name: '松涛苑', tail: '001001002', households: 201 },
    ],
    [
      { estate: home, company: team, ...days },
      { estate: other, company: office, ...days },
    ],
  );
  const { id: areaId, path: areaPath } = d.area('');
  const leader = {
    id: v7(),
    accountId: d.people.official.id,
    role: 'leader',
    areaId,
    areaPath,
    organisationId: null,
    validTo: null,
  } as const;
  const by = { jurisdictionId: d.id, actorId: null, at: d.clock.now() };
  await d.process.kernel.db.write(d.access, (tx) => grantPosts(tx, by, [leader]));
  const post = async (who: Who, url: string, body: object = {}): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
  const must = async (url: string, body: object = {}): Promise<Answer['body']> => {
    const answer = await post('supervisor', url, body);
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const card = cardOf({ subjects: 'estate', period: 'half', indicators: [{ ...visited, full: 100 }], appealDays: 1 });
  await publishDefinition(d, 'scorecards.card', card, { subject: 'halves' });
  const run = await must('/api/scorecards/halves/runs', { day: '2025-09-15' });
  const path = `/api/scorecards/runs/${run.id}`;
  for (const [subject, given] of [
    [home, points[0]],
    [other, points[1]],
  ])
    await must(`${path}/given`, { subject, indicator: 'visited', points: given, words: '半年检查' });
  d.clock.set('2026-01-05T10:00:00+08:00');
  await must(`${path}/steps`, { step: 'freeze', edition: 0 });
  await must(`${path}/steps`, { step: 'publish', edition: 1 });
  d.clock.set('2026-01-08T10:00:00+08:00');
  return { home, other, runId: run.id, post };
};
