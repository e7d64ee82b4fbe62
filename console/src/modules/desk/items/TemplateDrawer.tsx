import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { actions, type CaseAction } from '#contract/cases/lifecycle.ts';
import type { DeskTemplate } from '#contract/desk/api.ts';
import { placeholders, unknownIn } from '#contract/desk/placeholders.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { ShareItem } from '../../../components/ShareItem.tsx';

interface Values {
  title: string;
  action: CaseAction;
  text: string;
  shared: string;
}
interface Props {
  /** Null: a new one. */
  template: DeskTemplate | null;
  shares: readonly { readonly key: string; readonly name: string }[];
  onClose: () => void;
  onDone: () => void;
}

const inBraces = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(' ');

/** An answer template: for which act, its text with placeholders, and with whom it is shared. */
export const TemplateDrawer = ({ template, shares, onClose, onDone }: Props) => {
  const { t } = useTranslation('desk');
  return (
    <ActDrawer<Values, { id: string }>
      keep="desk.template"
      subject={template?.id ?? 'new'}
      title={template ? t('items.change', { title: template.title }) : t('items.add')}
      submit={t('items.save')}
      done={t('items.saved')}
      renews="desk-items"
      initial={
        template ? { title: template.title, ...template.content, shared: template.shared?.key ?? '' } : { action: 'answer', shared: '' }
      }
      request={({ title, action, text, shared }) =>
        asked(endpoints.desk.saveTemplate, {
          body: {
            of: template && { id: template.id, version: template.version },
            title: title.trim(),
            shared: shared || null,
            content: { action, text: text.trim() },
          },
        })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <Form.Item
        name="title"
        label={t('items.name')}
        rules={[{ required: true, whitespace: true, max: 40, message: t('items.nameNeeded') }]}
      >
        <Input autoFocus maxLength={40} />
      </Form.Item>
      <Form.Item name="action" label={t('items.action')}>
        <Select options={actions.map((value) => ({ value, label: t(`cases:actions.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('items.text')}
        extra={t('items.placeholders', { names: inBraces(placeholders) })}
        rules={[
          { required: true, whitespace: true, min: 2, max: 2000, message: t('items.textNeeded') },
          {
            validator: (_, text: string | undefined) => {
              const unknown = unknownIn(text ?? '');
              return unknown.length === 0 ? Promise.resolve() : Promise.reject(new Error(t('items.unknown', { names: inBraces(unknown) })));
            },
          },
        ]}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} showCount />
      </Form.Item>
      <ShareItem shares={shares} />
    </ActDrawer>
  );
};
