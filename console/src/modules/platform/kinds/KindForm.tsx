import { Drawer, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { KindSet } from '#contract/kernel/kinds.ts';
import type { OwnKind } from '#contract/platform/local-kinds.ts';
import { endpoints } from '../../../app/api.ts';
import { setTitle, wordOf } from '../../../app/kinds.ts';
import { asked } from '../../../app/send.ts';
import { SendForm } from '../../../components/SendForm.tsx';

/** A kind to be renamed, or with null one to be added to the set. */
export interface KindTask {
  readonly set: KindSet;
  readonly kind: OwnKind | null;
}
interface Values {
  base: string;
  name: string;
  nameEn: string;
}

/** Adds a kind or renames one. What it behaves like is settled when it is added. */
export const KindForm = ({
  task: { set, kind },
  onClose,
  onDone,
}: {
  task: KindTask;
  onClose: () => void;
  onDone: (kind: OwnKind) => void;
}) => {
  const { t } = useTranslation('platform');
  const title = kind ? t('kinds.renameOf', { name: kind.name }) : t('kinds.addTo', { title: t(setTitle(set)) });
  return (
    <Drawer open title={title} onClose={onClose} size={480} destroyOnHidden>
      <SendForm<Values, OwnKind>
        keep="platform.kind"
        subject={kind?.id ?? set.subject}
        title={title}
        initial={kind ? { name: kind.name, nameEn: kind.nameEn } : {}}
        submit={t('kinds.save')}
        request={({ base, name, nameEn }) =>
          kind
            ? asked(endpoints.platform.changeKind, {
                params: { kindId: kind.id },
                body: { version: kind.version, name, nameEn, ended: kind.ended },
              })
            : asked(endpoints.platform.addKind, { body: { subject: set.subject, base, name, nameEn } })
        }
        onCancel={onClose}
        onDone={onDone}
      >
        {!kind && (
          <Form.Item
            name="base"
            label={t('kinds.base')}
            extra={t('kinds.baseHint')}
            rules={[{ required: true, message: t('kinds.baseNeeded') }]}
          >
            <Select
              showSearch
              optionFilterProp="label"
              options={set.shipped.map((code) => ({ value: code, label: t(wordOf(set, code)) }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="name"
          label={t('kinds.nameZh')}
          rules={[{ required: true, whitespace: true, min: 2, max: 40, message: t('kinds.nameRule') }]}
        >
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item
          name="nameEn"
          label={t('kinds.nameEn')}
          rules={[{ required: true, pattern: /[A-Za-z]{2}/, max: 60, message: t('kinds.nameEnRule') }]}
        >
          <Input maxLength={60} lang="en" />
        </Form.Item>
      </SendForm>
    </Drawer>
  );
};
