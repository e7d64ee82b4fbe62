import * as api from '#contract/scorecards/api.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import type { Repeats } from '#tools/testing/repeats.ts';
import { cardOf } from './card.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    await publishDefinition(d, 'scorecards.card', cardOf({ appealDays: 1 }), { subject: 'repeated' });
    const run = await send('supervisor', api.openRun, ['repeated'], { day: d.clock.now().toISOString().slice(0, 10) });
    const subject = d.area('001001').code;
    await send('supervisor', api.givePoints, [run.id], { subject, indicator: 'visited', points: 30, words: '现场检查' });
    // the month was over long ago
    await d.asOwner(
      "update scorecard_runs set first_day = first_day - interval '1 year', last_day = last_day - interval '1 year' where id = $1",
      [run.id],
    );
    await send('supervisor', api.stepRun, [run.id], { step: 'freeze', edition: 0 });
    await (await d.as('supervisor')).post(`/api/scorecards/runs/${run.id}/steps`, { id: crypto.randomUUID(), step: 'publish', edition: 1 });
    const hasty = await (await d.as('clerk')).post(`/api/scorecards/runs/${run.id}/appeals`, {
      id: crypto.randomUUID(),
      subject,
      indicator: 'satisfied',
      words: '写错了',
    });
    await send('clerk', api.withdrawAppeal, [hasty.body.id], {});
    const appeal = await send('clerk', api.raiseAppeal, [run.id], { subject, indicator: 'satisfied', words: '有两件已满意' });
    await send('supervisor', api.answerAppeal, [appeal.id], { fact: { n: 2, of: 2 }, answer: '情况属实' });
    await send('supervisor', api.correctRun, [run.id], { edition: 1, reason: '申诉采纳' });
    const before = d.clock.now();
    d.clock.advance(20 * 86_400_000);
    await (await d.as('supervisor')).post(`/api/scorecards/runs/${run.id}/steps`, { id: crypto.randomUUID(), step: 'finish', edition: 2 });
    await send('supervisor', api.issueBulletin, [run.id], { edition: 2, opening: '通报如下。' });
    d.clock.set(before);
  },
} satisfies Repeats;
