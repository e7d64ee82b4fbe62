import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Assigned } from '#contract/visits/assignments.ts';
import { assignWays } from '#contract/visits/kinds.ts';
import type { PlanDetail } from '#contract/visits/plans.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaSelect } from '../../../components/AreaSelect.tsx';

interface Props {
  plan: PlanDetail;
  onClose: () => void;
}

/** Somebody who can visit in the area of a plan. */
const VisitorItem = ({ plan, name, label, needed }: { plan: PlanDetail; name: string; label: string; needed: boolean }) => {
  const { t } = useTranslation('visits-console');
  const { data } = useQuery({
    queryKey: ['visits', 'visitors', plan.area.code],
    queryFn: ({ signal }) => call(endpoints.visits.findVisitors, { query: { area: plan.area.code } }, signal),
  });
  return (
    <Form.Item name={name} label={label} rules={needed ? [{ required: true, message: t('form.visitorRule') }] : []}>
      <Select
        aria-label={label}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
      />
    </Form.Item>
  );
};
const reasonRule = (message: string) => [{ required: true, whitespace: true, min: 2, max: 200, message }];

/** Gives households to visitors, in bulk or one area at a time. */
export const AssignForm = ({ plan, onClose }: Props) => {
  const { t } = useTranslation('visits-console');
  const { message } = App.useApp();
  return (
    <ActDrawer<{ way: (typeof assignWays)[number]; areaCode?: string; visitorId?: string }, Assigned>
      keep="visits.assign"
      subject={plan.id}
      title={t('acts.assign')}
      lead={<p className="soft">{t('assign.lead')}</p>}
      submit={t('acts.assign')}
      renews="visits"
      initial={{ way: 'grid' }}
      request={({ way, areaCode, visitorId }) =>
        asked(endpoints.visits.assignHouseholds, {
          params: { planId: plan.id },
          body: {
            way,
            areaCode: areaCode ?? null,
            householdIds: null,
            visitorId: way === 'hand' ? (visitorId ?? null) : null,
            dryRun: false,
          },
        })
      }
      onClose={onClose}
      onDone={(outcome) => {
        void message.info(t('assign.done', { ...outcome }));
        onClose();
      }}
    >
      <Form.Item name="way" label={t('assign.way')}>
        <Radio.Group options={assignWays.map((value) => ({ value, label: t(`assign.ways.${value}`) }))} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('assign.area')} extra={t('assign.areaHint')}>
        <AreaSelect label={t('assign.area')} />
      </Form.Item>
      <Form.Item noStyle dependencies={['way']}>
        {({ getFieldValue }) =>
          getFieldValue('way') === 'hand' ? <VisitorItem plan={plan} name="visitorId" label={t('list.visitor')} needed /> : null
        }
      </Form.Item>
    </ActDrawer>
  );
};

/** Gives the households of one visitor to another, for good or up to a day. */
export const ReassignForm = ({ plan, onClose }: Props) => {
  const { t } = useTranslation('visits-console');
  const { message } = App.useApp();
  return (
    <ActDrawer<{ fromVisitorId: string; visitorId: string; until?: string; reason: string }, { moved: number }>
      keep="visits.reassign"
      subject={plan.id}
      title={t('acts.reassign')}
      submit={t('acts.reassign')}
      renews="visits"
      request={(v) =>
        asked(endpoints.visits.reassign, {
          params: { planId: plan.id },
          body: {
            assignmentIds: null,
            fromVisitorId: v.fromVisitorId,
            visitorId: v.visitorId,
            substituteUntil: v.until ?? null,
            reason: v.reason.trim(),
          },
        })
      }
      onClose={onClose}
      onDone={({ moved }) => {
        void message.info(t('reassign.done', { count: moved }));
        onClose();
      }}
    >
      <VisitorItem plan={plan} name="fromVisitorId" label={t('reassign.from')} needed />
      <VisitorItem plan={plan} name="visitorId" label={t('reassign.to')} needed />
      <Form.Item name="until" label={t('reassign.until')} extra={t('reassign.untilHint')} normalize={(typed: string) => typed || undefined}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="reason" label={t('form.reason')} rules={reasonRule(t('form.wordsRule', { max: 200 }))}>
        <Input maxLength={200} />
      </Form.Item>
    </ActDrawer>
  );
};

/** Ends a plan with all its assignments. */
export const EndForm = ({ plan, onClose }: Props) => {
  const { t } = useTranslation('visits-console');
  return (
    <ActDrawer<{ reason: string }, PlanDetail>
      keep="visits.end"
      subject={plan.id}
      title={t('acts.end')}
      lead={<p className="soft">{t('endLead')}</p>}
      submit={t('acts.end')}
      done={t('kept')}
      renews="visits"
      request={({ reason }) => asked(endpoints.visits.endPlan, { params: { planId: plan.id }, body: { reason: reason.trim() } })}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="reason" label={t('form.reason')} rules={reasonRule(t('form.wordsRule', { max: 200 }))}>
        <Input maxLength={200} />
      </Form.Item>
    </ActDrawer>
  );
};
