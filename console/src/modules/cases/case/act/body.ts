import type { CaseDetail } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { actForms } from '../../acts.ts';
import type { ActValues } from './forms/form.ts';

/** The act's own part of the request, from what its form holds. */
export const bodyOf = (action: CaseAction, values: ActValues, data: CaseDetail): Record<string, unknown> => {
  const { words, photos, body } = actForms[action];
  return {
    ...(typeof words === 'object' ? { text: values.text?.trim() } : words !== 'none' && { reason: values.reason?.trim() || null }),
    ...(photos && { photoIds: (values.photos ?? []).map(({ id }) => id) }),
    ...body?.(values, data),
  };
};
