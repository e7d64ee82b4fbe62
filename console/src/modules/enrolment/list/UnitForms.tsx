import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EnrolledUnit } from '#contract/enrolment/units.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { PersonItem, type PersonValue, someoneOf } from '../../../components/PersonItem.tsx';
import { useHomeUnits } from './Counter.tsx';

/** Of a co-building agreement: it holds, or will. */
const holding = ['coming', 'in_force', 'ending'] as const;

/** The agreement of a unit with somebody of the community, and its fixed day of service. */
const Terms = ({
  unitId,
  areaCode,
  known,
}: {
  unitId: string | undefined;
  areaCode: string | undefined;
  known: EnrolledUnit['agreement'];
}) => {
  const { t } = useTranslation('enrolment-console');
  const agreements = useQuery({
    queryKey: ['agreements', 'of', unitId, areaCode],
    enabled: unitId !== undefined && areaCode !== undefined,
    queryFn: ({ signal }) =>
      call(
        endpoints.organisations.listAgreements,
        { query: { organisation: unitId, area: areaCode, state: [...holding], limit: 50 } },
        signal,
      ),
  });
  const offered = (agreements.data?.items ?? [])
    .filter(({ unit }) => unit.id === unitId)
    .map(({ id, title, partner, validTo }) => ({ value: id, label: `${title} · ${partner.name} · ${validTo}` }));
  const options =
    known && !offered.some(({ value }) => value === known.id) ? [...offered, { value: known.id, label: known.title }] : offered;
  return (
    <>
      <Form.Item name="agreementId" label={t('unitForm.agreement')} extra={t('unitForm.agreementHint')}>
        <Select
          allowClear
          loading={agreements.isFetching}
          disabled={unitId === undefined || areaCode === undefined}
          notFoundContent={t('unitForm.noAgreements')}
          options={options}
        />
      </Form.Item>
      <Form.Item name="serviceDay" label={t('unitForm.serviceDay')} extra={t('unitForm.serviceDayHint')}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
};

interface Values {
  unitId: string;
  area: PlainArea;
  contact: PersonValue;
  agreementId?: string;
  serviceDay?: string;
}

/** A unit enrols with the community of its seat. */
export const EnrolUnit = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('enrolment-console');
  const { setWords, units } = useHomeUnits();
  return (
    <ActDrawer<Values, EnrolledUnit>
      keep="enrolment.unit"
      subject=""
      title={t('unitForm.title')}
      submit={t('unitForm.submit')}
      done={t('unitForm.done')}
      renews="enrolment"
      secret={['contact']}
      request={(v) =>
        asked(endpoints.enrolment.enrolUnit, {
          body: {
            unitId: v.unitId,
            areaCode: v.area.code,
            contact: someoneOf(v.contact),
            agreementId: v.agreementId ?? null,
            serviceDay: v.serviceDay?.trim() || null,
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="unitId" label={t('unitForm.unit')} rules={[{ required: true, message: t('unitForm.unitNeeded') }]}>
        <Select
          showSearch={{ filterOption: false, onSearch: setWords }}
          options={units.flatMap(({ id, name }) => (id === null ? [] : [{ value: id, label: name }]))}
        />
      </Form.Item>
      <AreaItem name="area" label={t('unitForm.community')} needed={t('counter.communityNeeded')} own />
      <PersonItem name="contact" label={t('unitForm.contact')} />
      <NewTerms />
    </ActDrawer>
  );
};
const NewTerms = () => {
  const form = Form.useFormInstance<Values>();
  return <Terms unitId={Form.useWatch('unitId', form)} areaCode={Form.useWatch('area', form)?.code} known={null} />;
};

interface Changes {
  whom: 'stays' | 'other';
  contact?: PersonValue;
  agreementId?: string;
  serviceDay?: string;
}
/** Another contact person, agreement or day of service. */
export const ChangeUnit = ({ one, onClose }: { one: EnrolledUnit; onClose: () => void }) => {
  const { t } = useTranslation('enrolment-console');
  return (
    <ActDrawer<Changes, EnrolledUnit>
      keep="enrolment.change_unit"
      subject={one.id}
      title={`${t('unitForm.changeTitle')} ${one.unit.name}`}
      submit={t('groupForm.submit')}
      done={t('unitForm.changed')}
      renews="enrolment"
      secret={['contact']}
      initial={{
        whom: 'stays',
        ...(one.agreement && { agreementId: one.agreement.id }),
        ...(one.serviceDay !== null && { serviceDay: one.serviceDay }),
      }}
      request={(v) =>
        asked(endpoints.enrolment.changeEnrolledUnit, {
          params: { unitEnrolmentId: one.id },
          body: {
            version: one.version,
            contact: v.whom === 'other' && v.contact ? someoneOf(v.contact) : null,
            agreementId: v.agreementId ?? null,
            serviceDay: v.serviceDay?.trim() || null,
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="whom" label={t('unitForm.contact')}>
        <Radio.Group
          options={[
            { value: 'stays', label: `${t('unitForm.contactStays')} ${one.contact.name}` },
            { value: 'other', label: t('unitForm.contactOther') },
          ]}
        />
      </Form.Item>
      <Contact />
      <Terms unitId={one.unit.id ?? undefined} areaCode={one.community.code} known={one.agreement} />
    </ActDrawer>
  );
};
const Contact = () => {
  const { t } = useTranslation('enrolment-console');
  const whom = Form.useWatch('whom', Form.useFormInstance<Changes>());
  return whom === 'other' ? <PersonItem name="contact" label={t('unitForm.contactOther')} /> : null;
};
