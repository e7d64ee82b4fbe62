import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { optionsOf } from '#contract/kernel/form/check.ts';
import type { FormSchema, Question } from '#contract/kernel/form/schema.ts';
import { labelOf } from '#ui/i18n.ts';
import { conditionsFor } from './design.ts';

interface Props {
  form: FormSchema;
  name: string;
  question: Question;
  onChange: (question: Question) => void;
}

/** When a question is asked: always, or after certain answers to an earlier one. */
export const Condition = ({ form, name, question, onChange }: Props) => {
  const { t } = useTranslation('forms');
  const others = conditionsFor(form, name);
  const { when, ...unconditional } = question;
  if (others.length === 0 && !when) return null;
  const other = others.find(({ key }) => key === when?.question)?.question;
  const values: { value: string; label: string }[] =
    other?.type === 'boolean'
      ? ['true', 'false'].map((value) => ({ value, label: t(value === 'true' ? 'forms-own:yes' : 'forms-own:no') }))
      : ((other && optionsOf(other)) ?? []).map((value) => ({
          value,
          label: labelOf(other?.words.options?.[value] ?? { zh: value, en: null }) || value,
        }));
  return (
    <div className="designer-row">
      <span>{t('design.when')}</span>
      <Select
        aria-label={t('design.whenQuestion')}
        className="designer-when"
        value={when?.question ?? ''}
        options={[
          { value: '', label: t('design.always') },
          ...others.map(({ key, question: one }) => ({ value: key, label: labelOf(one.words.title) || t('design.untitled') })),
        ]}
        onChange={(key: string) => onChange(key === '' ? unconditional : { ...question, when: { question: key, is: [] } })}
      />
      {when && (
        <>
          <span>{t('design.is')}</span>
          <Select
            mode="multiple"
            aria-label={t('design.whenAnswer')}
            className="designer-when"
            placeholder={t('design.whenAnswer')}
            value={when.is.map(String)}
            options={values}
            onChange={(is: string[]) =>
              onChange({ ...question, when: { ...when, is: other?.type === 'boolean' ? is.map((one) => one === 'true') : is } })
            }
          />
        </>
      )}
    </div>
  );
};
