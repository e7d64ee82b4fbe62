import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Drawer, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ruleLanguage, ruleValues } from '#contract/cases/rule-language.ts';
import type { DispatchRuleShown } from '#contract/cases/rules.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { CategorySelect } from '../../../components/CategorySelect.tsx';
import { ExpressionField } from '../../../components/expression/ExpressionField.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';
import { SendForm } from '../../../components/SendForm.tsx';

interface Values {
  categoryCode?: string | null;
  areaCode: string;
  organisationId: string;
  condition?: string | null;
}

interface Props {
  /** Null: a new one. */
  rule: DispatchRuleShown | null;
  onClose: () => void;
  onDone: () => void;
}

const bodyOf = (ruleId: string | null, { categoryCode, areaCode, organisationId, condition }: Values) => ({
  ruleId,
  categoryCode: categoryCode ?? null,
  areaCode,
  organisationId,
  condition: condition?.trim() || null,
});

/** Adds or changes a dispatch rule, with its value on an example and on the cases of the last month. */
export const RuleDrawer = ({ rule, onClose, onDone }: Props) => {
  const { t } = useTranslation('cases-console');
  const title = t(rule ? 'rules.change' : 'rules.add');
  // as conditions may meet it: late on a Saturday, its category not told
  const example = {
    text: t('rules.exampleText'),
    hour: 22,
    weekday: 6,
    workday: false,
    working_time: false,
    channel: 'web',
    category: null,
    kind: null,
    level: 'grid',
  };
  return (
    <Drawer open title={title} onClose={onClose} size={560} destroyOnHidden>
      <SendForm<Values, DispatchRuleShown>
        keep="cases.rule"
        {...(rule ? { subject: rule.id } : {})}
        title={title}
        submit={t('rules.save')}
        initial={
          rule
            ? {
                categoryCode: rule.category?.code ?? null,
                areaCode: rule.area.code,
                organisationId: rule.organisation.id,
                condition: rule.condition,
              }
            : {}
        }
        request={(values) => asked(endpoints.cases.saveRule, { body: bodyOf(rule?.id ?? null, values) })}
        onCancel={onClose}
        onDone={onDone}
      >
        <Form.Item name="categoryCode" label={t('rules.category')} extra={t('rules.categoryHint')}>
          <CategorySelect label={t('rules.category')} placeholder={t('rules.anyCategory')} />
        </Form.Item>
        <Form.Item name="areaCode" label={t('rules.area')} rules={[{ required: true, message: t('rules.areaNeeded') }]}>
          <AreaSelect label={t('rules.area')} {...(rule ? { valueName: rule.area.name } : {})} />
        </Form.Item>
        <Form.Item
          name="organisationId"
          label={t('rules.organisation')}
          rules={[{ required: true, message: t('rules.organisationNeeded') }]}
        >
          <OrganisationSelect label={t('rules.organisation')} />
        </Form.Item>
        <Form.Item name="condition" label={t('rules.condition')} extra={t('rules.conditionHint')}>
          <ExpressionField
            label={t('rules.condition')}
            language={ruleLanguage}
            values={ruleValues}
            meaning={(name) => t(`rules.names.${name}`)}
            example={example}
          />
        </Form.Item>
        <Tried ruleId={rule?.id ?? null} />
      </SendForm>
    </Drawer>
  );
};

/** What the rule would have done with the cases of the last month. */
const Tried = ({ ruleId }: { ruleId: string | null }) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const form = Form.useFormInstance<Values>();
  const values = Form.useWatch([], form) as Values | undefined;
  const tried = useMutation({ mutationFn: (given: Values) => call(endpoints.cases.tryRule, { body: bodyOf(ruleId, given) }) });
  const ready = values?.areaCode && values.organisationId;
  const { data } = tried;
  return (
    <div className="rule-tried">
      <Button disabled={!ready} loading={tried.isPending} onClick={() => values && tried.mutate(values)}>
        {t('rules.try')}
      </Button>
      {tried.error && (
        <p className="field-problem" role="alert">
          {wordsFor(tried.error)}
        </p>
      )}
      {data && (
        <Alert
          className="rule-tried"
          type="info"
          title={t('rules.tried', { day: data.since, looked: data.looked, matched: data.matched, moved: data.moved })}
          description={
            <>
              {data.unknown > 0 && <p>{t('rules.triedUnknown', { count: data.unknown })}</p>}
              {data.examples.map((one) => (
                <p key={one.at}>
                  {t('rules.triedExample', {
                    category: (locale === 'en' ? one.category?.en : one.category?.zh) ?? t('rules.noCategory'),
                    before: one.before ?? t('rules.nobody'),
                  })}
                </p>
              ))}
            </>
          }
        />
      )}
    </div>
  );
};
