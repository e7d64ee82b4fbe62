import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type PointRule, type PointRules, pointRule } from '#contract/points/rules.ts';
import { insertPersons } from '#modules/persons/index.ts';
import type { District, Running, Who } from '#tools/testing/district.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import type { Earned, Earning } from '../index.ts';

/** A rule for an hour of help, unless told otherwise. */
export const helpRule = (over: Partial<PointRule> = {}): PointRule =>
  pointRule.parse({ code: 'help', title: { zh: '邻里帮忙', en: 'Help' }, act: 'tests.help', points: 1, months: 12, ...over });
/** A book of rules with nothing but these. */
export const bookOf = (rules: PointRule[] = [helpRule()], over: Partial<PointRules> = {}): PointRules => ({
  step: 30,
  seasons: [1, 4, 7, 10],
  caps: [],
  rules,
  ...over,
});

/** Acts that a module could bring: help counted in time, reports counted by times, of which some are about persons. */
export const openTestActs = ({ modules }: Running): void => {
  const { acts } = modules.points;
  acts.add({
    act: 'tests.help',
    unit: 'minutes',
    words: 'points-rules.grant',
    kinds: () => [{ code: 'elder_care', words: 'points-rules.grant' }],
  });
  acts.add({
    act: 'tests.report',
    unit: 'times',
    words: 'points-rules.grant',
    kinds: () => [
      { code: 'hazard', words: 'points-rules.grant' },
      { code: 'dispute', words: 'points-rules.grant' },
    ],
    excluded: ['dispute'],
  });
};

/** Publishes rules by the pages' own way, at once. */
export const publishRules = (d: District, content: unknown, who: Who = 'supervisor') =>
  publishDefinition(d, 'points.rules', content, { who });

/** Somebody who takes part; with an account where one is given. */
export const somebody = async (d: District, over: { accountId?: string; partyMember?: boolean } = {}): Promise<string> => {
  const id = v7();
  const ring = await d.process.kernel.keys.of(d.id);
  await d.database.db.write(d.access, (tx) =>
    insertPersons(tx, d.id, ring, [{ id, name: '和顺', phone: null, partyMember: false, ...over }]),
  );
  return id;
};

/** Lets somebody's act earn, an hour of help today in the clerk's community unless told otherwise. */
export const earnIn = (d: District, person: string, over: Partial<Earning> = {}, on: Running = d.process): Promise<Earned> =>
  on.kernel.db.write(d.access, (tx) =>
    on.modules.points.earn(tx, {
      act: 'tests.help',
      kind: null,
      person,
      areaId: d.area('001001').id,
      quantity: 60,
      on: shanghaiDay(d.clock.now()),
      source: { what: 'tests.help', id: v7() },
      approvedBy: null,
      facts: {},
      ...over,
    }),
  );
