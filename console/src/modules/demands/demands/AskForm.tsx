import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Demand } from '#contract/demands/demands.ts';
import { type AskedRole, askedRoles, type BasisKind, basisKinds, type DemandKind, demandKinds } from '#contract/demands/kinds.ts';
import { contents as allContents, type Content, prohibitionOf } from '#contract/demands/rules.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { areasQuery } from '../../../app/queries.ts';
import { type Asked, asked } from '../../../app/send.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';
import { SendForm } from '../../../components/SendForm.tsx';
import '../../../styles/agreements.css';

interface Values {
  from: string;
  to: 'areas' | 'organisation' | AskedRole;
  within?: string;
  areas?: string[];
  organisationId?: string;
  kind: DemandKind;
  title: string;
  note?: string;
  items?: number | null;
  basisKind?: BasisKind;
  basisText?: string;
  dueOn: string;
  contents?: Content[];
  need?: string;
  exceptionBasis?: 'security' | 'emergency';
  exceptionReason?: string;
  approvedBy?: string;
  endsOn?: string;
  againReason?: string;
}
type Answer = { items: Demand[] };

const orNull = (value: string | undefined): string | null => value?.trim() || null;
const request = (v: Values): Asked<Answer> =>
  asked(endpoints.demands.askDemand, {
    body: {
      from: v.from,
      addressees:
        v.to === 'organisation'
          ? [{ organisationId: v.organisationId ?? '' }]
          : (v.areas ?? []).map((area) => ({ area, role: v.to === 'areas' ? null : (v.to as AskedRole) })),
      kind: v.kind,
      title: v.title.trim(),
      note: orNull(v.note),
      items: v.items ?? null,
      // whether it is enough is for the rule to say
      basis: v.basisKind && orNull(v.basisText) ? { kind: v.basisKind, text: v.basisText?.trim() ?? '' } : null,
      contents: v.contents ?? [],
      need: orNull(v.need),
      exception:
        v.exceptionBasis && orNull(v.exceptionReason) && orNull(v.approvedBy) && v.endsOn
          ? { basis: v.exceptionBasis, reason: v.exceptionReason ?? '', approvedBy: v.approvedBy ?? '', endsOn: v.endsOn }
          : null,
      againReason: orNull(v.againReason),
      dueOn: v.dueOn,
    },
  });

/** Asks something of areas below, of those who hold a role there, or of an organisation. What the rule forbids is refused in words by the server. */
export const AskForm = ({
  from,
  onClose,
  onDone,
}: {
  from: readonly { code: string; name: string }[];
  onClose: () => void;
  onDone: () => void;
}) => {
  const { t } = useTranslation('demands-console');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [first] = from;
  return (
    <Drawer open title={t('ask')} onClose={onClose} size={620} destroyOnHidden>
      <p className="soft">{t('askLead')}</p>
      <SendForm<Values, Answer>
        keep="demands.ask"
        subject={first?.code ?? ''}
        title={t('ask')}
        initial={{ ...(first ? { from: first.code } : {}), to: 'areas', kind: 'form' }}
        submit={t('askSubmit')}
        request={request}
        onCancel={onClose}
        onDone={({ items }) => {
          void client.invalidateQueries({ queryKey: ['demands'] });
          void message.success(t('done.asked', { count: items.length }));
          onDone();
          onClose();
        }}
      >
        <Form.Item name="from" label={t('from')} hidden={from.length === 1}>
          <Select options={from.map(({ code, name }) => ({ value: code, label: name }))} />
        </Form.Item>
        <To />
        <Form.Item name="kind" label={t('kind')}>
          <Select
            options={demandKinds
              .filter((kind) => kind !== 'promise' && kind !== 'drawing')
              .map((value) => ({ value, label: t(`demands:kinds.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="title" label={t('what')} rules={[{ required: true, whitespace: true, min: 2, max: 100, message: t('titleRule') }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="note" label={t('note')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <div className="form-two">
          <Form.Item name="items" label={t('itemsLabel')}>
            <NumberInput min={1} max={10_000} precision={0} suffix={t('itemsUnit')} />
          </Form.Item>
          <Form.Item
            name="dueOn"
            label={t('dueOn')}
            rules={[{ required: true, message: t('dayRule') }]}
            normalize={(day: string) => day || undefined}
          >
            <Input type="date" min={platformDay()} />
          </Form.Item>
          <Form.Item name="basisKind" label={t('basisKind')}>
            <Select
              allowClear
              options={basisKinds.filter((kind) => kind !== 'agreement').map((value) => ({ value, label: t(`demands:bases.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="basisText" label={t('basisText')} extra={t('basisHint')}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
        <Form.Item name="againReason" label={t('againReason')} extra={t('againHint')}>
          <Input maxLength={200} />
        </Form.Item>
        <Rule />
      </SendForm>
    </Drawer>
  );
};

/** Of whom: some or all of the areas below one, those who hold a role there, or an organisation. */
const To = () => {
  const { t } = useTranslation('demands-console');
  const form = Form.useFormInstance<Values>();
  const to = Form.useWatch('to', form);
  const from = Form.useWatch('from', form);
  const within = Form.useWatch('within', form) ?? from;
  const { data } = useQuery({ ...areasQuery(within), enabled: within !== undefined });
  const areas = (data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Form.Item name="to" label={t('to.label')}>
        <Radio.Group
          options={(['areas', ...askedRoles, 'organisation'] as const).map((value) => ({
            value,
            label: value === 'areas' || value === 'organisation' ? t(`to.${value}`) : t(`demands:roles.${value}`),
          }))}
        />
      </Form.Item>
      {to === 'organisation' ? (
        <Form.Item name="organisationId" label={t('to.organisation')} rules={[{ required: true, message: t('addresseeRule') }]}>
          <OrganisationSelect label={t('to.organisation')} area={from} />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="within" label={t('to.within')} extra={t('to.withinHint')}>
            <AreaSelect label={t('to.within')} onChange={() => form.setFieldValue('areas', [])} />
          </Form.Item>
          <Form.Item label={t('addressee')} required>
            <div className="demand-areas">
              <Form.Item name="areas" noStyle rules={[{ required: true, message: t('addresseeRule') }]}>
                <Select
                  mode="multiple"
                  maxTagCount={6}
                  aria-label={t('addressee')}
                  placeholder={t('to.choose')}
                  options={areas}
                  optionFilterProp="label"
                />
              </Form.Item>
              <Button
                onClick={() =>
                  form.setFieldValue(
                    'areas',
                    areas.map(({ value }) => value),
                  )
                }
              >
                {t('to.all', { count: areas.length })}
              </Button>
            </div>
          </Form.Item>
        </>
      )}
    </>
  );
};

/** What the rule speaks of: nothing of it, unless ticked; then what lifts it, where anything does. */
const Rule = () => {
  const { t } = useTranslation('demands-console');
  const form = Form.useFormInstance<Values>();
  const ticked = Form.useWatch('contents', form) ?? [];
  const kind = Form.useWatch('kind', form);
  const lifted = ticked.map((one) => prohibitionOf(one).unless);
  return (
    <>
      <Form.Item name="contents" label={t('contents')} extra={t('contentsHint')}>
        <Select
          mode="multiple"
          options={allContents.map((value) => ({ value, label: t(`demands:prohibitions.${value}.title`) }))}
          optionFilterProp="label"
        />
      </Form.Item>
      {(lifted.includes('need') || kind === 'photo') && (
        <Form.Item name="need" label={t('need')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 1 }} />
        </Form.Item>
      )}
      {lifted.includes('exception') && (
        <fieldset className="demand-exception">
          <legend>{t('exception')}</legend>
          <div className="form-two">
            <Form.Item name="exceptionBasis" label={t('exceptionBasis')}>
              <Select options={(['security', 'emergency'] as const).map((value) => ({ value, label: t(`demands:bases.${value}`) }))} />
            </Form.Item>
            <Form.Item name="exceptionReason" label={t('exceptionReason')}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="approvedBy" label={t('approvedBy')}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="endsOn" label={t('endsOn')} normalize={(day: string) => day || undefined}>
              <Input type="date" min={platformDay()} />
            </Form.Item>
          </div>
        </fieldset>
      )}
    </>
  );
};
