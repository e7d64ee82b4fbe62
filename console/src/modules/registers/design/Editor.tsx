import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Form, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemsOfSchema } from '#contract/kernel/form/check.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { slotKinds } from '#contract/registers/fields.ts';
import { formOf, isAsked, isNamedElsewhere } from '#contract/registers/forms.ts';
import { titleOf } from '#ui/form/fields.ts';
import type { EditorProps } from '../../../components/definition/definition.ts';
import { AnswerFields } from '../../../components/form/AnswerFields.tsx';
import { registersQuery } from '../queries.ts';
import { FieldsEditor } from './FieldsEditor.tsx';
import { ChoiceItem } from './Labelled.tsx';
import { LifeEditor } from './LifeEditor.tsx';
import { MeasuresEditor } from './MeasuresEditor.tsx';
import { PlaceEditor } from './PlaceEditor.tsx';
import { RemindersEditor } from './RemindersEditor.tsx';
import { RulesEditor } from './RulesEditor.tsx';

/** Stands for the whole jurisdiction among areas. */
const whole = 'whole';

/** Everything about a register, and its form as it will be asked. */
export const Editor = ({ content, problems, onChange }: EditorProps<RegisterContent>) => {
  const { t } = useTranslation('registers-console');
  const { code = '' } = useParams({ strict: false });
  const { data } = useQuery(registersQuery);
  const offered = data?.designAreas?.map(({ code: value, name: label }) => ({ value, label })) ?? [
    { value: whole, label: t('design.whole') },
  ];
  const areas =
    content.area === null || offered.some(({ value }) => value === content.area)
      ? offered
      : [...offered, { value: content.area, label: content.area }];
  const put = (next: Partial<RegisterContent>): void => onChange({ ...content, ...next });
  const options = (fits: (field: RegisterContent['fields'][number]) => boolean) =>
    content.fields.filter(fits).map((field) => ({ value: field.key, label: titleOf(field) }));
  return (
    <div className="registers-design">
      <h2>{t('design.basics')}</h2>
      <Form layout="vertical" component="div">
        <div className="registers-field">
          <Form.Item label={t('design.name')}>
            <Input
              aria-label={t('design.name')}
              value={content.title.zh}
              maxLength={100}
              onChange={({ target }) => put({ title: { ...content.title, zh: target.value } })}
            />
          </Form.Item>
          <Form.Item label={t('design.nameEn')}>
            <Input
              aria-label={t('design.nameEn')}
              value={content.title.en ?? ''}
              maxLength={100}
              onChange={({ target }) => put({ title: { ...content.title, en: target.value || null } })}
            />
          </Form.Item>
          <Form.Item label={t('design.help')} className="registers-field-wide">
            <Input.TextArea
              aria-label={t('design.help')}
              value={content.help}
              maxLength={500}
              autoSize
              onChange={({ target }) => put({ help: target.value })}
            />
          </Form.Item>
          <Form.Item label={t('design.titleField')}>
            <Select
              aria-label={t('design.titleField')}
              value={content.titleField}
              options={options((one) => (one.type === 'text' || isNamedElsewhere(one.type)) && isAsked(one))}
              onChange={(titleField) => put({ titleField })}
            />
          </Form.Item>
          <ChoiceItem
            label={t('design.area')}
            hint={t('design.areaHint')}
            value={content.area ?? whole}
            options={areas}
            onChange={(area) => put({ area: area === whole ? null : area })}
          />
          <Form.Item label={t('design.areaField')}>
            <Select
              aria-label={t('design.areaField')}
              value={content.areaField ?? ''}
              options={[{ value: '', label: t('design.anyArea') }, ...options(({ type }) => type === 'area')]}
              onChange={(areaField) => put({ areaField: areaField || null })}
            />
          </Form.Item>
          <Form.Item label={t('design.key')} extra={t('design.keyHint')}>
            <Select
              mode="multiple"
              aria-label={t('design.key')}
              value={content.key}
              options={options((one) => slotKinds[one.type] !== null && isAsked(one))}
              onChange={(key: string[]) => put({ key })}
            />
          </Form.Item>
          <Form.Item label={t('design.expiry')}>
            <Select
              aria-label={t('design.expiry')}
              value={content.expiry?.field ?? ''}
              options={[{ value: '', label: t('design.noExpiry') }, ...options(({ type }) => type === 'date')]}
              onChange={(field) => put({ expiry: field ? { field, days: content.expiry?.days ?? [30] } : null })}
            />
          </Form.Item>
          {content.expiry && (
            <Form.Item label={t('design.expiryDays')} extra={t('design.expiryHint')}>
              <Days days={content.expiry.days} onChange={(days) => put({ expiry: content.expiry && { ...content.expiry, days } })} />
            </Form.Item>
          )}
        </div>
      </Form>
      <Form layout="vertical" component="div">
        <h2>{t('design.fields')}</h2>
        <FieldsEditor content={content} own={code} problems={problems} onChange={put} />
        <h2>{t('design.rules')}</h2>
        <RulesEditor content={content} problems={problems} onChange={put} />
        <h2>{t('design.states')}</h2>
        <LifeEditor content={content} problems={problems} onChange={put} />
        <h2>{t('design.where.reminders')}</h2>
        <RemindersEditor content={content} problems={problems} onChange={put} />
        <h2>{t('design.where.measures')}</h2>
        <MeasuresEditor content={content} problems={problems} onChange={put} />
        <h2>{t('design.place')}</h2>
        <PlaceEditor content={content} onChange={put} />
      </Form>
      <h2>{t('design.preview')}</h2>
      <Preview content={content} />
    </div>
  );
};

const Days = ({ days, onChange }: { days: readonly number[]; onChange: (days: number[]) => void }) => {
  const { t } = useTranslation('registers-console');
  const [typed, setTyped] = useState(days.join(', '));
  return (
    <Input
      aria-label={t('design.expiryDays')}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        const read = target.value
          .split(/[,，、\s]+/)
          .filter(Boolean)
          .map(Number);
        if (read.length > 0 && read.every((one) => Number.isInteger(one) && one >= 0 && one <= 730)) onChange(read.slice(0, 5));
      }}
    />
  );
};

/** The form as it is asked, once it can be. */
const Preview = ({ content }: { content: RegisterContent }) => {
  const [answers, setAnswers] = useState<Answers>({});
  const schema = useMemo(() => formOf(content), [content]);
  if (problemsOfSchema(schema).length > 0) return null;
  return <AnswerFields key={JSON.stringify(schema)} schema={schema} value={answers} onChange={setAnswers} />;
};
