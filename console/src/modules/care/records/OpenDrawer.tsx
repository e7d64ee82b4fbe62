import { useNavigate } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CareRhythm } from '#contract/care/kinds.ts';
import type { CareRow } from '#contract/care/records.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { PersonItem, type PersonValue, someoneOf } from '../../../components/PersonItem.tsx';
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

interface Values extends ConsentValues, FactValues {
  person: PersonValue;
  area: PlainArea;
  classes: CareRow['classes'];
  source: string;
  visitorIds?: string[];
  rhythm?: CareRhythm;
}

const Fields = () => {
  const { t } = useTranslation('care-console');
  const area = Form.useWatch('area', Form.useFormInstance<Values>());
  return (
    <>
      <PersonItem name="person" label={t('person')} />
      <AreaItem name="area" label={t('area')} needed={t('areaNeeded')} />
      <ConsentFields />
      <ClassItem name="classes" several />
      <Form.Item name="source" label={t('source')} rules={[{ required: true, whitespace: true, min: 2, message: t('sourceNeeded') }]}>
        <Input maxLength={200} />
      </Form.Item>
      <FactFields />
      <VisitorItems area={area?.code} />
    </>
  );
};

/** Opens a record: consent first, then what is needed and no more. What was typed is not kept: it is about somebody's life. */
export const OpenDrawer = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('care-console');
  const navigate = useNavigate();
  return (
    <ActDrawer<Values, CareRow>
      keep="care.open"
      subject=""
      title={t('open')}
      lead={<p>{t('openLead')}</p>}
      submit={t('openSubmit')}
      done={t('opened')}
      renews="care"
      wide
      initial={freshConsent(t('consent.usual'))}
      secret={[
        'person',
        'born',
        'address',
        'kinName',
        'kinRelation',
        'kinPhone',
        'note',
        'classes',
        'source',
        'witness',
        'guardian',
        'relation',
      ]}
      request={(v) =>
        asked(endpoints.care.openCare, {
          body: {
            person: someoneOf(v.person),
            areaCode: v.area.code,
            ...factsOf(v),
            classes: v.classes.map((one) => ({ class: one, level: null, since: v.on, source: v.source })),
            consent: consentOf(v),
            visitorIds: v.visitorIds ?? [],
            rhythm: v.rhythm ?? null,
          },
        })
      }
      onClose={onClose}
      onDone={({ id }) => {
        onClose();
        void navigate({ to: '/care/records/$recordId', params: { recordId: id } });
      }}
    >
      <Fields />
    </ActDrawer>
  );
};
