import type { Method, MethodStep } from './methods.ts';
import type { Share } from './rule.ts';

/*
 * Methods that come along; a jurisdiction publishes its own.
 */

const moreThanHalf = (of: Share['of']): Share => ({ of, n: 1, d: 2, strict: true });
const twoThirdsDue: Share = { of: 'due', n: 2, d: 3, strict: false };
const no: Pick<MethodStep, 'rule' | 'ways' | 'mayMerge' | 'published' | 'publishDays'> = {
  rule: null,
  ways: [],
  mayMerge: false,
  published: 'nothing',
  publishDays: null,
};

/** 四步议事法: the branch proposes, the parties discuss, the collective decides, residents evaluate. */
const fourSteps: Method = {
  code: 'four_steps',
  title: { zh: '四步议事法', en: 'Four steps' },
  source: '四步议事：支部提议、多方商议、集体决议、群众评议。期限是通用做法，各地可另行规定。',
  retired: false,
  steps: [
    {
      ...no,
      code: 'propose',
      title: { zh: '支部提议', en: 'The branch proposes' },
      kind: 'propose',
      participants: 'branch',
      noticeDays: 0,
      days: 1,
    },
    {
      ...no,
      code: 'discuss',
      title: { zh: '多方商议', en: 'All parties discuss' },
      kind: 'discuss',
      participants: 'residents',
      noticeDays: 0,
      days: 7,
      published: 'notice',
      publishDays: 7,
    },
    {
      ...no,
      code: 'decide',
      title: { zh: '集体决议', en: 'The collective decides' },
      kind: 'decide',
      participants: 'residents',
      noticeDays: 3,
      days: 1,
      rule: { quorum: moreThanHalf('due'), majority: moreThanHalf('present') },
      ways: ['meeting', 'vote'],
      published: 'resolution',
      publishDays: 7,
    },
    {
      ...no,
      code: 'evaluate',
      title: { zh: '群众评议', en: 'Residents evaluate' },
      kind: 'evaluate',
      participants: 'residents',
      noticeDays: 0,
      days: 15,
      published: 'result',
      publishDays: 7,
    },
  ],
};

/** 四议两公开: four deliberations and two publications, as local rules in villages have it. */
const fourDeliberations: Method = {
  code: 'four_and_two',
  title: { zh: '四议两公开', en: 'Four deliberations, two publications' },
  source:
    '四议两公开（各地实施办法）：党员大会前 3 日公布方案，应到党员三分之二以上到会、应到党员过半数同意；代表会议三分之二以上到会、到会代表过半数同意；决议和实施结果各公开不少于 7 日。书记、主任一人兼任的，可将前两步合并。',
  retired: false,
  steps: [
    {
      ...no,
      code: 'branch_proposes',
      title: { zh: '党支部会提议', en: 'The branch proposes' },
      kind: 'propose',
      participants: 'branch',
      noticeDays: 0,
      days: 1,
    },
    {
      ...no,
      code: 'committees_discuss',
      title: { zh: '“两委”会商议', en: 'The two committees discuss' },
      kind: 'discuss',
      participants: 'committees',
      noticeDays: 0,
      days: 1,
      mayMerge: true,
    },
    {
      ...no,
      code: 'members_meet',
      title: { zh: '党员大会审议', en: "The members' meeting examines" },
      kind: 'meet',
      participants: 'members',
      noticeDays: 3,
      days: 1,
      rule: { quorum: twoThirdsDue, majority: moreThanHalf('due') },
      published: 'notice',
      publishDays: 3,
    },
    {
      ...no,
      code: 'delegates_resolve',
      title: { zh: '村（居）民代表会议决议', en: 'The delegates resolve' },
      kind: 'decide',
      participants: 'delegates',
      noticeDays: 0,
      days: 1,
      rule: { quorum: twoThirdsDue, majority: moreThanHalf('present') },
      ways: ['meeting'],
    },
    {
      ...no,
      code: 'resolution_public',
      title: { zh: '决议公开', en: 'The resolution is published' },
      kind: 'publish',
      participants: 'residents',
      noticeDays: 0,
      days: 7,
      published: 'resolution',
      publishDays: 7,
    },
    {
      ...no,
      code: 'result_public',
      title: { zh: '实施结果公开', en: 'The result is published' },
      kind: 'publish',
      participants: 'residents',
      noticeDays: 0,
      days: 7,
      published: 'result',
      publishDays: 7,
    },
  ],
};

export const shippedMethods: readonly Method[] = [fourSteps, fourDeliberations];
