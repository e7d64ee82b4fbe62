import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseType } from '#contract/cases/types.ts';
import { labelOf } from '#ui/i18n.ts';
import { caseTypesQuery } from '../case-types.ts';
import { LimitFields } from '../LimitFields.tsx';
import { QuestionsField } from '../QuestionsField.tsx';
import { LifeFields } from './LifeFields.tsx';

const privacies: readonly CaseType['privacy'][] = ['usual', 'parties', 'reporter'];

interface Props {
  type: CaseType;
  isNew: boolean;
  /** Codes that are taken. */
  taken: readonly string[];
  onClose: () => void;
  onDone: (type: CaseType) => void;
}

/** What the form holds: the notice as its two texts. */
type Fields = Omit<CaseType, 'notice'> & { noticeZh?: string; noticeEn?: string };

/** The fields of one type; what is confirmed goes into the draft of the page. */
export const TypeDrawer = ({ type, isNew, taken, onClose, onDone }: Props) => {
  const { t } = useTranslation('cases-console');
  const { data } = useQuery(caseTypesQuery());
  const { notice, ...rest } = type;
  const conditions = (turn: 'filing' | 'closing') =>
    (data?.conditions[turn] ?? []).map(({ code, title }) => ({ value: code, label: labelOf(title) }));
  return (
    <Drawer open title={isNew ? t('types.new') : type.name} onClose={onClose} size={960} destroyOnHidden>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...rest, noticeZh: notice?.zh, noticeEn: notice?.en ?? undefined } satisfies Fields}
        scrollToFirstError
        onFinish={({ noticeZh, noticeEn, questions, ...values }) => {
          const zh = noticeZh?.trim();
          const { questions: _, ...before } = type;
          onDone({
            ...before,
            ...values,
            ...(questions && questions.order.length > 0 && { questions }),
            nameEn: values.nameEn?.trim() || values.name,
            notice: zh ? { zh, en: noticeEn?.trim() || null } : null,
          });
        }}
      >
        <div className="type-names">
          <Form.Item
            name="code"
            label={t('types.fields.code')}
            extra={isNew ? t('types.codeHint') : undefined}
            rules={[
              { required: true, pattern: /^[a-z][a-z0-9_]{0,39}$/, message: t('types.codeHint') },
              {
                validator: (_, code: string) =>
                  isNew && taken.includes(code) ? Promise.reject(new Error(t('categories.codeTaken'))) : Promise.resolve(),
              },
            ]}
          >
            <Input disabled={!isNew} maxLength={40} autoFocus={isNew} />
          </Form.Item>
          <Form.Item
            name="name"
            label={t('types.fields.name')}
            rules={[{ required: true, whitespace: true, message: t('categories.nameNeeded') }]}
          >
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="nameEn" label={t('types.fields.nameEn')}>
            <Input maxLength={80} />
          </Form.Item>
        </div>
        <Form.Item name="life" label={t('types.life')} extra={t('types.lifeHint')}>
          <LifeFields />
        </Form.Item>
        {(['filing', 'closing'] as const).map((turn) => (
          <Form.Item key={turn} name={turn} label={t(`types.fields.${turn}`)}>
            <Checkbox.Group options={conditions(turn)} />
          </Form.Item>
        ))}
        <Form.Item name="privacy" label={t('types.fields.privacy')} extra={t('types.privacyHint')}>
          <Select options={privacies.map((value) => ({ value, label: t(`types.privacies.${value}`) }))} />
        </Form.Item>
        <Form.Item name="noticeZh" label={t('types.notice')} extra={t('types.noticeHint')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
        <Form.Item name="noticeEn" label={t('types.noticeEn')}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={800} />
        </Form.Item>
        <Form.Item name="limits" extra={t('types.limitsHint')}>
          <LimitFields />
        </Form.Item>
        <QuestionsField name="questions" label={t('types.fields.questions')} extra={t('types.questionsHint')} />
        <div className="form-end">
          <Button onClick={onClose}>{t('console:cancel')}</Button>
          <Button type="primary" htmlType="submit">
            {t('categories.take')}
          </Button>
        </div>
      </Form>
    </Drawer>
  );
};
