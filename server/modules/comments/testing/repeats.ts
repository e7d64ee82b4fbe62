import * as api from '#contract/comments/api.ts';
import * as drafts from '#contract/drawing/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    const draft = await send('clerk', drafts.openDraft, [], { areaCode: d.area('001001').code, title: '讨论稿', restore: null });
    const said = { text: '这里从河边划开', mentions: [] };
    const { id } = await send('clerk', api.addComment, [], { type: 'area_draft', subjectId: draft.id, ...said });
    await send('clerk', api.editComment, [id], { version: 1, ...said, text: '从桥头划开' });
    await send('clerk', api.withdrawComment, [id], { version: 2 });
  },
} satisfies Repeats;
