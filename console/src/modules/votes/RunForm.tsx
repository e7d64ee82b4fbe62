import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VoteDetail } from '#contract/votes/api.ts';
import { dayOf } from '#ui/time.ts';
import { endpoints } from '../../app/api.ts';
import { type Asked, asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';

export type RunTask = 'close' | 'postpone' | 'void' | 'publish';
interface Values {
  reason?: string;
  until?: string;
}

const requestOf = (vote: VoteDetail, task: RunTask, v: Values): Asked<VoteDetail> => {
  const params = { voteId: vote.id };
  const reason = v.reason?.trim() ?? '';
  const { votes } = endpoints;
  if (task === 'close') return asked(votes.closeVote, { params, body: { reason: reason || null } });
  if (task === 'void') return asked(votes.voidVote, { params, body: { reason } });
  if (task === 'postpone') return asked(votes.postponeVote, { params, body: { closesAt: `${v.until}T12:00:00.000Z`, reason } });
  return asked(votes.publishVote, { params, body: {} });
};

/** Closes a vote, puts it off, declares it void or publishes it: none of it can be taken back, so that each says what it means. */
export const RunForm = ({ vote, task, onClose }: { vote: VoteDetail; task: RunTask; onClose: () => void }) => {
  const { t } = useTranslation('votes-console');
  const needsReason = task === 'void' || task === 'postpone' || (task === 'close' && vote.state === 'open');
  return (
    <ActDrawer<Values, VoteDetail>
      keep={`votes.${task}`}
      subject={vote.id}
      title={t(`run.${task === 'close' && vote.state === 'counting' ? 'count' : task}`)}
      lead={t(`run.lead.${task}`)}
      submit={t('run.yes')}
      done={t('run.done')}
      renews="votes"
      request={(values) => requestOf(vote, task, values)}
      onClose={onClose}
      onDone={onClose}
    >
      {task === 'postpone' && (
        <Form.Item name="until" label={t('form.until')} rules={[{ required: true, message: t('form.needed') }]}>
          <Input type="date" min={dayOf(vote.closesAt)} />
        </Form.Item>
      )}
      {needsReason && (
        <Form.Item
          name="reason"
          label={t('run.reason')}
          rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('form.needed') }]}
        >
          <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};
