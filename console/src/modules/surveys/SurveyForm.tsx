import { Form, Input, InputNumber, Radio, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemsOfSchema } from '#contract/kernel/form/check.ts';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import type { SurveyDetail } from '#contract/surveys/api.ts';
import { type AskedKind, askedKinds, surveyFormats } from '#contract/surveys/kinds.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { FormDesigner } from '../../components/form/FormDesigner.tsx';

interface Values {
  areaCode: string;
  /** A part of it, where the survey is not of the whole. */
  within?: string;
  title: string;
  purpose: string;
  asked: AskedKind;
  anonymous?: boolean;
  sampleSize?: number | null;
  controlPercent?: number | null;
  opensOn?: string;
  closesOn: string;
  basis?: string;
  form?: FormSchema;
}
const emptyForm: FormSchema = { type: 'object', properties: {}, order: [], required: [] };

const Designed = ({ value = emptyForm, onChange }: { value?: FormSchema; onChange?: (form: FormSchema) => void }) => (
  <FormDesigner form={value} formats={surveyFormats} onChange={(form) => onChange?.(form)} />
);

/** Begins a survey, or changes a draft. */
export const SurveyForm = ({
  survey,
  onClose,
  onDone,
}: {
  survey: SurveyDetail | null;
  onClose: () => void;
  onDone: (survey: SurveyDetail) => void;
}) => {
  const { t } = useTranslation('surveys-console');
  const rule = (min: number, max: number) => [{ required: true, whitespace: true, min, max, message: t('form.wordsRule', { min, max }) }];
  return (
    <ActDrawer<Values, SurveyDetail>
      keep={survey ? 'surveys.change' : 'surveys.draft'}
      subject={survey?.id ?? ''}
      title={t(survey ? 'change' : 'make')}
      submit={t('save')}
      done={t('saved')}
      renews="surveys"
      wide
      initial={
        survey
          ? {
              areaCode: survey.area.code,
              title: survey.title,
              purpose: survey.purpose,
              asked: survey.asked,
              anonymous: survey.anonymous,
              sampleSize: survey.sampleSize,
              controlPercent: survey.controlPercent,
              opensOn: survey.opensOn ?? '',
              closesOn: survey.closesOn,
              basis: survey.basis ?? '',
              form: survey.form,
            }
          : { asked: 'households', anonymous: false, form: emptyForm }
      }
      request={(v) => {
        const body = {
          title: v.title.trim(),
          purpose: v.purpose.trim(),
          areaCodes: v.within ? [v.within] : (survey?.areas.map(({ code }) => code) ?? [v.areaCode]),
          form: v.form ?? emptyForm,
          asked: v.asked,
          anonymous: v.asked !== 'staff' && v.anonymous === true,
          sampleSize: v.asked === 'staff' ? null : (v.sampleSize ?? null),
          controlPercent: v.controlPercent ?? null,
          opensOn: v.asked === 'staff' ? null : v.opensOn || null,
          closesOn: v.closesOn,
          basis: v.basis?.trim() || null,
        };
        return survey
          ? asked(endpoints.surveys.changeSurvey, { params: { surveyId: survey.id }, body: { ...body, version: survey.version } })
          : asked(endpoints.surveys.draftSurvey, { body: { ...body, areaCode: v.areaCode } });
      }}
      onClose={onClose}
      onDone={(made) => {
        onClose();
        onDone(made);
      }}
    >
      <Form.Item name="title" label={t('form.title')} rules={rule(2, 80)}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="purpose" label={t('form.purpose')} extra={t('form.purposeHint')} rules={rule(4, 1000)}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      {!survey && (
        <Form.Item name="areaCode" label={t('form.area')} rules={[{ required: true, message: t('form.areaRule') }]}>
          <AreaSelect label={t('form.area')} />
        </Form.Item>
      )}
      <Form.Item name="within" label={t('form.within')} extra={t('form.withinHint')}>
        <AreaSelect label={t('form.within')} {...(survey?.areas[0] && { valueName: survey.areas[0].name })} />
      </Form.Item>
      <Form.Item name="asked" label={t('form.asked')} extra={t('form.askedHint')}>
        <Radio.Group options={askedKinds.map((value) => ({ value, label: t(`surveys:asked.${value}`) }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.asked !== b.asked}>
        {({ getFieldValue }) =>
          getFieldValue('asked') === 'staff' ? (
            <Form.Item name="basis" label={t('form.basis')} extra={t('form.basisHint')} rules={rule(2, 200)}>
              <Input maxLength={200} />
            </Form.Item>
          ) : (
            <>
              <Form.Item name="anonymous" label={t('form.anonymous')} extra={t('form.anonymousHint')} valuePropName="checked">
                <Switch />
              </Form.Item>
              <Form.Item name="sampleSize" label={t('form.sampleSize')} extra={t('form.sampleHint')}>
                <InputNumber min={1} max={100_000} precision={0} />
              </Form.Item>
              <Form.Item name="opensOn" label={t('form.opensOn')} extra={t('form.opensHint')}>
                <Input type="date" min={platformDay()} />
              </Form.Item>
              <Form.Item name="controlPercent" label={t('form.control')} extra={t('form.controlHint')}>
                <InputNumber min={0} max={100} precision={0} />
              </Form.Item>
            </>
          )
        }
      </Form.Item>
      <Form.Item
        name="closesOn"
        label={t('form.closesOn')}
        dependencies={['opensOn']}
        rules={[
          { required: true, message: t('form.dayRule') },
          ({ getFieldValue }) => ({
            validator: (_, day?: string) =>
              day && getFieldValue('asked') !== 'staff' && day < (getFieldValue('opensOn') ?? '')
                ? Promise.reject(new Error(t('form.daysRule')))
                : Promise.resolve(),
          }),
        ]}
      >
        <Input type="date" min={platformDay()} />
      </Form.Item>
      <Form.Item
        name="form"
        label={t('form.questions')}
        extra={t('form.questionsHint')}
        rules={[
          {
            validator: (_, form: FormSchema = emptyForm) =>
              problemsOfSchema(form, surveyFormats).length === 0 ? Promise.resolve() : Promise.reject(new Error(t('form.questionsRule'))),
          },
        ]}
        validateTrigger="onSubmit"
      >
        <Designed />
      </Form.Item>
    </ActDrawer>
  );
};
