import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AssemblyDetail, OwnerEstate } from '#contract/assemblies/api.ts';
import { assemblyForms, callings, organisers, scopes } from '#contract/assemblies/kinds.ts';
import { type MatterCode, matterOf, matters } from '#contract/assemblies/matters.ts';
import { dayOf, lastMoment } from '#ui/time.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { DayItem } from '../../components/DayItem.tsx';
import '../../styles/assemblies.css';

interface Values {
  estateId: string;
  title: string;
  scope: (typeof scopes)[number];
  building?: string;
  unit?: string;
  form: (typeof assemblyForms)[number];
  calling: (typeof callings)[number];
  organiser: (typeof organisers)[number];
  opensOn: string;
  closesOn: string;
  items: { matter: MatterCode; title: string; text?: string; kind?: 'motion' | 'choice'; options?: string; most?: number | null }[];
}
interface Props {
  estates: readonly OwnerEstate[];
  /** What is changed; absent: a new one. */
  before?: AssemblyDetail;
  onClose: () => void;
  onDone: (one: AssemblyDetail) => void;
}

/** One a line. */
const linesOf = (typed: string | undefined): string[] =>
  (typed ?? '')
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);

/** What is put to the owners: where, when, which matters, with what each takes by law. */
export const PrepareForm = ({ estates, before, onClose, onDone }: Props) => {
  const { t } = useTranslation('assemblies-console');
  const rule = (min: number, max: number) => [{ required: true, whitespace: true, min, max, message: t('form.wordsRule', { min, max }) }];
  const choices = <C extends string>(codes: readonly C[], word: (code: C) => string) =>
    codes.map((value) => ({ value, label: word(value) }));
  const body = (v: Values) => ({
    title: v.title.trim(),
    scope: v.scope,
    building: v.scope === 'estate' ? null : v.building?.trim() || null,
    unit: v.scope === 'unit' ? v.unit?.trim() || null : null,
    form: v.form,
    calling: v.calling,
    organiser: v.organiser,
    opensOn: v.opensOn,
    closesOn: v.closesOn,
    items: v.items.map((one) => {
      const options = one.kind === 'choice' ? linesOf(one.options) : [];
      return {
        matter: one.matter,
        title: one.title.trim(),
        text: one.text?.trim() ?? '',
        options,
        most: options.length === 0 ? 0 : (one.most ?? 1),
      };
    }),
  });
  return (
    <ActDrawer<Values, AssemblyDetail>
      wide
      keep="assemblies.prepare"
      subject={before?.id ?? ''}
      title={t(before ? 'acts.change' : 'prepare')}
      submit={t('save')}
      done={t('done')}
      renews="assemblies"
      initial={
        before
          ? {
              estateId: before.estate.id,
              title: before.title,
              scope: before.scope,
              form: before.form,
              calling: before.calling,
              organiser: before.organiser,
              ...(before.building !== null && { building: before.building }),
              ...(before.unit !== null && { unit: before.unit }),
              opensOn: dayOf(before.opensAt),
              closesOn: dayOf(lastMoment(before.closesAt)),
              items: before.items.map(({ matter, title, text, options, most }) => ({
                matter,
                title,
                text,
                kind: options.length > 0 ? ('choice' as const) : ('motion' as const),
                options: options.map(({ label }) => label).join('\n'),
                most: most || 1,
              })),
            }
          : {
              ...(estates.length === 1 && estates[0] && { estateId: estates[0].id }),
              scope: 'estate',
              form: 'written',
              calling: 'regular',
              organiser: 'committee',
              items: [{ matter: 'manager', title: '', kind: 'motion' }],
            }
      }
      request={(v) =>
        before
          ? asked(endpoints.assemblies.changeAssembly, { params: { assemblyId: before.id }, body: { version: before.version, ...body(v) } })
          : asked(endpoints.assemblies.prepareAssembly, { body: { estateId: v.estateId, ...body(v) } })
      }
      onClose={onClose}
      onDone={onDone}
    >
      {!before && (
        <Form.Item name="estateId" label={t('estate')} rules={[{ required: true, message: t('form.estateRule') }]}>
          <Select options={estates.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      <Form.Item name="title" label={t('form.title')} rules={rule(2, 80)}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="scope" label={t('form.scope')}>
        <Radio.Group options={choices(scopes, (code) => t(`assemblies:scopes.${code}`))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.scope !== b.scope}>
        {({ getFieldValue }) =>
          getFieldValue('scope') !== 'estate' && (
            <>
              <Form.Item name="building" label={t('form.building')} rules={rule(1, 20)}>
                <Input maxLength={20} />
              </Form.Item>
              {getFieldValue('scope') === 'unit' && (
                <Form.Item name="unit" label={t('form.unit')} rules={rule(1, 20)}>
                  <Input maxLength={20} />
                </Form.Item>
              )}
            </>
          )
        }
      </Form.Item>
      <Form.Item name="organiser" label={t('form.organiser')}>
        <Select options={choices(organisers, (code) => t(`assemblies:organisers.${code}`))} />
      </Form.Item>
      <Form.Item name="form" label={t('form.form')}>
        <Radio.Group options={choices(assemblyForms, (code) => t(`assemblies:forms.${code}`))} />
      </Form.Item>
      <Form.Item name="calling" label={t('form.calling')}>
        <Radio.Group options={choices(callings, (code) => t(`assemblies:callings.${code}`))} />
      </Form.Item>
      <DayItem name="opensOn" label={t('form.opensOn')} required />
      <DayItem name="closesOn" label={t('form.closesOn')} required />
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, i) => (
              <fieldset key={key} className="owners-part">
                <legend>{t('form.item', { n: i + 1 })}</legend>
                <Form.Item name={[name, 'matter']} label={t('form.matter')}>
                  <Select
                    popupMatchSelectWidth={false}
                    options={matters.map(({ code }) => ({
                      value: code,
                      label: `${t(`assemblies:matters.${code}`)} · ${t(`assemblies:takes.${matterOf(code).takes}`)}`,
                    }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'title']} label={t('form.itemTitle')} rules={rule(2, 120)}>
                  <Input maxLength={120} />
                </Form.Item>
                <Form.Item name={[name, 'text']} label={t('form.itemText')}>
                  <Input.TextArea maxLength={4000} autoSize={{ minRows: 2, maxRows: 8 }} />
                </Form.Item>
                <Form.Item name={[name, 'kind']} label={t('form.kind')}>
                  <Radio.Group options={choices(['motion', 'choice'] as const, (code) => t(`form.kinds.${code}`))} />
                </Form.Item>
                <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.items[name]?.kind !== b.items[name]?.kind}>
                  {({ getFieldValue }) =>
                    getFieldValue(['items', name, 'kind']) === 'choice' && (
                      <>
                        <Form.Item
                          name={[name, 'options']}
                          label={t('form.options')}
                          extra={t('form.optionsHint')}
                          rules={[
                            {
                              validator: (_, typed?: string) => {
                                const options = linesOf(typed);
                                return options.length >= 2 && new Set(options).size === options.length
                                  ? Promise.resolve()
                                  : Promise.reject(new Error(t('form.optionsRule')));
                              },
                            },
                          ]}
                        >
                          <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} />
                        </Form.Item>
                        <Form.Item name={[name, 'most']} label={t('form.most')} extra={t('form.mostHint')} initialValue={1}>
                          <InputNumber min={1} max={50} precision={0} />
                        </Form.Item>
                      </>
                    )
                  }
                </Form.Item>
                {fields.length > 1 && (
                  <Button size="small" danger icon={<DeleteOutlined />} onClick={() => remove(name)}>
                    {t('form.removeItem', { n: i + 1 })}
                  </Button>
                )}
              </fieldset>
            ))}
            {fields.length < 20 && (
              <p>
                <Button icon={<PlusOutlined />} onClick={() => add({ matter: 'other', title: '', kind: 'motion' })}>
                  {t('form.addItem')}
                </Button>
              </p>
            )}
          </>
        )}
      </Form.List>
    </ActDrawer>
  );
};
