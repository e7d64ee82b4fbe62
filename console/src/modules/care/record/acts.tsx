import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CareRhythm, endReasons, type HealthKind, healthKinds } from '#contract/care/kinds.ts';
import type { CareDetail, CareRow } from '#contract/care/records.ts';
import { endpoints } from '../../../app/api.ts';
import { type Asked, asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import {
  ClassItem,
  ConsentFields,
  type ConsentValues,
  consentOf,
  FactFields,
  type FactValues,
  factsOf,
  freshConsent,
  VisitorItems,
} from '../fields.tsx';

export type Task =
  | { readonly act: 'change' | 'renew' | 'class' | 'health' | 'end' }
  | { readonly act: 'end_class'; readonly classId: string }
  | { readonly act: 'remove_health'; readonly healthId: string };

interface Values extends ConsentValues, FactValues {
  leadId: string;
  visitorIds?: string[];
  rhythm: CareRhythm;
  class: CareRow['classes'][number];
  level?: string;
  since: string;
  source: string;
  kind: HealthKind;
  provider: string;
  next?: string;
  why: Exclude<(typeof endReasons)[number], 'expired'>;
}

const requestOf = ({ id, version, facts }: CareDetail, task: Task, v: Values): Asked<unknown> => {
  const { care } = endpoints;
  const params = { recordId: id };
  switch (task.act) {
    case 'change':
      return asked(care.changeCare, {
        params,
        body: { version, ...factsOf(v, facts.kin.slice(1)), leadId: v.leadId, visitorIds: v.visitorIds ?? [], rhythm: v.rhythm },
      });
    case 'renew':
      return asked(care.renewCare, { params, body: { version, consent: consentOf(v) } });
    case 'class':
      return asked(care.addCareClass, {
        params,
        body: { class: v.class, level: v.level?.trim() || null, since: v.since, source: v.source },
      });
    case 'end_class':
      return asked(care.endCareClass, { params: { ...params, classId: task.classId }, body: { until: v.until } });
    case 'health':
      return asked(care.addCareHealth, {
        params,
        body: { kind: v.kind, provider: v.provider, on: v.on, until: v.kind === 'bed' ? v.until : null, next: v.next ?? null },
      });
    case 'remove_health':
      return asked(care.removeCareHealth, { params: { ...params, healthId: task.healthId }, body: {} });
    case 'end':
      return asked(care.endCare, { params, body: { why: v.why } });
  }
};

const HealthFields = () => {
  const { t } = useTranslation('care-console');
  const kind = Form.useWatch('kind', Form.useFormInstance<Values>());
  return (
    <>
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true, message: t('kindNeeded') }]}>
        <Select options={healthKinds.map((value) => ({ value, label: t(`care:health.${value}`) }))} />
      </Form.Item>
      <Form.Item name="provider" label={t('provider')} rules={[{ required: true, whitespace: true, min: 2, message: t('providerNeeded') }]}>
        <Input maxLength={80} />
      </Form.Item>
      <DayItem name="on" label={t('onDay')} required />
      {kind === 'bed' && <DayItem name="until" label={t('untilDay')} required />}
      <DayItem name="next" label={t('nextOn')} extra={t('nextHint')} />
    </>
  );
};

const Fields = ({ task, detail }: { task: Task; detail: CareDetail }) => {
  const { t } = useTranslation('care-console');
  switch (task.act) {
    case 'change':
      return (
        <>
          <FactFields />
          <VisitorItems area={detail.area.code} withLead />
        </>
      );
    case 'renew':
      return <ConsentFields />;
    case 'class':
      return (
        <>
          <ClassItem name="class" />
          <Form.Item name="level" label={t('level')}>
            <Input maxLength={40} />
          </Form.Item>
          <DayItem name="since" label={t('since')} required />
          <Form.Item name="source" label={t('source')} rules={[{ required: true, whitespace: true, min: 2, message: t('sourceNeeded') }]}>
            <Input maxLength={200} />
          </Form.Item>
        </>
      );
    case 'end_class':
      return <DayItem name="until" label={t('untilDay')} required />;
    case 'health':
      return <HealthFields />;
    case 'remove_health':
      return null;
    case 'end':
      return (
        <Form.Item name="why" label={t('why')} rules={[{ required: true, message: t('whyNeeded') }]}>
          <Select options={endReasons.filter((one) => one !== 'expired').map((value) => ({ value, label: t(`care:ends.${value}`) }))} />
        </Form.Item>
      );
  }
};

const initialOf = ({ facts, lead, visitors, rhythm, consent }: CareDetail, task: Task): Partial<Values> => {
  const [kin] = facts.kin;
  if (task.act === 'renew') return freshConsent(consent.purpose);
  if (task.act !== 'change') return {};
  return {
    ...(facts.born && { born: facts.born }),
    address: facts.address,
    ...(kin && { kinName: kin.name, kinRelation: kin.relation, ...(kin.phone && { kinPhone: kin.phone }) }),
    note: facts.note,
    leadId: lead.id,
    visitorIds: visitors.map(({ id }) => id),
    ...(rhythm && { rhythm }),
  };
};

/** What is done about a record; afterwards it is looked at again. */
export const Tasks = ({
  detail,
  task,
  onClose,
  onChanged,
}: {
  detail: CareDetail;
  task: Task;
  onClose: () => void;
  onChanged: () => void;
}) => {
  const { t } = useTranslation('care-console');
  const words = { end_class: 'endClass', remove_health: 'removeHealth' } as const;
  const word = t(`acts.${task.act === 'end_class' || task.act === 'remove_health' ? words[task.act] : task.act}`);
  return (
    <ActDrawer<Values, unknown>
      keep={`care.${task.act}`}
      subject={detail.id}
      title={word}
      lead={task.act === 'end' ? <p>{t('endLead')}</p> : undefined}
      submit={word}
      done={t('saved')}
      renews="care"
      wide={task.act === 'change' || task.act === 'renew'}
      initial={initialOf(detail, task)}
      secret={[
        'born',
        'address',
        'kinName',
        'kinRelation',
        'kinPhone',
        'note',
        'witness',
        'guardian',
        'relation',
        'class',
        'level',
        'source',
        'provider',
      ]}
      request={(v) => requestOf(detail, task, v)}
      onClose={onClose}
      onDone={() => {
        onClose();
        onChanged();
      }}
    >
      <Fields task={task} detail={detail} />
    </ActDrawer>
  );
};
