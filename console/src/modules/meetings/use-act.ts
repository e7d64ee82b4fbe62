import { useQueryClient } from '@tanstack/react-query';
import { createElement } from 'react';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import { useSlot } from '../../app/kept.ts';
import { type Asked, sendingWords, useSend } from '../../app/send.ts';
import { meetingQuery } from './queries.ts';

/** Acts on a meeting whose answer is the meeting as it then stands: shown at once. */
export const useMeetingAct = (meetingId: string, form = 'meetings.act', onDone: (m: MeetingDetail) => void = () => undefined) => {
  const client = useQueryClient();
  const sending = useSend<Asked<MeetingDetail>, MeetingDetail>({
    slot: useSlot(form, meetingId),
    request: (meant) => meant,
    onDone: (answer) => {
      client.setQueryData(meetingQuery(meetingId).queryKey, answer);
      void client.invalidateQueries({ queryKey: ['meetings', 'list'] });
      void client.invalidateQueries({ queryKey: ['meetings', 'resolutions'] });
      onDone(answer);
    },
  });
  return {
    ...sending,
    problem: sending.error ? createElement('p', { className: 'field-problem', role: 'alert' }, sendingWords(sending.error)) : null,
  };
};
