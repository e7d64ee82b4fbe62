import * as api from '#contract/drawing/api.ts';
import { dayOf, type Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const draft = await send('clerk', api.openDraft, [], {
      areaCode: d.area('001001').code,
      title: '网格调整',
      restore: null,
    });
    const features = draft.features.map((f: { residents: number | null }) => ({ ...f, residents: 900 }));
    const saved = await send('clerk', api.saveDraft, [draft.id], { version: draft.version, title: draft.title, features });
    const dropped = await send('clerk', api.discardDraft, [draft.id], { version: saved.version, reason: '暂缓' });
    const reopened = await send('clerk', api.reopenDraft, [draft.id], { version: dropped.version });
    await send('clerk', api.publishDraft, [draft.id], {
      version: reopened.version,
      effectiveOn: dayOf(d, 0),
      reason: '优化网格',
    });
    await send('dispatcher', api.requestDrawings, [], {
      from: d.area('001').code,
      areas: [d.area('001001').code],
      title: '绘制网格',
      basis: { kind: 'document', text: '试办发〔2025〕9号' },
      dueOn: dayOf(d, 20),
    });
  },
} satisfies Repeats;
