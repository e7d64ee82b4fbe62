import * as api from '#contract/credits/api.ts';
import { templates } from '#contract/credits/templates.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';
import { companyIn } from './companies.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const company = await companyIn(d, '反复物业', 'official');
    await publishDefinition(d, 'credits.scheme', templates.yantai);
    await send('dispatcher', api.joinCredits, [company], { joinedOn: dayOf(d, 0), base: 76, words: '基本信息核对无误' });
    const bad = { item: 'penalty', points: null, occurredOn: dayOf(d, 0), until: null, source: 'document', words: '行政处罚决定书' };
    const { entries } = await send('dispatcher', api.enterCredit, [company], bad);
    const objected = await send('official', api.objectToEntry, [entries[0].id], { words: '处罚已撤销' });
    const [asked] = objected.entries[0].asks;
    await send('supervisor', api.answerCredit, [asked.id], { granted: false, answer: '处罚决定仍然有效' });
    // it was entered long ago
    await d.asOwner('update credit_entries set repair_from = since, until = until + 100 where id = $1', [entries[0].id]);
    await send('official', api.askRepair, [entries[0].id], { words: '已按期缴纳罚款并整改' });
    const year = Number(dayOf(d, 0).slice(0, 4)) - 1;
    const rated = await send('supervisor', api.rateYear, [], { year });
    await send('official', api.objectToRating, [rated.id], { companyId: company, words: '基本信息分有误' });
    await send('dispatcher', api.joinCredits, [company], { joinedOn: `${year}-01-01`, base: 80, words: '补齐资料' });
    await send('supervisor', api.correctCreditYear, [rated.id], { edition: 1, reason: '基本信息补齐' });
    await d.asOwner("update credit_asks set state = 'refused' where state = 'open'");
    await d.asOwner('update credit_years set public_until = public_until - 60 where id = $1', [rated.id]);
    await send('supervisor', api.finishCreditYear, [rated.id], { edition: 2 });
  },
} satisfies Repeats;
