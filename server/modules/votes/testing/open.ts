import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import type { Question, Rule, Way } from '#contract/votes/model.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import type { District, Who } from '#tools/testing/district.ts';
import type { RollItem, Running } from '../index.ts';

/** By heads, open, to be changed, more than half of those who take part. */
export const plainRule: Rule = {
  measures: 'heads',
  secret: false,
  quorum: null,
  majority: { of: 'participating', n: 1, d: 2, strict: true },
  silence: 'none',
  change: true,
  tie: 'fails',
  source: '居民会议议事规则',
};
export const motionOf = (rule: Partial<Rule> = {}, id = 'q1'): Question => ({
  id,
  title: `事项 ${id}`,
  text: '是否同意？',
  kind: 'motion',
  options: [],
  most: 0,
  rule: { ...plainRule, ...rule },
  reserved: false,
});

/** Somebody who acts in the district, for services that run in a transaction. */
export const runningIn = (d: District, tx: Tx, who: Who | null = 'clerk'): Running => {
  const by = { jurisdictionId: d.id, actorId: who && d.people[who].id, at: d.clock.now() };
  return { ...by, log: (action, subject, more = {}) => audit(tx, { ...by, action, subject, ...more }) };
};

/** An entry of a person of the district, or of nobody who has an account. */
export const due = (d: District, who: Who | null, key: string, over: { heads?: number; area?: number; ways?: Way[] } = {}): RollItem => ({
  entry: { key, heads: over.heads ?? 1, area: over.area ?? 10_000, ways: over.ways ?? ['phone', 'paper', 'proxy'] },
  accountId: who && d.people[who].id,
  personId: null,
  label: `${key}室`,
});

/** Opens a vote in the first community, for a day from now. */
export const openTestVote = (
  d: District,
  v: { questions?: Question[]; roll: RollItem[]; opensIn?: number; hours?: number; published?: boolean; proxiesMost?: number },
): Promise<string> =>
  d.database.db.write(d.access, (tx) => {
    const now = d.clock.now().getTime();
    const opensAt = new Date(now + (v.opensIn ?? 0) * 3_600_000);
    return d.process.modules.votes.open(tx, runningIn(d, tx), {
      subject: { type: 'poll', id: v7() },
      areaId: d.area('001001').id,
      title: '小区电动车棚改造',
      questions: v.questions ?? [motionOf()],
      roll: v.roll,
      opensAt,
      closesAt: new Date(opensAt.getTime() + (v.hours ?? 24) * 3_600_000),
      ...(v.published === undefined ? {} : { published: v.published }),
      ...(v.proxiesMost === undefined ? {} : { proxiesMost: v.proxiesMost }),
    });
  });

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A receipt as the phone makes it. */
export const receiptCode = (): string => Array.from({ length: 16 }, () => letters[randomInt(32)]).join('');
