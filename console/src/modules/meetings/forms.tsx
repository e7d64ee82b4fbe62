import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Rhythm } from '#contract/activities/rhythm.ts';
import type { BodyDetail, MeetingBody, MeetingDetail } from '#contract/meetings/api.ts';
import { type MemberRole, memberRoles } from '#contract/meetings/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../app/api.ts';
import { type Asked, asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { DayItem } from '../../components/DayItem.tsx';
import { OrganisationSelect } from '../../components/OrganisationSelect.tsx';
import { PersonItem, type PersonValue, someoneOf } from '../../components/PersonItem.tsx';
import { RhythmFields } from '../../components/rhythm/RhythmFields.tsx';
import { kindsQuery } from './queries.ts';
import { fieldOf, momentOf } from './words.ts';

const useRule = () => {
  const { t } = useTranslation('meetings-console');
  return (min: number, max: number) => [{ required: true, whitespace: true, min, max, message: t('form.wordsRule', { min, max }) }];
};

interface BodyValues {
  name: string;
  kind: string;
  areaCode: string;
  organisationId?: string;
  place?: string;
  own?: boolean;
  rhythm?: Rhythm;
}
/** Enters a body that meets, or changes one. */
export const BodyForm = ({ body, onClose }: { body: BodyDetail | null; onClose: () => void }) => {
  const { t } = useTranslation('meetings-console');
  const rule = useRule();
  const navigate = useNavigate();
  const kinds = useQuery(kindsQuery).data?.items ?? [];
  const usual: Rhythm = {
    ...{ every: 'month', days: 'monthdays', on: [15], times: 1, hours: [['19:00', '20:30']], seasons: [] },
    ...{ from: platformDay(), until: null },
  };
  return (
    <ActDrawer<BodyValues, BodyDetail>
      keep="meetings.body"
      subject={body?.id ?? ''}
      wide
      title={t(body ? 'changeBody' : 'createBody')}
      submit={t('save')}
      done={t('saved')}
      renews="meetings"
      initial={
        body
          ? {
              ...{ name: body.name, kind: body.kind.code, areaCode: body.area.code, place: body.place },
              ...{ own: body.rhythm !== null, rhythm: body.rhythm ?? usual },
              ...(body.organisation && { organisationId: body.organisation.id }),
            }
          : { own: false, rhythm: usual }
      }
      request={(v) => {
        const facts = {
          ...{ name: v.name.trim(), organisationId: v.organisationId ?? null, place: v.place?.trim() ?? '' },
          rhythm: v.own && v.rhythm ? v.rhythm : null,
        };
        return body
          ? asked(endpoints.meetings.changeMeetingBody, { params: { bodyId: body.id }, body: { ...facts, version: body.version } })
          : asked(endpoints.meetings.createMeetingBody, { body: { ...facts, kind: v.kind, areaCode: v.areaCode } });
      }}
      onClose={onClose}
      onDone={(made) => {
        onClose();
        if (!body) void navigate({ to: '/meeting-bodies/$bodyId', params: { bodyId: made.id } });
      }}
    >
      {!body && (
        <Form.Item name="kind" label={t('form.kind')} rules={[{ required: true, message: t('form.kindRule') }]}>
          <Select
            aria-label={t('form.kind')}
            options={kinds.filter(({ retired }) => !retired).map(({ code, title }) => ({ value: code, label: labelOf(title) }))}
          />
        </Form.Item>
      )}
      <Form.Item name="name" label={t('form.name')} rules={rule(2, 60)}>
        <Input maxLength={60} />
      </Form.Item>
      {!body && (
        <Form.Item name="areaCode" label={t('form.area')} rules={[{ required: true, message: t('form.areaRule') }]}>
          <AreaSelect label={t('form.area')} />
        </Form.Item>
      )}
      <Form.Item name="organisationId" label={t('form.organisation')}>
        <OrganisationSelect label={t('form.organisation')} />
      </Form.Item>
      <Form.Item name="place" label={t('form.place')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="own" valuePropName="checked">
        <Checkbox>{t('form.ownRhythm')}</Checkbox>
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a: BodyValues, b: BodyValues) => a.own !== b.own}>
        {({ getFieldValue }) =>
          getFieldValue('own') && (
            <Form.Item name="rhythm" label={t('form.rhythm')}>
              <RhythmFields plain />
            </Form.Item>
          )
        }
      </Form.Item>
    </ActDrawer>
  );
};

interface MemberValues {
  person: PersonValue;
  organisationId?: string;
  role: MemberRole;
  fromOn?: string;
  untilOn?: string;
}
/** Takes a person into a body, for a term. */
export const MemberForm = ({ body, onClose }: { body: MeetingBody; onClose: () => void }) => {
  const { t } = useTranslation('meetings-console');
  return (
    <ActDrawer<MemberValues, BodyDetail>
      keep="meetings.member"
      subject={body.id}
      title={t('addMember')}
      submit={t('save')}
      done={t('saved')}
      renews="meetings"
      initial={{ role: 'member' }}
      request={(v) =>
        asked(endpoints.meetings.addMeetingMember, {
          params: { bodyId: body.id },
          body: {
            ...{ person: someoneOf(v.person ?? {}), organisationId: v.organisationId ?? null, role: v.role },
            ...{ fromOn: v.fromOn ?? null, untilOn: v.untilOn ?? null },
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <PersonItem name="person" label={t('form.person')} />
      <Form.Item name="organisationId" label={t('form.unit')} extra={t('form.unitHint')}>
        <OrganisationSelect label={t('form.unit')} />
      </Form.Item>
      <Form.Item name="role" label={t('form.role')}>
        <Select aria-label={t('form.role')} options={memberRoles.map((value) => ({ value, label: t(`meetings:roles.${value}`) }))} />
      </Form.Item>
      <DayItem name="fromOn" label={t('form.from')} />
      <DayItem name="untilOn" label={t('form.until')} />
    </ActDrawer>
  );
};

interface PlanValues {
  bodyId: string;
  title?: string;
  startsAt: string;
  endsAt: string;
  place: string;
}
/** Arranges a meeting of a body, or of the one it is opened for; a day its rhythm has it meet is offered. */
export const PlanForm = ({
  bodies,
  bodyId,
  due = null,
  onClose,
}: {
  bodies: readonly MeetingBody[];
  bodyId: string | undefined;
  due?: BodyDetail['dues'][number] | null;
  onClose: () => void;
}) => {
  const { t } = useTranslation('meetings-console');
  const rule = useRule();
  const navigate = useNavigate();
  const needed = [{ required: true, message: t('form.whenRule') }];
  const of = bodies.find(({ id }) => id === bodyId) ?? (bodies.length === 1 ? bodies[0] : undefined);
  return (
    <ActDrawer<PlanValues, MeetingDetail>
      keep="meetings.plan"
      subject={bodyId ?? ''}
      title={t('plan')}
      lead={<p className="soft">{t('planLead')}</p>}
      submit={t('plan')}
      renews="meetings"
      initial={{
        ...(of && { bodyId: of.id, ...(of.place && { place: of.place }) }),
        ...(due && { startsAt: fieldOf(due.startsAt), endsAt: fieldOf(due.endsAt) }),
      }}
      request={(v) =>
        asked(endpoints.meetings.planMeeting, {
          body: {
            ...{ bodyId: v.bodyId, title: v.title?.trim() ?? '', place: v.place.trim(), dueKey: due?.key ?? null },
            ...{ startsAt: momentOf(v.startsAt), endsAt: momentOf(v.endsAt) },
          },
        })
      }
      onClose={onClose}
      onDone={(made) => void navigate({ to: '/meetings/$meetingId', params: { meetingId: made.id } })}
    >
      <Form.Item name="bodyId" label={t('body')} rules={[{ required: true, message: t('form.bodyRule') }]}>
        <Select
          aria-label={t('body')}
          showSearch={{ optionFilterProp: 'label' }}
          options={bodies.filter(({ mayRun }) => mayRun).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="title" label={t('form.title')} extra={t('form.titleHint')}>
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

/** Why something is done, for what needs nothing else. */
export const ReasonForm = ({
  keep,
  subject,
  title,
  lead,
  label,
  request,
  onClose,
}: {
  keep: string;
  subject: string;
  title: string;
  lead?: string;
  label: string;
  request: (reason: string) => Asked<unknown>;
  onClose: () => void;
}) => {
  const rule = useRule();
  return (
    <ActDrawer<{ reason: string }, unknown>
      keep={keep}
      subject={subject}
      title={title}
      lead={lead && <p className="soft">{lead}</p>}
      submit={title}
      renews="meetings"
      request={({ reason }) => request(reason.trim())}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="reason" label={label} rules={rule(2, 200)}>
        <Input maxLength={200} />
      </Form.Item>
    </ActDrawer>
  );
};
