import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proposal } from '#contract/proposals/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { shortTime } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { meetingsQuery } from '../queries.ts';

/** Meetings that deal with a proposal, and a way onto the agenda of one to come. */
export const Meetings = ({ proposal }: { proposal: Proposal }) => {
  const { t, i18n } = useTranslation('proposals-console');
  const [choosing, setChoosing] = useState(false);
  const { data } = useQuery(meetingsQuery(proposal.id));
  // whoever leads it is told also that no meeting to come deals with its step
  const leads = proposal.acts.includes('withdraw');
  if (!data || (data.items.length + data.offers.length === 0 && !leads)) return null;
  return (
    <section aria-label={t('meetings.title')}>
      <h2>{t('meetings.title')}</h2>
      {data.items.length === 0 && <p className="soft">{t('meetings.none')}</p>}
      <ul className="steps-of">
        {data.items.map(({ id, title, startsAt, state, outcome, words }) => (
          <li key={id}>
            <Link to="/meetings/$meetingId" params={{ meetingId: id }}>
              {title}
            </Link>
            <span className="soft num">
              {` · ${shortTime(new Date(startsAt), i18n.language)} · ${t(`meetings:states.${state}`)}`}
              {outcome && ` · ${t(`meetings:outcomes.${outcome}`)}`}
            </span>
            {words && <p>{words}</p>}
          </li>
        ))}
      </ul>
      {leads && data.offers.length === 0 && (
        <p className="soft">
          {t('meetings.noOffers')}{' '}
          <Link to="/meetings" search={{}}>
            {t('meetings.plan')}
          </Link>
        </p>
      )}
      {data.offers.length > 0 && <Button onClick={() => setChoosing(true)}>{t('meetings.add')}</Button>}
      {choosing && <AddForm proposal={proposal} offers={data.offers} onClose={() => setChoosing(false)} />}
    </section>
  );
};

interface Props {
  proposal: Proposal;
  offers: readonly {
    readonly id: string;
    readonly title: string;
    readonly startsAt: string;
    readonly place: string;
    readonly kind: { zh: string; en: string | null };
    readonly topicsUntil: string;
    readonly late: boolean;
  }[];
  onClose: () => void;
}

const AddForm = ({ proposal, offers, onClose }: Props) => {
  const { t, i18n } = useTranslation('proposals-console');
  const first = offers.find(({ late }) => !late);
  return (
    <ActDrawer<{ meetingId: string }, unknown>
      keep="proposals.meeting"
      subject={proposal.id}
      title={t('meetings.add')}
      lead={<p className="soft">{t('meetings.lead')}</p>}
      submit={t('meetings.add')}
      done={t('meetings.added')}
      renews="proposals"
      initial={{ ...(first && { meetingId: first.id }) }}
      request={({ meetingId }) =>
        asked(endpoints.meetings.addMeetingItem, {
          params: { meetingId },
          body: { kind: 'proposal', proposalId: proposal.id, title: proposal.title, text: '', presenter: '', minutes: null },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="meetingId" label={t('meetings.which')} rules={[{ required: true, message: t('form.needed') }]}>
        <Radio.Group
          vertical
          options={offers.map(({ id, title, startsAt, place, kind, topicsUntil, late }) => ({
            value: id,
            disabled: late,
            label: (
              <>
                {title}
                <span className="soft">
                  {` · ${labelOf(kind)} · ${shortTime(new Date(startsAt), i18n.language)} · ${place} · `}
                  {t(late ? 'meetings.late' : 'meetings.until', { day: topicsUntil })}
                </span>
              </>
            ),
          }))}
        />
      </Form.Item>
    </ActDrawer>
  );
};
