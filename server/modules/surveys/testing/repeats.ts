import { randomBytes } from 'node:crypto';
import * as api from '#contract/surveys/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';
import { estateOf, surveyFacts } from './estate.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    await estateOf(d, '重发苑', [4], { first: ['resident'] });
    const facts = surveyFacts(d, { controlPercent: 100 });
    const draft = await send('clerk', api.draftSurvey, [], { areaCode: d.area('001001').code, ...facts });
    const changed = await send('clerk', api.changeSurvey, [draft.id], { ...facts, version: draft.version, title: '改造意愿' });
    const open = await send('clerk', api.openSurvey, [draft.id], { version: changed.version });
    const mine = (await (await d.as('resident')).get('/api/my/surveys')).body.items[0];
    await send('resident', api.answerSurvey, [open.id], { key: mine.places[0].key, answers: { wish: 'lift' } });
    const roll = (await (await d.as('clerk')).get(`/api/surveys/${open.id}/roll?open=true`)).body.items;
    await send('clerk', api.enterSurveyPaper, [open.id], { sheet: '001', key: roll[0].key, answers: { wish: 'pipes' } });
    await send('dispatcher', api.checkSurveyPaper, [open.id, '001'], { answers: { wish: 'none' } });
    await send('clerk', api.settleSurveyPaper, [open.id, '001'], { take: 'second' });
    await send('clerk', api.remindSurvey, [open.id], {});
    await send('clerk', api.closeSurvey, [open.id], {});
    const secret = await send('clerk', api.draftSurvey, [], { areaCode: d.area('001001').code, ...facts, anonymous: true });
    await send('clerk', api.openSurvey, [secret.id], { version: secret.version });
    const anew = (await (await d.as('clerk')).get(`/api/surveys/${secret.id}/roll`)).body.items;
    await send('clerk', api.noteSurveyReturned, [secret.id], { keys: [anew[1].key] });
    await send('resident', api.answerSurvey, [secret.id], {
      key: mine.places[0].key,
      answers: { wish: 'lift' },
      receipt: randomBytes(24).toString('base64url'),
    });
    await send('clerk', api.withdrawSurvey, [secret.id], { reason: '题目有误' });
    const staff = { ...facts, asked: 'staff', areaCodes: [d.area('001001').code], basis: '城市更新〔2025〕3号', title: '社区底数' };
    const office = await send('supervisor', api.draftSurvey, [], { areaCode: d.code, ...staff });
    await send('supervisor', api.openSurvey, [office.id], { version: office.version });
    const places = (await (await d.as('supervisor')).get(`/api/surveys/${office.id}/roll`)).body.items;
    await send('clerk', api.answerSurveyInOffice, [office.id], { key: places[0].key, answers: { wish: 'pipes' } });
  },
  stays: ['answerSurvey'],
  saysNothing: ['answerSurvey'],
} satisfies Repeats;
