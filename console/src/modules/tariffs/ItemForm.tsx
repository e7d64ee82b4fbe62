import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TariffDetail } from '#contract/tariffs/api.ts';
import { mostAreas, type Trade, trades } from '#contract/tariffs/values.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { AreasItem, type ChosenArea } from '../../components/AreasItem.tsx';
import { NumberInput } from '../../components/NumberInput.tsx';
import { fenOf } from './words.ts';

interface Values {
  company: string;
  trade: Trade;
  name: string;
  unit: string;
  includes: string;
  areas: readonly ChosenArea[];
  capacity: number;
  yuan?: number;
  from?: string;
}

interface Props {
  /** Companies of whoever writes; for a new service. */
  own?: readonly { id: string; name: string }[];
  company?: string;
  /** What is changed; left out: it is new. */
  item?: TariffDetail;
  onClose: () => void;
}
/** What a company says of a service; a new one has its first price. */
export const ItemForm = ({ own = [], company, item, onClose }: Props) => {
  const { t } = useTranslation('tariffs-console');
  const needed = (message: string) => [{ required: true, message }];
  const written = (message: string, min = 2) => [{ required: true, whitespace: true, min, message }];
  return (
    <ActDrawer<Values, TariffDetail>
      keep={item ? 'tariffs.change' : 'tariffs.add'}
      subject={item?.id ?? 'new'}
      title={t(item ? 'change' : 'add')}
      lead={<p className="soft">{t(item ? 'changeLead' : 'addLead')}</p>}
      submit={t(item ? 'save' : 'publish')}
      done={t(item ? 'changed' : 'published')}
      renews="tariffs"
      initial={
        item
          ? {
              trade: item.trade,
              name: item.name,
              unit: item.unit,
              includes: item.includes,
              capacity: item.capacity,
              areas: item.areas,
            }
          : { ...(company && { company }), unit: t('unitFirst'), capacity: 1, from: platformDay() }
      }
      request={(values) => {
        const { trade, name, unit, includes, capacity } = values;
        const areas = values.areas.map(({ code }) => code);
        const fields = { trade, name: name.trim(), unit: unit.trim(), includes: includes.trim(), areas, capacity };
        return item
          ? asked(endpoints.tariffs.changeTariff, {
              params: { itemId: item.id },
              body: { ...fields, version: item.version, ended: item.ended },
            })
          : asked(endpoints.tariffs.addTariff, {
              body: {
                ...fields,
                company: values.company,
                fen: fenOf(values.yuan),
                from: values.from ?? platformDay(),
              },
            });
      }}
      onClose={onClose}
      onDone={onClose}
    >
      {!item && own.length > 1 && (
        <Form.Item name="company" label={t('company')} rules={needed(t('must.company'))}>
          <Select options={own.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      {!item && own.length <= 1 && (
        <Form.Item name="company" hidden>
          <Input />
        </Form.Item>
      )}
      <Form.Item name="trade" label={t('trade')} rules={needed(t('must.trade'))}>
        <Select options={trades.map((one) => ({ value: one, label: t(`tariffs-own:trades.${one}`) }))} />
      </Form.Item>
      <Form.Item name="name" label={t('service')} rules={written(t('must.name'))} extra={t('nameHint')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="unit" label={t('unit')} rules={written(t('must.unit'), 1)} extra={t('unitHint')}>
        <Input maxLength={10} />
      </Form.Item>
      {!item && (
        <>
          <Form.Item name="yuan" label={t('yuan')} rules={needed(t('must.yuan'))}>
            <NumberInput min={0.01} max={100_000} precision={2} suffix={t('yuanUnit')} />
          </Form.Item>
          <Form.Item name="from" label={t('from')} rules={needed(t('must.day'))}>
            <Input type="date" min={platformDay()} />
          </Form.Item>
        </>
      )}
      <Form.Item name="includes" label={t('includes')} rules={written(t('must.includes'))} extra={t('includesHint')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <AreasItem
        name="areas"
        label={t('area')}
        extra={t('areaHint')}
        needed={t('must.area')}
        apart={(inner, outer) => t('areaInside', { inner, outer })}
        remove={(name) => t('areaOut', { name })}
        most={mostAreas}
      />
      <Form.Item name="capacity" label={t('capacity')} rules={needed(t('must.capacity'))} extra={t('capacityHint')}>
        <NumberInput min={1} max={50} precision={0} />
      </Form.Item>
    </ActDrawer>
  );
};
