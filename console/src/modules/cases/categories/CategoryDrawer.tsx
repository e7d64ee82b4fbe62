import { Button, Drawer, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CategoryDefinition, handlerLevels } from '#contract/cases/categories.ts';
import { useTypeOptions } from '../case-types.ts';
import { LimitFields } from '../LimitFields.tsx';

interface Props {
  /** The category, or the beginning of a new one. */
  category: CategoryDefinition;
  isNew: boolean;
  /** Codes that are taken. */
  taken: readonly string[];
  onClose: () => void;
  onDone: (category: CategoryDefinition) => void;
}

/** The fields of one category; what is confirmed goes into the draft of the page. */
export const CategoryDrawer = ({ category, isNew, taken, onClose, onDone }: Props) => {
  const { t } = useTranslation('cases-console');
  const { parentCode } = category;
  const types = useTypeOptions(category.kind);
  return (
    <Drawer open title={isNew ? t('categories.new') : `${category.code} ${category.name}`} onClose={onClose} size={520} destroyOnHidden>
      <Form<CategoryDefinition>
        layout="vertical"
        requiredMark={false}
        initialValues={category}
        scrollToFirstError
        onFinish={(values) => onDone({ ...category, ...values, nameEn: values.nameEn?.trim() || values.name })}
      >
        <Form.Item
          name="code"
          label={t('categories.fields.code')}
          extra={parentCode === null ? t('categories.codeHint') : t('categories.codeBelow', { parent: parentCode })}
          rules={[
            { required: true, pattern: /^[0-9A-Za-z_.-]{1,20}$/, message: t('categories.codeNeeded') },
            {
              validator: (_, code: string) =>
                isNew && taken.includes(code) ? Promise.reject(new Error(t('categories.codeTaken'))) : Promise.resolve(),
            },
            {
              validator: (_, code: string) =>
                parentCode !== null && !(code?.startsWith(parentCode) && code !== parentCode)
                  ? Promise.reject(new Error(t('categories.codeBelow', { parent: parentCode })))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input disabled={!isNew} maxLength={20} autoFocus={isNew} />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('categories.fields.name')}
          rules={[{ required: true, whitespace: true, message: t('categories.nameNeeded') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('categories.fields.nameEn')}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="kind" label={t('categories.fields.kind')}>
          <Select options={types} />
        </Form.Item>
        <Form.Item name="keywords" label={t('categories.fields.keywords')} extra={t('categories.keywordsHint')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', '，', ',', '、']} maxCount={200} />
        </Form.Item>
        <Form.Item name="limits" extra={t('categories.limitsHint')}>
          <LimitFields />
        </Form.Item>
        <p className="soft">{t('categories.levelsHint')}</p>
        {handlerLevels.map((level) => (
          <Form.Item key={level} name={['levels', level]}>
            <LimitFields level={level} />
          </Form.Item>
        ))}
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
