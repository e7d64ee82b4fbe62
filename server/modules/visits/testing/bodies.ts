import { v7 } from 'uuid';
import type { District } from '#tools/testing/district.ts';

/** A question that is answered by yes or no. */
export const yesNo = (zh: string) => ({ type: 'boolean', words: { title: { zh, en: null } } });
/** A form of a few questions, none needed. */
export const formOf = (questions: Record<string, object>) => ({
  type: 'object',
  properties: questions,
  order: Object.keys(questions),
  required: [],
});

/** A campaign of the community's grid; a test overrides what it is about. */
export const planBody = (d: District, over: Record<string, unknown> = {}) => ({
  id: v7(),
  title: '燃气安全敲门行动',
  kind: 'campaign',
  risk: 'ordinary',
  from: '2025-09-10',
  until: '2025-09-30',
  rhythm: null,
  areaCode: d.area('001001').code,
  areas: [d.area('001001').code],
  content: { purpose: '入户检查燃气软管和报警器', lines: ['safety'], ...(over['content'] as object) },
  ...Object.fromEntries(Object.entries(over).filter(([key]) => key !== 'content')),
});

/** What the phone says of when and where. */
export const actNow = (d: District, over: Record<string, unknown> = {}) => {
  const at = d.clock.now().toISOString();
  return { at, sentAt: at, point: null, ...over };
};
