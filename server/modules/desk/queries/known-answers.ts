import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { suggestAnswers } from '#contract/desk/api.ts';
import { wordOf } from '#kernel/words.ts';
import { textLikeness } from '#modules/cases/index.ts';
import type { Asked, KnownAnswer } from '../answers.ts';
import { type Desk, requireDesk } from '../desk.ts';
import { deskItemsOf } from './items.ts';

/** Answer templates, own and shared, that have words of the matter in them. */
export const templatesFor = async (desk: Desk, viewer: Viewer, { text }: Asked): Promise<KnownAnswer[]> => {
  const { templates } = await deskItemsOf(desk, viewer);
  return templates
    .filter(({ content }) => content.action === 'answer' || content.action === 'settle')
    .map(({ title, content }) => ({ title, text: content.text, score: textLikeness(`${title} ${content.text}`, text) }))
    .filter(({ score }) => score > 0);
};

/** What may answer somebody, as the desk types in what they ask. @throws session.forbidden */
export const knownAnswers = async (desk: Desk, viewer: Viewer, asked: Asked): Promise<z.input<typeof suggestAnswers.response>> => {
  requireDesk(viewer);
  const found = await desk.answers.suggest(viewer, asked);
  return {
    items: found.map(({ title, text, source, ref, why }) => {
      const [module, what] = source.split('.');
      const key = `${module}.answers.${what}`;
      const from = { code: source, name: { zh: wordOf('zh-CN', key), en: wordOf('en', key) } };
      return { title, text, source: from, ...(ref !== undefined && { ref }), ...(why && { why: { ...why, words: [...why.words] } }) };
    }),
  };
};
