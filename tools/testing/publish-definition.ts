import { v7 } from 'uuid';
import type { Answer, District, Who } from './district.ts';

/** Drafts and publishes a definition by the pages' own way, at once. @returns the first answer that refuses it, else that of its publication */
export const publishDefinition = async (
  d: District,
  kind: string,
  content: unknown,
  { subject, who = 'supervisor', reason = '居民代表会议讨论通过' }: { subject?: string; who?: Who; reason?: string } = {},
): Promise<Answer> => {
  const url = `/api/definitions/${kind}`;
  const of = subject === undefined ? '' : `?subject=${subject}`;
  const client = await d.as(who);
  const { body: now } = await client.get(`${url}${of}`);
  const saved = await client.put(`${url}/draft${of}`, { id: v7(), revision: now.draft?.revision ?? 0, base: now.newest, content });
  if (saved.status !== 200) return saved;
  const { draft, newest } = saved.body;
  return client.post(`${url}/publish${of}`, { id: v7(), revision: draft.revision, newest, reason, effectiveOn: null });
};
