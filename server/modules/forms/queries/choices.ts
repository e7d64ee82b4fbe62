import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Choice, listChoices } from '#contract/forms/api.ts';
import type { Kernel } from '#kernel/kernel.ts';

/** Choices in one answer: who does not find theirs among them types more. */
const most = 30;

/** What a viewer can answer a question with, or the one thing an answer names. */
export const choicesFor = async (
  { references }: Pick<Kernel, 'references'>,
  viewer: Viewer,
  { format, among = '', q, id }: z.output<NonNullable<(typeof listChoices)['query']>>,
): Promise<{ items: Choice[] }> => {
  const source = references.of(format);
  if (id === undefined) return { items: [...(await source.find(viewer, q ?? '', most, among))] };
  const one = await source.one(viewer, id, among);
  return { items: one ? [one] : [] };
};
