import type { AnswersOfReport } from '#contract/cases/questions-for.ts';
import { limits } from '#contract/cases/states.ts';
import type { Draft, OutboxItem } from '../../../store/database.ts';

/** What a draft still lacks: the field to go to and the words for it; null when it can be sent. The server has the last word. */
export const problemOf = (draft: Draft): { field: string; words: string } | null => {
  const length = draft.text.trim().length;
  if (length < limits.textMin) return { field: 'report-text', words: 'report.tooShort' };
  if (length > limits.textMax) return { field: 'report-text', words: 'report.tooLong' };
  if ((!draft.place || draft.place.vague) && draft.placeText.trim().length < 2)
    return { field: 'report-place', words: draft.place ? 'report.noCommunity' : 'report.noPlace' };
  return null;
};

const titleLength = 40;
/** Whether a photo is among the answers that are sent; another category may have asked for it. */
const isAnswer = ({ answers, typeAnswers }: AnswersOfReport, key: string): boolean =>
  [answers, typeAnswers].flatMap((one) => Object.values(one?.values ?? {}).flat()).includes(key);

/** A draft as the outbox carries it, with its answers to extra questions. */
export const reportItem = (draft: Draft, answers: AnswersOfReport, owner: string | null, anonymous: boolean): OutboxItem => ({
  id: draft.id,
  kind: 'report',
  owner,
  caseId: null,
  title: draft.text.trim().slice(0, titleLength),
  place: draft.place,
  photos: draft.photos.filter(({ key, answers: asked }) => !asked || isAnswer(answers, key)),
  body: {
    id: draft.id,
    text: draft.text.trim(),
    point: draft.place?.point ?? null,
    accuracy: draft.place?.accuracy ?? null,
    areaCode: draft.place?.areaCode ?? null,
    placeText: draft.placeText.trim() || null,
    categoryCode: draft.categoryCode,
    anonymous,
    ...answers,
    // It may wait here for days; staff are told when it was written.
    occurredAt: draft.begunAt ? new Date(draft.begunAt).toISOString() : null,
  },
  state: owner === null ? 'needs_session' : 'waiting',
  message: null,
  code: null,
  createdAt: Date.now(),
});
