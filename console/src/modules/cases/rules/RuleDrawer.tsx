import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Drawer, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DispatchRuleShown } from '#contract/cases/rules.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import { RuleFields, type RuleValues, ruleBody, valuesOf } from './RuleFields.tsx';

interface Props {
  /** Null: a new one. */
  rule: DispatchRuleShown | null;
  onClose: () => void;
  onDone: () => void;
}

/** What was learnt stays with the rule: who else is likely, and the cases behind it – unless somebody else leads from now on. */
const bodyOf = (rule: DispatchRuleShown | null, values: RuleValues) => ({
  ...ruleBody(values),
  ruleId: rule?.id ?? null,
  alternatives: rule?.alternatives.map(({ id }) => id) ?? [],
  origin: rule && rule.organisation.id === values.organisationId ? rule.origin : null,
});

/** Adds or changes a dispatch rule, with its value on an example and on the cases of the last month. */
export const RuleDrawer = ({ rule, onClose, onDone }: Props) => {
  const { t } = useTranslation('cases-console');
  const title = t(rule ? 'rules.change' : 'rules.add');
  return (
    <Drawer open title={title} onClose={onClose} size={560} destroyOnHidden>
      <SendForm<RuleValues, DispatchRuleShown>
        keep="cases.rule"
        {...(rule ? { subject: rule.id } : {})}
        title={title}
        submit={t('rules.save')}
        initial={rule ? valuesOf(rule) : {}}
        request={(values) => asked(endpoints.cases.saveRule, { body: bodyOf(rule, values) })}
        onCancel={onClose}
        onDone={onDone}
      >
        <RuleFields rule={rule} />
        <Tried rule={rule} />
      </SendForm>
    </Drawer>
  );
};

/** What the rule would have done with the cases of the last month. */
const Tried = ({ rule }: { rule: DispatchRuleShown | null }) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const form = Form.useFormInstance<RuleValues>();
  const values = Form.useWatch([], form) as RuleValues | undefined;
  const tried = useMutation({ mutationFn: (given: RuleValues) => call(endpoints.cases.tryRule, { body: bodyOf(rule, given) }) });
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
