import { v7 } from 'uuid';
import * as api from '#contract/cases/api.ts';
import { reportBody } from '#tools/testing/district.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  // the own report is the sender's still
  stays: ['createReport', 'followCase'],
  take: async (d, send) => {
    const caseId = await d.caseIn('reported');
    await send('supervisor', api.publishQuestions, ['01'], { version: 1, form: null, reason: '先不补充提问' });
    const rule = { ruleId: null, categoryCode: '01', areaCode: d.area('001').code, organisationId: d.organisations.office };
    const { id } = await send('system_admin', api.saveRule, [], { ...rule, condition: 'hour >= 18' });
    await send('system_admin', api.removeRule, [id], {});
    await send('system_admin', api.saveRule, [], { ...rule, condition: 'hour >= 20' });
    const { ruleId: _, ...another } = { ...rule, condition: 'hour >= 22' };
    await send('system_admin', api.addRules, [], { rules: [another] });
    await send('system_admin', api.learnRules, [], {});
    await send('clerk', api.createReport, [], reportBody());
    await send('clerk', api.act, [caseId], { action: 'verify' });
    await send('clerk', api.followCase, [caseId], { on: true });
    await send('clerk', api.splitCase, [caseId], { parts: [{ id: v7(), text: '门口积水', categoryCode: null }] });
    const [next, two] = [
      { id: v7(), action: 'verify' },
      { id: v7(), action: 'file', categoryCode: '0101' },
    ];
    await send('clerk', api.actInTurn, [await d.caseIn('reported')], { version: 1, acts: [next, two] });
    await send('clerk', api.actOnMany, [], { action: 'check', caseIds: [caseId] });
    await d.process.kernel.work.carryOn(d.id);
    await send('clerk', api.revealReporter, [caseId], { reason: '需要电话核实地点' });
    await send('clerk', api.revealNumbers, [caseId], { reason: '需要电话核实地点' });
  },
} satisfies Repeats;
