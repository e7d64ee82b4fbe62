import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Radio, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { rhythmPeriods } from '#contract/activities/rhythm-values.ts';
import { basisKinds } from '#contract/demands/kinds.ts';
import { problemsOfSchema } from '#contract/kernel/form/check.ts';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import { householdLanguage, householdValues } from '#contract/visits/condition.ts';
import { formatsForVisits, planKinds, risks } from '#contract/visits/kinds.ts';
import type { PlanDetail } from '#contract/visits/plans.ts';
import { suggestedPlans } from '#contract/visits/suggested.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { ExpressionField } from '../../components/expression/ExpressionField.tsx';
import { FormDesigner } from '../../components/form/FormDesigner.tsx';

interface Values {
  suggested?: string;
  title: string;
  kind: PlanDetail['kind'];
  risk: PlanDetail['risk'];
  from: string;
  until?: string;
  every: (typeof rhythmPeriods)[number];
  areaCode: string;
  areas?: string;
  purpose: string;
  lines?: string[];
  script?: string;
  questions?: FormSchema;
  asksConsent?: boolean;
  consentPurpose?: string;
  consentSees?: string;
  consentMonths?: number;
  condition?: string | null;
  phoneCounts?: boolean;
  basisKind?: (typeof basisKinds)[number];
  basisText?: string;
}
const emptyForm: FormSchema = { type: 'object', properties: {}, order: [], required: [] };
const example = {
  use: 'dwelling',
  occupancy: 'owner',
  people: 1,
  members: 1,
  party_members: 0,
  floor: 3,
  building: '雪松雅居1栋',
  registers: [],
};

const Designed = ({ value = emptyForm, onChange }: { value?: FormSchema; onChange?: (form: FormSchema) => void }) => (
  <FormDesigner form={value} formats={formatsForVisits} onChange={(form) => onChange?.(form)} />
);

/** What a form says, as it is sent: of a plan that is there, and of a new one. */
const contentOf = (v: Values) => ({
  purpose: v.purpose.trim(),
  lines: v.lines ?? [],
  script: v.script?.trim() ?? '',
  questions: v.questions && v.questions.order.length > 0 ? v.questions : null,
  consent: v.asksConsent
    ? { purpose: v.consentPurpose?.trim() ?? '', sees: v.consentSees?.trim() ?? '', months: v.consentMonths ?? 12 }
    : null,
  condition: v.condition?.trim() || null,
  phoneCounts: v.phoneCounts ?? false,
});
const rhythmOf = (v: Values, from: string) =>
  v.kind === 'standing' ? { every: v.every, days: 'all' as const, on: [], times: 1, hours: [], from, until: null, seasons: [] } : null;

/** Makes a plan, begun from one that is suggested or empty; or changes one. */
export const PlanForm = ({ plan, onClose, onDone }: { plan?: PlanDetail; onClose: () => void; onDone: (plan: PlanDetail) => void }) => {
  const { t } = useTranslation('visits-console');
  const rule = (max: number) => [{ required: true, whitespace: true, min: 2, max, message: t('form.wordsRule', { max }) }];
  const { visits } = endpoints;
  const content = plan?.content;
  return (
    <ActDrawer<Values, PlanDetail>
      keep={plan ? 'visits.change' : 'visits.make'}
      subject={plan?.id ?? ''}
      title={t(plan ? 'change' : 'make')}
      submit={t(plan ? 'change' : 'make')}
      done={t('kept')}
      renews="visits"
      wide
      initial={
        plan && content
          ? {
              title: plan.title,
              kind: plan.kind,
              risk: plan.risk,
              from: plan.from,
              ...(plan.until && { until: plan.until }),
              every: plan.rhythm?.every ?? 'month',
              purpose: content.purpose,
              lines: [...content.lines],
              script: content.script,
              ...(content.questions && { questions: content.questions }),
              asksConsent: content.consent !== null,
              ...(content.consent && {
                consentPurpose: content.consent.purpose,
                consentSees: content.consent.sees,
                consentMonths: content.consent.months,
              }),
              condition: content.condition,
              phoneCounts: content.phoneCounts,
            }
          : { kind: 'standing', risk: 'key', every: 'month', from: platformDay(), consentMonths: 12 }
      }
      request={(v) =>
        plan
          ? asked(visits.changePlan, {
              params: { planId: plan.id },
              body: {
                version: plan.version,
                title: v.title.trim(),
                risk: v.risk,
                until: v.until ?? null,
                rhythm: plan.rhythm?.every === v.every ? plan.rhythm : rhythmOf(v, plan.from),
                leadId: plan.lead.id,
                content: contentOf(v),
              },
            })
          : asked(visits.makePlan, {
              body: {
                title: v.title.trim(),
                kind: v.kind,
                risk: v.risk,
                from: v.from,
                until: v.until ?? null,
                rhythm: rhythmOf(v, v.from),
                areaCode: v.areaCode,
                areas: [v.areas ?? v.areaCode],
                leadId: null,
                content: contentOf(v),
                basis: v.basisKind && v.basisText ? { kind: v.basisKind, text: v.basisText.trim() } : null,
              },
            })
      }
      onClose={onClose}
      onDone={(made) => {
        onClose();
        onDone(made);
      }}
    >
      {!plan && <Suggested />}
      <Form.Item name="title" label={t('form.title')} rules={rule(100)}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" label={t('form.kind')}>
        <Radio.Group
          disabled={plan !== undefined}
          options={planKinds.map((value) => ({ value, label: t(`visits-own:planKinds.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="risk" label={t('form.risk')} extra={t('form.riskHint')}>
        <Radio.Group options={risks.map((value) => ({ value, label: t(`visits-own:risks.${value}`) }))} />
      </Form.Item>
      <Times fixed={plan !== undefined} />
      {!plan && (
        <>
          <Form.Item name="areaCode" label={t('form.area')} rules={[{ required: true, message: t('form.areaRule') }]}>
            <AreaSelect label={t('form.area')} />
          </Form.Item>
          <Form.Item name="areas" label={t('form.areas')} extra={t('form.areasHint')}>
            <AreaSelect label={t('form.areas')} />
          </Form.Item>
          <Basis />
        </>
      )}
      <Form.Item name="purpose" label={t('form.purpose')} rules={rule(500)}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} />
      </Form.Item>
      <Lines />
      <Form.Item name="script" label={t('form.script')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <Form.Item
        name="questions"
        label={t('form.questions')}
        extra={t('form.questionsHint')}
        rules={[
          {
            validator: (_, form: FormSchema = emptyForm) =>
              form.order.length === 0 || problemsOfSchema(form, formatsForVisits).length === 0
                ? Promise.resolve()
                : Promise.reject(new Error(t('form.questionsRule'))),
          },
        ]}
        validateTrigger="onSubmit"
      >
        <Designed />
      </Form.Item>
      <Consent rule={rule} />
      <Form.Item name="condition" label={t('form.condition')} extra={t('form.conditionHint')}>
        <ExpressionField
          label={t('form.condition')}
          language={householdLanguage}
          values={householdValues}
          meaning={(name) => t(`names.${name}`)}
          example={example}
        />
      </Form.Item>
      <Form.Item name="phoneCounts" label={t('form.phoneCounts')} valuePropName="checked">
        <Switch aria-label={t('form.phoneCounts')} />
      </Form.Item>
    </ActDrawer>
  );
};

/** Plans that are suggested: choosing one fills the form in. */
const Suggested = () => {
  const { t } = useTranslation('visits-console');
  const form = Form.useFormInstance<Values>();
  return (
    <Form.Item name="suggested" label={t('form.suggested')} extra={t('form.suggestedHint')}>
      <Select
        allowClear
        aria-label={t('form.suggested')}
        options={suggestedPlans.map(({ code, title }) => ({ value: code, label: title }))}
        onChange={(code) => {
          const one = suggestedPlans.find((plan) => plan.code === code);
          if (!one) return;
          const { consent, questions, ...content } = one.content;
          form.setFieldsValue({
            title: one.title,
            kind: one.kind,
            risk: one.risk,
            ...(one.every && { every: one.every }),
            ...content,
            questions: questions ?? emptyForm,
            asksConsent: consent !== null,
            ...(consent && { consentPurpose: consent.purpose, consentSees: consent.sees, consentMonths: consent.months }),
          });
        }}
      />
    </Form.Item>
  );
};

/** From when to when, and how often. */
const Times = ({ fixed }: { fixed: boolean }) => {
  const { t } = useTranslation('visits-console');
  const kind = Form.useWatch('kind', Form.useFormInstance<Values>());
  return (
    <>
      <div className="form-two">
        <Form.Item name="from" label={t('form.from')} rules={[{ required: true, message: t('form.dayRule') }]}>
          <Input type="date" disabled={fixed} />
        </Form.Item>
        <Form.Item
          name="until"
          label={t('form.until')}
          rules={kind === 'campaign' ? [{ required: true, message: t('form.dayRule') }] : []}
          normalize={(typed: string) => typed || undefined}
        >
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="every" label={t('rhythm')} hidden={kind === 'campaign'}>
        <Radio.Group options={rhythmPeriods.map((value) => ({ value, label: t(`every.${value}`) }))} />
      </Form.Item>
    </>
  );
};

/** On what the plan rests, where areas below are asked by it. */
const Basis = () => {
  const { t } = useTranslation('visits-console');
  const form = Form.useFormInstance<Values>();
  const [areaCode, areas] = [Form.useWatch('areaCode', form), Form.useWatch('areas', form)];
  if (!areas || areas === areaCode) return null;
  return (
    <div className="form-two">
      <Form.Item name="basisKind" label={t('form.basisKind')} rules={[{ required: true, message: t('form.basisRule') }]}>
        <Select options={basisKinds.map((value) => ({ value, label: t(`basis.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="basisText"
        label={t('form.basisText')}
        extra={t('form.basisHint')}
        rules={[{ required: true, message: t('form.basisRule') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </div>
  );
};

/** What consent is asked for. */
const Consent = ({ rule }: { rule: (max: number) => object[] }) => {
  const { t } = useTranslation('visits-console');
  const asks = Form.useWatch('asksConsent', Form.useFormInstance<Values>()) ?? false;
  return (
    <>
      <Form.Item name="asksConsent" label={t('form.consent')} extra={t('form.consentHint')} valuePropName="checked">
        <Switch aria-label={t('form.consent')} />
      </Form.Item>
      {asks && (
        <>
          <Form.Item name="consentPurpose" label={t('form.consentPurpose')} rules={rule(200)}>
            <Input maxLength={200} />
          </Form.Item>
          <div className="form-two">
            <Form.Item name="consentSees" label={t('form.consentSees')} rules={rule(200)}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="consentMonths" label={t('form.consentMonths')} rules={[{ required: true, message: t('form.dayRule') }]}>
              <InputNumber min={1} max={36} precision={0} />
            </Form.Item>
          </div>
        </>
      )}
    </>
  );
};

/** Lines of work a visit counts for. */
const Lines = () => {
  const { t, i18n } = useTranslation('visits-console');
  const { data } = useQuery({
    queryKey: ['lines-of-work'],
    queryFn: ({ signal }) => call(endpoints.territory.listLines, {}, signal),
  });
  const chinese = i18n.language !== 'en';
  return (
    <Form.Item name="lines" label={t('form.lines')} extra={t('form.linesHint')}>
      <Select
        mode="multiple"
        aria-label={t('form.lines')}
        options={(data?.items ?? []).map(({ code, name }) => ({ value: code, label: chinese ? name.zh : (name.en ?? name.zh) }))}
      />
    </Form.Item>
  );
};
