import { z } from 'zod';
import { line } from '../kernel/shapes.ts';
import { scopes } from './kinds.ts';

const source = line.min(2).max(120).describe('the rule this is from');
const days = (least: number, most: number) => z.object({ days: z.number().int().min(least).max(most), source });

/** none 未投票不计 · present_only 送达视为参与、不计入同意 · follow 送达后未投票从多 · follow_half 已投多数超过全体半数时从多. */
export const silences = ['none', 'present_only', 'follow', 'follow_half'] as const;
/** none 按同意票决定 · use_fund 按幢、单元使用维修资金时按异议决定. */
export const dissents = ['none', 'use_fund'] as const;
/** code 参与者四分之三同意 · due 全体三分之二同意: what a building or unit needs to rebuild, e.g. for a lift. */
export const lifts = ['code', 'due'] as const;
export const parkings = ['counted', 'excluded'] as const;
/** first 线上为主、可索取纸质 · beside 线上与纸质并行 · only 仅线上 · paper 仅纸质. */
export const votingWays = ['first', 'beside', 'only', 'paper'] as const;

/** How a place votes, beyond the law of the country: each with the rule it is from. A version holds from its day on. */
export const localRules = z.object({
  notice: days(1, 60).describe('days from the notice to the vote of a regular assembly'),
  extraordinary: days(1, 60).describe('and of an extraordinary one'),
  open: z.object({ least: z.number().int().min(1).max(90), most: z.number().int().min(1).max(90), source }).describe('days a vote is open'),
  posting: days(1, 30).describe('days after which a notice that was posted up counts as served, where two attempts failed'),
  resultWithin: days(1, 30).describe('days after the end of the vote within which the result is up'),
  publicity: days(1, 60).describe('days for which the result is up and objections are taken'),
  silence: z.object({ rule: z.enum(silences), source }),
  proxies: z.object({ most: z.number().int().min(1).max(100).nullable(), source }).describe('mandates one proxy may hold; null: no limit'),
  parking: z.object({ rule: z.enum(parkings), source }),
  ways: z.object({ rule: z.enum(votingWays), source }),
  scopes: z.object({ allowed: z.array(z.enum(scopes)).min(1), source }).describe('whether a building or a unit may vote by itself'),
  change: z.object({ allowed: z.boolean(), source }).describe('whether a vote may be changed until the end'),
  dissent: z
    .object({ rule: z.enum(dissents), source })
    .optional()
    .describe('whether objections decide on the repair fund of a building or unit'),
  lift: z
    .object({ rule: z.enum(lifts), source })
    .optional()
    .describe('of whom a building or unit needs consent to rebuild, e.g. to add a lift'),
  archiveYears: z.object({ years: z.number().int().min(10).max(100), source }),
});
export type LocalRules = z.infer<typeof localRules>;

/** Rules of places that differ, to choose from: the value and where it stands. */
export const knownRules = {
  notice: [
    { days: 15, source: '北京市物业管理条例（2024）第三十五条' },
    { days: 15, source: '杭州市（2021）第十七条' },
    { days: 5, source: '滨州市（2019）第十二条' },
  ],
  extraordinary: [
    { days: 7, source: '杭州市（2021）第十七条' },
    { days: 15, source: '北京市物业管理条例（2024）第三十五条' },
    { days: 5, source: '滨州市（2019）第十二条' },
  ],
  open: [
    { least: 5, most: 60, source: '杭州市（2021）第二十条' },
    { least: 10, most: 60, source: '东莞市业主名册公示（2026）：开放十日' },
  ],
  posting: [
    { days: 5, source: '滨州市（2019）第十三条' },
    { days: 7, source: '舟山市送达公示' },
    { days: 3, source: '青岛市送达公示' },
  ],
  resultWithin: [
    { days: 3, source: '北京市物业管理条例（2024）第三十七条' },
    { days: 7, source: '清远市（广东，2022）第十七条' },
  ],
  publicity: [
    { days: 15, source: '杭州市（2021）第三十条' },
    { days: 15, source: '清远市（广东，2022）第十七条' },
    { days: 10, source: '北京市物业管理委员会公示' },
    { days: 30, source: '杭州市物业费调整公示' },
    { days: 7, source: '杭州市候选人公示' },
  ],
  silence: [
    { rule: 'none', source: '《民法典》第二百七十八条：参与表决为前提' },
    { rule: 'follow', source: '管理规约约定；（2022）沪02民初16号' },
    { rule: 'present_only', source: '管理规约约定：送达视为参与' },
    { rule: 'follow_half', source: '浙江省（2009）第十条：已投多数超过全体半数时计入（《民法典》施行前）' },
  ],
  proxies: [
    { most: 3, source: '潍坊市（2022）第三十二条' },
    { most: null, source: '书面委托，不设上限（上海2020，第十八条）' },
  ],
  parking: [
    { rule: 'counted', source: '最高人民法院建筑物区分所有权司法解释（2020）第二条' },
    { rule: 'excluded', source: '宁波市（2021）第十八条' },
  ],
  ways: [
    { rule: 'first', source: '杭州市（2021）第二十条' },
    { rule: 'beside', source: '聊城市（2021）第十六条' },
    { rule: 'only', source: '北京市物业管理条例（2024）第三十六条：在市系统内表决' },
    { rule: 'paper', source: '平台设置：只用纸质票' },
  ],
  dissent: [
    { rule: 'none', source: '《民法典》第二百七十八条：按同意票决定' },
    { rule: 'use_fund', source: '河南省（2017）第六十六条：维修资金按幢、单元异议表决，反对不超过三分之一（《民法典》施行前）' },
  ],
  lift: [
    { rule: 'code', source: '无锡市（2022）、潮州市：三分之二参与，参与者四分之三同意' },
    { rule: 'due', source: '莱芜市（2019）：全体业主三分之二以上同意（《民法典》施行前）' },
  ],
} as const;

/** What holds until a jurisdiction decides otherwise. */
export const defaultLocalRules: LocalRules = {
  notice: { ...knownRules.notice[0] },
  extraordinary: { ...knownRules.extraordinary[0] },
  open: { ...knownRules.open[0] },
  posting: { ...knownRules.posting[1] },
  resultWithin: { ...knownRules.resultWithin[0] },
  publicity: { ...knownRules.publicity[0] },
  silence: { ...knownRules.silence[0] },
  proxies: { ...knownRules.proxies[0] },
  parking: { ...knownRules.parking[0] },
  ways: { ...knownRules.ways[1] },
  scopes: { allowed: ['estate', 'building', 'unit'], source: '按小区、按幢、按单元表决各地不一（无锡2022加装电梯按单元）' },
  change: { allowed: true, source: '平台设置：截止前以最后一次为准' },
  dissent: { ...knownRules.dissent[0] },
  lift: { ...knownRules.lift[0] },
  archiveYears: { years: 10, source: '平台设置：业主大会资料保存不少于十年' },
};
