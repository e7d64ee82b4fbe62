import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HonourDetail } from '#contract/honours/api.ts';
import { honourTemplates, mostCriteria, type Nominator, nominators, type Terms } from '#contract/honours/values.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';

interface Values extends Omit<Terms, 'criteria' | 'nominators' | 'allowance'> {
  title: string;
  nominateUntil: string;
  allowance: number | null;
  nominators: Nominator[];
  criteria: { code: string; name: string; help?: string }[];
}
type Template = keyof typeof honourTemplates;
const templates = Object.keys(honourTemplates) as Template[];
const freshCode = (criteria: readonly { code: string }[]): string => {
  let n = criteria.length + 1;
  while (criteria.some(({ code }) => code === `own_${n}`)) n += 1;
  return `own_${n}`;
};

/** Opens a round from a template; another template begins the form anew. */
export const CreateForm = ({ onClose, onDone }: { onClose: () => void; onDone: (round: HonourDetail) => void }) => {
  const { t } = useTranslation('honours-console');
  const [template, setTemplate] = useState<Template>('stars');
  const needed = [{ required: true, message: t('form.needed') }];
  const filled = [{ required: true, whitespace: true, min: 2, message: t('form.needed') }];
  const { criteria, nominators: who, ...terms } = honourTemplates[template];
  return (
    <ActDrawer<Values, HonourDetail>
      key={template}
      wide
      keep="honours.create"
      subject={template}
      title={t('create')}
      lead={
        <Select<Template>
          aria-label={t('form.template')}
          value={template}
          style={{ width: '100%' }}
          options={templates.map((value) => ({ value, label: t(`form.templates.${value}`) }))}
          onChange={setTemplate}
        />
      }
      submit={t('create')}
      done={t('done')}
      renews="honours"
      initial={{
        ...terms,
        title: t(`form.templates.${template}`),
        nominateUntil: platformDay(14),
        criteria: criteria.map((one) => ({ ...one })),
        nominators: [...who],
      }}
      request={({ title, nominateUntil, criteria: asks, allowance = null, ...rest }) =>
        asked(endpoints.honours.createHonour, {
          body: {
            title: title.trim(),
            nominateUntil,
            terms: {
              ...rest,
              source: rest.source.trim(),
              allowance,
              criteria: asks.map(({ code, name, help = '' }) => ({ code, name: name.trim(), help: help.trim() })),
            },
          },
        })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <Form.Item name="title" label={t('form.title')} rules={[{ required: true, whitespace: true, min: 4, message: t('form.needed') }]}>
        <Input maxLength={60} />
      </Form.Item>
      <DayItem name="nominateUntil" label={t('form.nominateUntil')} required />
      <div className="form-two">
        <Form.Item name="quota" label={t('form.quota')} rules={needed}>
          <NumberInput min={1} max={500} precision={0} />
        </Form.Item>
        <Form.Item name="months" label={t('form.months')} rules={needed}>
          <NumberInput min={1} max={60} precision={0} />
        </Form.Item>
        <Form.Item name="allowance" label={t('form.allowance')}>
          <NumberInput min={0} max={100_000} precision={0} />
        </Form.Item>
        <Form.Item name="publicDays" label={t('form.publicDays')} rules={needed}>
          <NumberInput min={3} max={30} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="nominators" label={t('form.nominators')} rules={needed}>
        <Select mode="multiple" options={nominators.map((value) => ({ value, label: t(`nominators.${value}`) }))} />
      </Form.Item>
      <Form.Item name="source" label={t('form.source')} rules={filled}>
        <Input maxLength={300} />
      </Form.Item>
      <h3>{t('form.criteria')}</h3>
      <Form.List name="criteria">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, i) => (
              <fieldset key={key} className="article-fields">
                <legend>{t('form.criterion', { n: i + 1 })}</legend>
                <Form.Item name={[name, 'code']} hidden>
                  <Input />
                </Form.Item>
                <Form.Item name={[name, 'name']} label={t('form.name')} rules={filled}>
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name={[name, 'help']} label={t('form.help')}>
                  <Input.TextArea maxLength={200} autoSize={{ minRows: 1, maxRows: 4 }} />
                </Form.Item>
                <Button size="small" danger disabled={fields.length === 1} onClick={() => remove(name)}>
                  {t('form.remove', { n: i + 1 })}
                </Button>
              </fieldset>
            ))}
            <Form.Item shouldUpdate noStyle>
              {({ getFieldValue }) => (
                <Button
                  disabled={fields.length >= mostCriteria}
                  onClick={() => add({ code: freshCode(getFieldValue('criteria') ?? []), name: '', help: '' })}
                >
                  {t('form.add')}
                </Button>
              )}
            </Form.Item>
          </>
        )}
      </Form.List>
    </ActDrawer>
  );
};
