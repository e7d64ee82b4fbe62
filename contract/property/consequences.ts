import { z } from 'zod';
import { shortCode as code, line } from '../kernel/shapes.ts';
import { estatesCardCode } from './card-code.ts';
import { consequenceActs, listKinds } from './values.ts';

const rule = z.object({
  list: z.enum(listKinds),
  running: z.number().int().min(1).max(12).describe('periods in a row on this list, this one among them, from which on it follows'),
  act: z.enum(consequenceActs),
  days: z.number().int().min(1).max(180).describe('within which it is to be done; of `expose`: for which everybody reads it'),
  words: line.min(2).max(200).describe('what is said, asked or entered'),
  item: code
    .optional()
    .describe('of an entry in the credit record: code of the item of the scheme it is made under; yellow_list unless it says otherwise'),
  meeting: code.default('joint').describe('code of the kind of meeting, for `agenda`: joint meetings deal with estates'),
  unmended: z.boolean().default(false).describe('only where the rectification that the same list ordered is not done in time'),
});
export type ConsequenceRule = z.infer<typeof rule>;

/** The item a rule without one enters under: that of being on the yellow list, which every ready scheme has. */
export const defaultCreditItem = 'yellow_list';

/** What follows from standing on the red or the yellow list of a card, and whether everybody may read the lists. */
export const consequenceRules = z.object({
  card: code,
  open: z.boolean(),
  posted: z
    .number()
    .int()
    .min(0)
    .max(90)
    .default(15)
    .describe(
      'days for which the lists of a final period are disclosed: on the page of notices, the screens and as a sheet to post up; 0: not',
    ),
  yellow: z
    .enum(['open', 'unmended'])
    .default('open')
    .describe(
      'whether everybody reads who stands on the yellow list at once, or only of whom an exposure told that it did not mend in time',
    ),
  rules: z.array(rule).max(20),
});
export type ConsequenceRules = z.infer<typeof consequenceRules>;

/** What holds until a jurisdiction publishes its own (Qingdao: yellow card and talk; three yellow ones running: credit record). */
export const defaultConsequences = consequenceRules.parse({
  card: estatesCardCode,
  open: true,
  posted: 15,
  yellow: 'open',
  rules: [
    { list: 'red', running: 1, act: 'praise', days: 1, words: '本期服务考核列入红榜，予以通报表扬' },
    { list: 'yellow', running: 1, act: 'rectify', days: 15, words: '本期服务考核列入黄榜，请对照扣分项逐条整改，并书面回复' },
    { list: 'yellow', running: 2, act: 'talk', days: 10, words: '连续列入黄榜，请约谈企业负责人，明确整改期限' },
    { list: 'yellow', running: 2, act: 'agenda', days: 45, words: '连续列入黄榜，请会议研究整改办法，物业企业到会说明' },
    { list: 'yellow', running: 3, act: 'credit', days: 10, words: '连续三期列入黄榜，记入企业信用档案' },
  ],
});

/** Rules of places, to begin from. */
export const readyConsequences: Readonly<Record<'qingdao' | 'taizhou', ConsequenceRules>> = {
  qingdao: defaultConsequences,
  // Taizhou, Jiangsu, 2023: +2 for the red list; −2 and exposure for the last three only where they did not mend in time
  taizhou: consequenceRules.parse({
    ...defaultConsequences,
    yellow: 'unmended',
    rules: [
      { list: 'red', running: 1, act: 'praise', days: 1, words: '本月考核列入红榜，予以通报表扬' },
      { list: 'red', running: 1, act: 'credit', days: 10, words: '本月考核列入红榜，信用加 2 分', item: 'red_list' },
      {
        list: 'yellow',
        running: 1,
        act: 'rectify',
        days: 15,
        words: '本月考核排名末位，请对照扣分项逐条整改，并书面回复；逾期未整改的，扣信用分 2 分并曝光',
      },
      {
        list: 'yellow',
        running: 1,
        act: 'credit',
        days: 10,
        words: '逾期未整改的，扣 2 分',
        item: 'yellow_list',
        unmended: true,
      },
      { list: 'yellow', running: 1, act: 'expose', days: 15, words: '考核排名末位，逾期未整改', unmended: true },
    ],
  }),
};
