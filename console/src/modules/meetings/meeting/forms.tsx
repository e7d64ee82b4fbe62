import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MeetingDetail, MeetingSeat } from '#contract/meetings/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { proposalsQuery } from '../queries.ts';
import { fieldOf, momentOf } from '../words.ts';

const useRule = () => {
  const { t } = useTranslation('meetings-console');
  return (min: number, max: number) => [{ required: true, whitespace: true, min, max, message: t('form.wordsRule', { min, max }) }];
};

/** Another time or place; once all have been called, with the rule that holds for it. */
export const MoveForm = ({ m, onClose }: { m: MeetingDetail; onClose: () => void }) => {
  const { t } = useTranslation('meetings-console');
  const rule = useRule();
  const needed = [{ required: true, message: t('form.whenRule') }];
  return (
    <ActDrawer<{ title: string; startsAt: string; endsAt: string; place: string }, MeetingDetail>
      keep="meetings.move"
      subject={m.id}
      title={t('acts2.move')}
      lead={
        m.state === 'convened' && (
          <p className="soft">{t('moveLead', { days: m.terms.noticeDays, earliest: m.earliest, source: m.terms.source })}</p>
        )
      }
      submit={t('save')}
      done={t('saved')}
      renews="meetings"
      initial={{ title: m.title, startsAt: fieldOf(m.startsAt), endsAt: fieldOf(m.endsAt), place: m.place }}
      request={(v) =>
        asked(endpoints.meetings.moveMeeting, {
          params: { meetingId: m.id },
          body: {
            ...{ version: m.version, title: v.title.trim(), place: v.place.trim() },
            ...{ startsAt: momentOf(v.startsAt), endsAt: momentOf(v.endsAt) },
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="title" label={t('form.title')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="startsAt" label={t('form.startsAt')} rules={needed}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="endsAt" label={t('form.endsAt')} rules={needed}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="place" label={t('form.place')} rules={rule(2, 200)}>
        <Input maxLength={200} />
      </Form.Item>
    </ActDrawer>
  );
};

interface ItemValues {
  title: string;
  kind: 'topic' | 'report';
  text?: string;
  presenter?: string;
  minutes?: number;
}
/** A topic or report for the agenda. */
export const ItemForm = ({ m, onClose }: { m: MeetingDetail; onClose: () => void }) => {
  const { t } = useTranslation('meetings-console');
  const rule = useRule();
  return (
    <ActDrawer<ItemValues, MeetingDetail>
      keep="meetings.item"
      subject={m.id}
      title={t('addItem')}
      submit={t('save')}
      done={t('saved')}
      renews="meetings"
      initial={{ kind: 'topic' }}
      request={(v) =>
        asked(endpoints.meetings.addMeetingItem, {
          params: { meetingId: m.id },
          body: {
            ...{ kind: v.kind, proposalId: null, title: v.title.trim(), text: v.text?.trim() ?? '' },
            ...{ presenter: v.presenter?.trim() ?? '', minutes: v.minutes ?? null },
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="kind" label={t('form.itemKind')}>
        <Radio.Group
          options={(['topic', 'report'] as const).map((value) => ({ value, label: t(`meetings:itemKinds.${value}`) }))}
          optionType="button"
        />
      </Form.Item>
      <Form.Item name="title" label={t('form.itemTitle')} rules={rule(2, 100)}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="text" label={t('form.itemText')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <Form.Item name="presenter" label={t('form.presenter')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="minutes" label={t('form.minutes')}>
        <NumberInput min={1} max={600} />
      </Form.Item>
    </ActDrawer>
  );
};

/** A proposal for the agenda, from those that are under way where the meeting is. */
export const ProposalForm = ({ m, onClose }: { m: MeetingDetail; onClose: () => void }) => {
  const { t } = useTranslation('meetings-console');
  const list = useQuery(proposalsQuery(m.id));
  const all = list.data ?? [];
  const group = (suits: boolean) =>
    all
      .filter((one) => one.suits === suits)
      .map(({ id, title, area, step }) => ({
        value: id,
        label: [title, step && labelOf(step), area !== m.area.name && area].filter(Boolean).join(' · '),
      }));
  const groups = [
    { label: t('proposalsSuit'), options: group(true) },
    { label: t('proposalsOther'), options: group(false) },
  ].filter(({ options }) => options.length > 0);
  return (
    <ActDrawer<{ proposalId: string; presenter?: string; minutes?: number }, MeetingDetail>
      keep="meetings.proposal"
      subject={m.id}
      title={t('addProposal')}
      lead={list.isSuccess && all.length === 0 && <p className="soft">{t('noProposals')}</p>}
      submit={t('save')}
      done={t('saved')}
      renews="meetings"
      disabled={all.length === 0}
      request={({ proposalId, presenter = '', minutes }) =>
        asked(endpoints.meetings.addMeetingItem, {
          params: { meetingId: m.id },
          body: {
            ...{ kind: 'proposal' as const, proposalId, title: all.find(({ id }) => id === proposalId)?.title ?? '', text: '' },
            ...{ presenter: presenter.trim(), minutes: minutes ?? null },
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="proposalId" label={t('form.itemTitle')} rules={[{ required: true, message: t('form.proposalRule') }]}>
        <Select
          aria-label={t('form.itemTitle')}
          loading={list.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={groups}
          placeholder={t('form.proposalRule')}
        />
      </Form.Item>
      <Form.Item name="presenter" label={t('form.presenter')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="minutes" label={t('form.minutes')}>
        <NumberInput min={1} max={600} />
      </Form.Item>
    </ActDrawer>
  );
};

interface AnswerValues {
  answer: 'coming' | 'not_coming' | 'proxy';
  reason?: string;
  proxyId?: string;
}
/** Writes an answer down for somebody who told it. */
export const AnswerForm = ({ m, seat, onClose }: { m: MeetingDetail; seat: MeetingSeat; onClose: () => void }) => {
  const { t } = useTranslation('meetings-console');
  const ways = (['coming', 'not_coming', 'proxy'] as const).filter((one) => one !== 'proxy' || m.proxies > 0);
  return (
    <ActDrawer<AnswerValues, MeetingDetail>
      keep="meetings.answer"
      subject={seat.id}
      title={t('answerOf', { name: seat.name })}
      submit={t('save')}
      done={t('saved')}
      renews="meetings"
      initial={{
        answer: seat.answer === 'none' ? 'coming' : seat.answer,
        reason: seat.reason ?? '',
        ...(seat.proxyId && { proxyId: seat.proxyId }),
      }}
      request={(v) =>
        asked(endpoints.meetings.answerMeeting, {
          params: { seatId: seat.id },
          body: { answer: v.answer, reason: v.reason?.trim() ?? '', proxyId: v.answer === 'proxy' ? (v.proxyId ?? null) : null },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="answer" label={t('form.answer')}>
        <Radio.Group options={ways.map((value) => ({ value, label: t(`meetings:answers.${value}`) }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a: AnswerValues, b: AnswerValues) => a.answer !== b.answer}>
        {({ getFieldValue }) =>
          getFieldValue('answer') === 'proxy' ? (
            <Form.Item name="proxyId" label={t('form.proxy')} rules={[{ required: true, message: t('form.proxyRule') }]}>
              <Select
                aria-label={t('form.proxy')}
                options={m.seats
                  .filter((one) => one.id !== seat.id && one.role !== 'observer')
                  .map(({ id, name, organisation }) => ({ value: id, label: organisation ? `${name} · ${organisation}` : name }))}
              />
            </Form.Item>
          ) : (
            <Form.Item name="reason" label={t('form.absence')}>
              <Input maxLength={100} />
            </Form.Item>
          )
        }
      </Form.Item>
    </ActDrawer>
  );
};

/** Publishes what the meeting came to. */
export const PublishForm = ({ m, onClose }: { m: MeetingDetail; onClose: () => void }) => {
  const { t } = useTranslation('meetings-console');
  return (
    <ActDrawer<{ words?: string }, MeetingDetail>
      keep="meetings.publish"
      subject={m.id}
      title={t('acts2.publish')}
      lead={<p className="soft">{t('publishLead', { days: m.publicDays ?? 0 })}</p>}
      submit={t('acts2.publish')}
      done={t('publishedNow')}
      renews="meetings"
      request={({ words = '' }) => asked(endpoints.meetings.publishMeeting, { params: { meetingId: m.id }, body: { words: words.trim() } })}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="words" label={t('form.publishWords')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
    </ActDrawer>
  );
};
