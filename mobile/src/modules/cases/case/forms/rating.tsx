import type { Rating } from '#contract/cases/api.ts';
import { RatingField, ratingQuestions } from '../../../../cases/rating-field.tsx';
import type { Extra, ExtraProps } from './form.ts';

const ratingIn = (fields: ExtraProps['fields']): Partial<Rating> => (fields['rating'] as Partial<Rating> | undefined) ?? {};

/** The three questions of a call-back. */
export const rating: Extra = {
  Fields: ({ fields, change }) => <RatingField rating={ratingIn(fields)} onChange={(given) => change({ rating: given })} />,
  missing: (fields) => (ratingQuestions.every((question) => ratingIn(fields)[question] !== undefined) ? null : 'act.rateAll'),
  body: (fields, _, written) => ({ rating: { ...ratingIn(fields), comment: written } }),
};
