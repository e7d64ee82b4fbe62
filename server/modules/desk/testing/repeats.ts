import * as api from '#contract/desk/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';
import { caseWithPhoto } from './photo.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const { id } = await send('clerk', api.saveFilter, [], {
      of: null,
      title: '我的超时案卷',
      shared: null,
      content: { search: { queue: 'overdue' } },
    });
    const content = { action: 'answer', text: '{编号}已办结。' };
    await send('clerk', api.saveTemplate, [], { of: null, title: '办结答复', shared: null, content });
    const search = { state: 'draft', view: 'cards' };
    await send('clerk', api.saveView, [], { of: null, title: '待确认', shared: null, content: { page: 'registers.two_new', search } });
    await send('clerk', api.removeDeskItem, [id], {});
    const { caseId, photoId } = await caseWithPhoto(d);
    const rectangles = [{ x: 100, y: 100, width: 300, height: 300 }];
    const covered = await send('clerk', api.redactPhoto, [caseId, photoId], { rectangles, reason: '有居民面部' });
    await send('clerk', api.revealPhoto, [caseId, covered.id], { reason: '核对车牌' });
  },
} satisfies Repeats;
