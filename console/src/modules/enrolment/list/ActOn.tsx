import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EnrolmentAct } from '#contract/enrolment/lifecycle.ts';
import type { Enrolment } from '#contract/enrolment/shapes.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';

interface Values {
  until?: string;
  reason?: string;
}

/** One act on an enrolment: a day where it lasts until one, a reason where the person must know it, nothing else. */
export const ActOn = ({ one, act, onClose }: { one: Enrolment; act: EnrolmentAct; onClose: () => void }) => {
  const { t } = useTranslation('enrolment-console');
  const dated = act === 'go_away' || act === 'excuse';
  return (
    <ActDrawer<Values, Enrolment>
      keep={`enrolment.${act}`}
      subject={one.id}
      title={`${t(`act.${act}`)} ${one.name}`}
      lead={<p>{dated ? t('actLead') : act === 'refuse' ? t('refuseLead') : one.community.name}</p>}
      submit={t(`act.${act}`)}
      done={t('actDone')}
      renews="enrolment"
      request={({ until, reason }) =>
        asked(endpoints.enrolment.actOnEnrolment, {
          params: { enrolmentId: one.id },
          body: { version: one.version, act, until: until ?? null, reason: reason?.trim() || null },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {dated && <DayItem name="until" label={t('until')} required needed={t('untilNeeded')} />}
      {act === 'refuse' && (
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, min: 2, message: t('reasonNeeded') }]}>
          <Input maxLength={200} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};
