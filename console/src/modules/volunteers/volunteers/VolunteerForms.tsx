import { queryOptions, useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import type { Volunteer } from '#contract/volunteers/api.ts';
import { type Skill, skillSet } from '#contract/volunteers/kinds.ts';
import { type ServiceTime, serviceTimes } from '#contract/volunteers/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { call, endpoints } from '../../../app/api.ts';
import { refined } from '../../../app/kinds.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { PaperButton } from '../../../components/PaperButton.tsx';
import { PersonItem, type PersonValue, someoneOf } from '../../../components/PersonItem.tsx';

interface Registering {
  who: PersonValue;
  area: PlainArea;
  skills?: Skill[];
  times?: ServiceTime[];
  minor?: boolean;
  guardianName?: string;
  guardianPhone?: string;
  agrees?: boolean;
}
/** Somebody at the counter becomes a volunteer. */
export const RegisterForm = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('volunteers-console');
  return (
    <ActDrawer<Registering, Volunteer>
      keep="volunteers.register"
      subject="new"
      title={t('registerTitle')}
      submit={t('save')}
      done={t('stepsDone')}
      renews="volunteers"
      request={({ who, area, skills = [], times = [], minor = false, guardianName = '', guardianPhone = '' }) =>
        asked(endpoints.volunteers.registerVolunteer, {
          body: {
            who: someoneOf(who),
            name: null,
            areaCode: area.code,
            skills,
            times,
            minor,
            guardian: minor ? { name: guardianName.trim(), phone: phoneOf(guardianPhone), agrees: true } : null,
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <PersonItem name="who" label={t('who')} />
      <AreaItem name="area" label={t('areaLabel')} needed={t('must.choose')} own />
      <Form.Item name="skills" label={t('skills')}>
        <Select mode="multiple" options={refined(skillSet).map((value) => ({ value, label: t(`volunteers:skills.${value}`) }))} />
      </Form.Item>
      <Form.Item name="times" label={t('times')}>
        <Checkbox.Group options={serviceTimes.map((value) => ({ value, label: t(`volunteers:times.${value}`) }))} />
      </Form.Item>
      <Form.Item name="minor" valuePropName="checked">
        <Checkbox>{t('minor')}</Checkbox>
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('minor') && (
            <>
              <Form.Item
                name="guardianName"
                label={t('guardianName')}
                rules={[{ required: true, whitespace: true, min: 2, message: t('must.fill') }]}
              >
                <Input maxLength={40} />
              </Form.Item>
              <Form.Item
                name="guardianPhone"
                label={t('guardianPhone')}
                rules={[{ required: true, transform: phoneOf, pattern: mobilePattern, message: t('guardianPhoneWrong') }]}
              >
                <CleanInput clean={phoneOf} inputMode="tel" />
              </Form.Item>
              <Form.Item
                name="agrees"
                valuePropName="checked"
                rules={[{ validator: async (_, on) => (on ? undefined : Promise.reject(new Error(t('guardianNeeded')))) }]}
              >
                <Checkbox>{t('guardianAgrees')}</Checkbox>
              </Form.Item>
            </>
          )
        }
      </Form.Item>
    </ActDrawer>
  );
};

/** Kinds of activity: trainings are for one of them. */
export const activityKindsQuery = queryOptions({
  queryKey: ['activities', 'kinds'],
  queryFn: ({ signal }) => call(endpoints.activities.listActivityKinds, {}, signal),
});

/** What somebody was trained for, and until when they are insured. */
export const ReadyForm = ({ volunteer, onClose }: { volunteer: Volunteer; onClose: () => void }) => {
  const { t } = useTranslation('volunteers-console');
  const { data } = useQuery(activityKindsQuery);
  return (
    <ActDrawer<{ kind?: string; on?: string; insuredUntil?: string }, Volunteer>
      keep="volunteers.ready"
      subject={volunteer.personId}
      title={t('readyTitle')}
      lead={volunteer.name}
      submit={t('save')}
      done={t('stepsDone')}
      renews="volunteers"
      request={({ kind, on, insuredUntil }) =>
        asked(endpoints.volunteers.noteReadiness, {
          params: { personId: volunteer.personId },
          body: { training: kind && on ? { kind, on, until: null } : null, insuredUntil: insuredUntil ?? null },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="kind" label={t('trainingKind')}>
        <Select allowClear options={(data?.items ?? []).map(({ code, title }) => ({ value: code, label: labelOf(title) }))} />
      </Form.Item>
      <DayItem name="on" label={t('trainingOn')} />
      <DayItem name="insuredUntil" label={t('insuredUntil')} />
    </ActDrawer>
  );
};

/** Ends a registration. */
export const EndForm = ({ volunteer, onClose }: { volunteer: Volunteer; onClose: () => void }) => {
  const { t } = useTranslation('volunteers-console');
  return (
    <ActDrawer<object, Volunteer>
      keep="volunteers.end"
      subject={volunteer.personId}
      title={t('end')}
      lead={`${volunteer.name} · ${t('endSure')}`}
      submit={t('end')}
      done={t('stepsDone')}
      renews="volunteers"
      request={() => asked(endpoints.volunteers.endVolunteer, { params: { personId: volunteer.personId }, body: {} })}
      onClose={onClose}
      onDone={onClose}
    />
  );
};

/** A certificate for somebody at the counter: asked for, then made as a document. */
export const CertificateForm = ({ volunteer, onClose }: { volunteer: Volunteer; onClose: () => void }) => {
  const { t } = useTranslation('volunteers-console');
  const [made, setMade] = useState<{ id: string; source: string } | null>(null);
  return (
    <ActDrawer<{ from?: string; until?: string }, { id: string; source: string; minutes: number }>
      keep="volunteers.certificate"
      subject={volunteer.personId}
      title={t('certificate')}
      lead={volunteer.name}
      submit={t('certificate')}
      renews="volunteers"
      disabled={made !== null}
      request={({ from, until }) =>
        asked(endpoints.volunteers.askCertificate, {
          body: { personId: volunteer.personId, from: from ?? null, until: until ?? null, idNumber: 'masked' },
        })
      }
      onClose={onClose}
      onDone={setMade}
    >
      <DayItem name="from" label={t('from')} />
      <DayItem name="until" label={t('until')} />
      {made && <PaperButton source={made.source} subjectId={made.id} />}
    </ActDrawer>
  );
};
