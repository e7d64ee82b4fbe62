import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Evaluation } from '#contract/evaluations/api.ts';
import { mostItems, powers, raterKinds } from '#contract/evaluations/values.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { OrganisationsSelect } from '../../../components/OrganisationsSelect.tsx';

type Thing = Evaluation['items'][number];
interface Values {
  title: string;
  first: string;
  last: string;
  until: string;
  secret?: boolean;
  least: number;
  low: number;
  high: number;
  shares: Evaluation['shares'];
  departments: string[];
  streets?: boolean;
  delegates?: boolean;
  units?: string[];
  items: (Omit<Thing, 'help' | 'only'> & { help?: string; only?: string[] })[];
}
/** A code nothing else on the sheet has. */
const freshCode = (items: readonly { code: string }[]): string => {
  let n = items.length + 1;
  while (items.some(({ code }) => code === `own${n}`)) n += 1;
  return `own${n}`;
};

/** What is rated, who rates whom and how, as long as it is a draft. */
export const DraftForm = ({ evaluation: e, onClose }: { evaluation: Evaluation; onClose: () => void }) => {
  const { t } = useTranslation('evaluations-console');
  const needed = [{ required: true, message: t('form.needed') }];
  return (
    <ActDrawer<Values, Evaluation>
      wide
      keep="evaluations.change"
      subject={`${e.id} ${e.edit}`}
      title={t('acts.edit')}
      submit={t('acts.save')}
      done={t('done.saved')}
      renews="evaluations"
      initial={{
        ...{ title: e.title, first: e.first, last: e.last, until: e.until, secret: e.secret, least: e.least, low: e.low, high: e.high },
        ...{ shares: e.shares, streets: e.streets, delegates: e.delegates, items: e.items },
        departments: e.departments.map(({ id }) => id),
        units: e.units.map(({ id }) => id),
      }}
      request={({ title, secret = false, streets = false, delegates = false, units = [], items, ...plain }) =>
        asked(endpoints.evaluations.changeEvaluation, {
          params: { evaluationId: e.id },
          body: {
            ...plain,
            edit: e.edit,
            title: title.trim(),
            secret,
            streets,
            delegates,
            units,
            items: items.map(({ name, help = '', only = [], ...one }) => ({ ...one, name: name.trim(), help: help.trim(), only })),
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="title" label={t('form.title')} rules={[{ required: true, whitespace: true, min: 4, message: t('form.needed') }]}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="form-two">
        <DayItem name="first" label={t('form.first')} required />
        <DayItem name="last" label={t('form.last')} required />
      </div>
      <DayItem name="until" label={t('form.until')} required />
      <Form.Item name="departments" label={t('form.departments')} rules={needed}>
        <OrganisationsSelect label={t('form.departments')} most={200} known={e.departments} />
      </Form.Item>
      <fieldset className="article-fields">
        <legend>{t('form.who')}</legend>
        <Form.Item name="streets" valuePropName="checked">
          <Checkbox>{t('form.streets')}</Checkbox>
        </Form.Item>
        <Form.Item name="delegates" valuePropName="checked">
          <Checkbox>{t('form.delegates')}</Checkbox>
        </Form.Item>
        <Form.Item name="units" label={t('form.units')}>
          <OrganisationsSelect label={t('form.units')} most={200} known={e.units} />
        </Form.Item>
        <div className="form-two">
          {raterKinds.map((kind) => (
            <Form.Item key={kind} name={['shares', kind]} label={t('form.share', { kind: t(`evaluations:raters.${kind}`) })} rules={needed}>
              <NumberInput min={0} max={100} precision={0} />
            </Form.Item>
          ))}
        </div>
      </fieldset>
      <Form.Item name="secret" valuePropName="checked">
        <Checkbox>{t('form.secret')}</Checkbox>
      </Form.Item>
      <Form.Item name="least" label={t('form.least')} extra={t('form.leastHelp')} rules={needed}>
        <NumberInput min={1} max={100} precision={0} />
      </Form.Item>
      <Form.Item name="low" label={t('form.low')} rules={needed}>
        <NumberInput min={0} max={100} precision={0} />
      </Form.Item>
      <Form.Item name="high" label={t('form.high')} rules={needed}>
        <NumberInput min={0} max={100} precision={0} />
      </Form.Item>
      <h3>{t('form.items')}</h3>
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, i) => (
              <fieldset key={key} className="article-fields">
                <legend>{t('form.thing', { n: i + 1 })}</legend>
                <Form.Item name={[name, 'code']} hidden>
                  <Input />
                </Form.Item>
                <Form.Item
                  name={[name, 'name']}
                  label={t('form.name')}
                  rules={[{ required: true, whitespace: true, min: 2, message: t('form.needed') }]}
                >
                  <Input maxLength={40} />
                </Form.Item>
                <div className="form-two">
                  <Form.Item name={[name, 'power']} label={t('form.power')} rules={needed}>
                    <Select options={powers.map((value) => ({ value, label: t(`evaluations:powers.${value}`) }))} />
                  </Form.Item>
                  <Form.Item name={[name, 'full']} label={t('form.full')} rules={needed}>
                    <NumberInput min={1} max={1000} precision={0} />
                  </Form.Item>
                </div>
                <Form.Item name={[name, 'help']} label={t('form.help')}>
                  <Input.TextArea maxLength={200} autoSize={{ minRows: 1, maxRows: 4 }} />
                </Form.Item>
                <Form.Item name={[name, 'only']} label={t('form.only')}>
                  <Select mode="multiple" allowClear options={e.departments.map(({ id, name: label }) => ({ value: id, label }))} />
                </Form.Item>
                <Button size="small" danger disabled={fields.length === 1} onClick={() => remove(name)}>
                  {t('form.remove', { n: i + 1 })}
                </Button>
              </fieldset>
            ))}
            <Form.Item shouldUpdate noStyle>
              {({ getFieldValue }) => {
                const items = (getFieldValue('items') ?? []) as Values['items'];
                const sum = items.reduce((all, one) => all + (one?.only?.length ? 0 : (one?.full ?? 0)), 0);
                return (
                  <>
                    <p className="num">{t('form.sum', { sum })}</p>
                    <Button
                      disabled={fields.length >= mostItems}
                      onClick={() => add({ code: freshCode(items), name: '', power: 'own', full: 10, help: '', only: [] })}
                    >
                      {t('form.add')}
                    </Button>
                  </>
                );
              }}
            </Form.Item>
          </>
        )}
      </Form.List>
    </ActDrawer>
  );
};
