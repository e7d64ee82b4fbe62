import type { CaseDetail, UploadedPhoto } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { endOfDay } from '#ui/time.ts';

/** What the forms hold. */
export interface ActValues {
  reason?: string;
  text?: string;
  photos?: UploadedPhoto[];
  categoryCode?: string;
  kind?: CaseDetail['kind'];
  areaCode?: string;
  organisationId?: string;
  until?: string;
  answered?: boolean;
  solved?: boolean;
  satisfied?: boolean;
  comment?: string;
}

/** Sensible first values: what the case already knows, and the suggested organisation. A call-back starts empty: its answers are the reporter's. */
export const startValues = (action: CaseAction, data: CaseDetail): ActValues => {
  if (action === 'file')
    return { ...(data.category ? { categoryCode: data.category.code } : {}), kind: data.kind, areaCode: data.area.code };
  if (action === 'dispatch' && data.suggestion) return { organisationId: data.suggestion.organisation.id };
  return {};
};

const words = (text: string | undefined): string | null => text?.trim() || null;

/** The act's own part of the request. */
export const bodyOf = (action: CaseAction, values: ActValues, data: CaseDetail): Record<string, unknown> => {
  const photoIds = (values.photos ?? []).map((photo) => photo.id);
  switch (action) {
    case 'file':
      return {
        categoryCode: values.categoryCode ?? null,
        kind: values.kind ?? null,
        areaCode: values.areaCode === data.area.code ? null : (values.areaCode ?? null),
        reason: words(values.reason),
      };
    case 'dispatch':
      return { organisationId: values.organisationId, reason: words(values.reason) };
    case 'verify':
    case 'check':
      return { reason: words(values.reason), photoIds };
    case 'progress':
    case 'answer':
    case 'supplement':
      return { text: values.text?.trim(), photoIds };
    case 'call_back':
      return { rating: { answered: values.answered, solved: values.solved, satisfied: values.satisfied, comment: words(values.comment) } };
    case 'shelve':
      return { reason: words(values.reason), until: values.until && endOfDay(values.until) };
    default:
      return { reason: words(values.reason) };
  }
};
