import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { isTelephone, telephoneOf } from '#contract/kernel/typed.ts';
import type { askOrder } from '#contract/orders/api.ts';
import { groups, kinds, type What, whats } from '#contract/orders/values.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';

interface Values {
  what: What;
  kind: (typeof kinds)[number];
  group: (typeof groups)[number];
  text: string;
  area: PlainArea;
  placeText?: string;
  name: string;
  phone?: string;
  yuan?: number | null;
  wishedOn?: string;
  guardian?: string;
  consent: 'spoken' | 'written';
}

/** Asks for somebody who came, called or was visited, and who agreed. */
export const AskForm = ({ wishMost, onClose }: { wishMost: number; onClose: () => void }) => {
  const { t } = useTranslation('orders-console');
  return (
    <ActDrawer<Values, z.output<typeof askOrder.response>>
      keep="orders.ask"
      subject=""
      title={t('new')}
      lead={t('newLead')}
      submit={t('save')}
      done={t('saved')}
      renews="orders"
      wide
      initial={{ what: 'order', kind: 'other', group: 'other', consent: 'spoken' }}
      request={({ area, name, phone, yuan, guardian, ...v }) =>
        asked(endpoints.orders.askOrder, {
          body: {
            ...v,
            areaCode: area.code,
            placeText: v.placeText?.trim() || null,
            wishedOn: v.wishedOn ?? null,
            fen: v.what === 'wish' && yuan ? Math.round(yuan * 100) : null,
            minor: v.group === 'child',
            guardian: v.group === 'child' && guardian ? { name: guardian.trim(), phone: null } : null,
            name: null,
            caller: { name: name.trim(), phone: phone?.trim() || null },
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="what" label={t('what')}>
        <Radio.Group options={whats.map((value) => ({ value, label: t(`orders-own:whats.${value}`) }))} />
      </Form.Item>
      <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, min: 2, max: 40, message: t('nameNeeded') }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('callerPhone')}
        rules={[
          {
            validator: async (_, typed?: string) =>
              typed && !isTelephone(telephoneOf(typed)) ? Promise.reject(new Error(t('callerPhoneWrong'))) : undefined,
          },
        ]}
      >
        <CleanInput clean={telephoneOf} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="group" label={t('group')}>
        <Select options={groups.map((value) => ({ value, label: t(`orders-own:groups.${value}`) }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['group']}>
        {({ getFieldValue }) =>
          getFieldValue('group') === 'child' && (
            <Form.Item
              name="guardian"
              label={t('guardian')}
              rules={[{ required: true, whitespace: true, min: 2, message: t('guardianNeeded') }]}
            >
              <Input maxLength={40} autoComplete="off" />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="kind" label={t('kind')}>
        <Select options={kinds.map((value) => ({ value, label: t(`orders-own:kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('text')}
        extra={t('textHint')}
        rules={[{ required: true, whitespace: true, min: 4, max: 1000, message: t('textNeeded') }]}
      >
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} />
      </Form.Item>
      <AreaItem name="area" label={t('area')} needed={t('areaNeeded')} own />
      <Form.Item name="placeText" label={t('place')} extra={t('placeHint')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item noStyle dependencies={['what']}>
        {({ getFieldValue }) =>
          getFieldValue('what') === 'wish' && (
            <Form.Item name="yuan" label={t('yuan')}>
              <NumberInput min={1} max={wishMost / 100} style={{ width: 160 }} />
            </Form.Item>
          )
        }
      </Form.Item>
      <DayItem name="wishedOn" label={t('wishedOn')} min={platformDay()} />
      <Form.Item name="consent" label={t('consentLabel')}>
        <Radio.Group options={(['spoken', 'written'] as const).map((value) => ({ value, label: t(`consent.${value}`) }))} />
      </Form.Item>
    </ActDrawer>
  );
};
