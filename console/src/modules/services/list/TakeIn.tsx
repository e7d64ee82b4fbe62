import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { ApplicationDetail } from '#contract/services/applications.ts';
import type { ServiceGuide } from '#contract/services/catalogue.ts';
import { labelOf } from '#ui/i18n.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { AnswerFields } from '../../../components/form/AnswerFields.tsx';

interface Values {
  itemId: string;
  areaCode: string;
  name: string;
  phone?: string;
  ticked?: string[];
  answers?: Answers;
}
interface Props {
  onClose: () => void;
  onDone: (application: ApplicationDetail) => void;
}

const catalogue = {
  queryKey: ['services-catalogue'],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(endpoints.services.listServices, {}, signal),
};

/** The window takes an application in: the item, the person, and which materials were handed in. */
export const TakeIn = ({ onClose, onDone }: Props) => {
  const { t } = useTranslation('services-console');
  const [guide, setGuide] = useState<ServiceGuide | undefined>();
  return (
    <ActDrawer<Values, ApplicationDetail>
      keep="services.take_in"
      subject=""
      title={t('takeIn')}
      lead={t('takeInLead')}
      submit={t('takeInSubmit')}
      done={t('takenIn')}
      renews="services"
      secret={['name', 'phone', 'answers']}
      wide
      disabled={guide === undefined}
      request={(v) =>
        asked(endpoints.services.takeInApplication, {
          body: {
            itemId: v.itemId,
            areaCode: v.areaCode,
            name: v.name.trim(),
            phone: v.phone?.trim() || null,
            version: guide?.form.version ?? 0,
            answers: v.answers ?? {},
            ticked: v.ticked ?? [],
          },
        })
      }
      onClose={onClose}
      onDone={(application) => {
        onClose();
        onDone(application);
      }}
    >
      <Fields onGuide={setGuide} />
    </ActDrawer>
  );
};

const Fields = ({ onGuide }: { onGuide: (guide: ServiceGuide | undefined) => void }) => {
  const { t } = useTranslation('services-console');
  const { data } = useQuery(catalogue);
  const itemId = Form.useWatch('itemId', Form.useFormInstance<Values>());
  const guide = useQuery({
    queryKey: ['services-catalogue', itemId],
    enabled: itemId !== undefined,
    queryFn: ({ signal }) => call(endpoints.services.getService, { params: { itemId: itemId ?? '' } }, signal),
  }).data;
  useEffect(() => onGuide(guide), [guide, onGuide]);
  return (
    <>
      <Form.Item name="itemId" label={t('item')} rules={[{ required: true, message: t('chooseItem') }]}>
        <Select
          showSearch={{
            filterOption: (text, option) =>
              `${option?.label} ${data?.items.find(({ id }) => id === option?.value)?.initials ?? ''}`.includes(text.toLowerCase()),
          }}
          options={(data?.items ?? []).filter(({ opens }) => opens).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {guide && (
        <p className="soft">
          {guide.body} · {t('limit', { limit: labelOf(guide.limit) })}
        </p>
      )}
      <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, min: 2, message: t('nameRule') }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t('phone')} rules={[{ pattern: /^\s*1[3-9]\d{9}\s*$/, message: t('phoneRule') }]}>
        <Input maxLength={20} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="areaCode" label={t('area')} rules={[{ required: true, message: t('chooseArea') }]}>
        <AreaSelect label={t('area')} />
      </Form.Item>
      {guide?.form.schema && (
        <Form.Item name="answers" label={t('form')}>
          <AnswerFields schema={guide.form.schema} tried={false} />
        </Form.Item>
      )}
      {guide && guide.materials.length > 0 && (
        <Form.Item name="ticked" label={t('handedIn')} extra={t('handedInHint')}>
          <Checkbox.Group
            className="column"
            options={guide.materials.map(({ id, name, necessity }) => ({
              value: id,
              label: necessity === 'required' ? `${name}（${t('required')}）` : name,
            }))}
          />
        </Form.Item>
      )}
    </>
  );
};
