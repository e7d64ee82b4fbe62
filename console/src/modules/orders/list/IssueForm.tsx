import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DeskOrder } from '#contract/orders/api.ts';
import { issuings, kinds, most, type Unit, units } from '#contract/orders/values.ts';
import { type Skill, skillSet } from '#contract/volunteers/kinds.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { offered, wordOf } from '../../../app/kinds.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';
import { sizeOf } from './words.ts';

interface Values {
  words: string;
  place: string;
  alias?: string;
  kind: (typeof kinds)[number];
  skills?: Skill[];
  minutes?: number | null;
  wishedOn?: string;
  unit: Unit;
  whole: number;
  how: (typeof issuings)[number];
  organisationId?: string;
  agreed: boolean;
}

/** The community has checked it: public words, a coarse place, who may do it, and in how many shares. */
export const IssueForm = ({ order, how, onClose }: { order: DeskOrder; how: (typeof issuings)[number]; onClose: () => void }) => {
  const { t } = useTranslation('orders-console');
  return (
    <ActDrawer<Values, DeskOrder>
      keep="orders.issue"
      subject={order.id}
      title={t('acts.issue')}
      lead={t('issueLead', { number: order.number, text: order.text })}
      submit={t('publish')}
      done={t('published')}
      renews="orders"
      wide
      initial={{
        kind: order.kind,
        place: order.area.name,
        how,
        unit: 'parts',
        whole: 1,
        agreed: false,
        ...(order.wishedOn !== null && order.wishedOn >= platformDay() && { wishedOn: order.wishedOn }),
      }}
      request={({ agreed: _, whole, ...v }) =>
        asked(endpoints.orders.issueOrder, {
          params: { orderId: order.id },
          body: {
            ...v,
            alias: v.alias?.trim() || null,
            skills: v.skills ?? [],
            minutes: v.minutes ?? null,
            wishedOn: v.wishedOn ?? null,
            whole: sizeOf(v.unit, whole),
            organisationId: v.organisationId ?? null,
            agreed: true,
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item
        name="words"
        label={t('words')}
        extra={t('wordsHint')}
        rules={[{ required: true, whitespace: true, min: 4, max: most.words, message: t('wordsNeeded') }]}
      >
        <Input.TextArea maxLength={most.words} autoSize={{ minRows: 3 }} />
      </Form.Item>
      <Form.Item
        name="place"
        label={t('publicPlace')}
        extra={t('publicPlaceHint')}
        rules={[{ required: true, whitespace: true, min: 2, max: most.place, message: t('publicPlaceNeeded') }]}
      >
        <Input maxLength={most.place} />
      </Form.Item>
      {order.what === 'wish' && (
        <Form.Item
          name="alias"
          label={t('alias')}
          extra={t('aliasHint')}
          rules={[{ required: true, whitespace: true, max: most.alias, message: t('must.fill') }]}
        >
          <Input maxLength={most.alias} />
        </Form.Item>
      )}
      <Form.Item name="kind" label={t('kind')}>
        <Select options={kinds.map((value) => ({ value, label: t(`orders-own:kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="skills" label={t('skills')}>
        <Select
          mode="multiple"
          maxCount={most.skills}
          options={offered(skillSet).map((value) => ({ value, label: t(wordOf(skillSet, value)) }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="minutes" label={t('minutes')}>
        <NumberInput min={1} max={most.minutes} style={{ width: 160 }} />
      </Form.Item>
      <DayItem name="wishedOn" label={t('wishedOn')} min={platformDay()} />
      <Form.Item name="how" label={t('how')}>
        <Radio.Group options={issuings.map((value) => ({ value, label: t(`issuing.${value}`) }))} />
      </Form.Item>
      <Form.Item name="organisationId" label={t('organisation')}>
        <OrganisationSelect label={t('organisation')} area={order.area.code} />
      </Form.Item>
      <Form.Item name="unit" label={t('unit')}>
        <Radio.Group options={units.map((value) => ({ value, label: t(value === 'fen' ? 'byFen' : 'parts') }))} />
      </Form.Item>
      <Form.Item name="whole" label={t('whole')} extra={t('wholeHint')} rules={[{ required: true, message: t('must.fill') }]}>
        <NumberInput min={1} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item
        name="agreed"
        valuePropName="checked"
        rules={[{ validator: (_, value) => (value ? Promise.resolve() : Promise.reject(new Error(t('agreedNeeded')))) }]}
      >
        <Checkbox>{t('agreed')}</Checkbox>
      </Form.Item>
    </ActDrawer>
  );
};
