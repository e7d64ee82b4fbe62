import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { packCode, packVersion } from '#contract/packs/pack.ts';
import { labelOf } from '#ui/i18n.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { saveText } from '../../../app/save-file.ts';

interface Values {
  code: string;
  version: string;
  titleZh: string;
  titleEn: string;
  helpZh: string;
  helpEn: string;
  chosen: string[];
}
interface Props {
  exportable: readonly { kind: string; subject: string; title: { zh: string; en: string | null } }[];
  onClose: () => void;
}

/** Makes a pack of definitions of one's own and hands it over as a file. Nothing is changed by it. */
export const ExportDrawer = ({ exportable, onClose }: Props) => {
  const { t } = useTranslation('packs-console');
  const { message } = App.useApp();
  const exporting = useMutation({
    mutationFn: ({ code, version, titleZh, titleEn, helpZh, helpEn, chosen }: Values) =>
      call(endpoints.packs.exportPack, {
        body: {
          manifest: { code, version, title: { zh: titleZh, en: titleEn }, help: { zh: helpZh, en: helpEn }, needs: [] },
          contents: chosen.map((key) => {
            const [kind = '', subject = ''] = key.split(' ');
            return { kind, subject };
          }),
        },
      }),
    onSuccess: (pack) => {
      saveText(`${pack.manifest.code}-${pack.manifest.version}.linli-pack.json`, JSON.stringify(pack, null, 2), 'application/json');
      void message.success(t('export.done'));
      onClose();
    },
  });
  const text = (name: keyof Values, most: number) => (
    <Form.Item name={name} label={t(`export.${name}`)} rules={[{ required: true, whitespace: true, message: t('export.needed') }]}>
      <Input maxLength={most} autoComplete="off" />
    </Form.Item>
  );
  return (
    <Drawer open title={t('list.export')} onClose={onClose} size={460} destroyOnHidden>
      <p className="soft">{t('export.lead')}</p>
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        initialValues={{ version: '1.0.0' }}
        onFinish={(values) => exporting.mutate(values)}
      >
        <Form.Item name="chosen" label={t('export.chosen')} rules={[{ required: true, message: t('export.choose') }]}>
          <Checkbox.Group
            className="packs-choices"
            options={exportable.map(({ kind, subject, title }) => ({ value: `${kind} ${subject}`, label: labelOf(title) }))}
          />
        </Form.Item>
        <Form.Item
          name="code"
          label={t('export.code')}
          extra={t('export.codeHint')}
          rules={[
            {
              validator: (_, value: string) =>
                packCode.safeParse(value).success ? Promise.resolve() : Promise.reject(new Error(t('export.codeWrong'))),
            },
          ]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="version"
          label={t('export.version')}
          rules={[
            {
              validator: (_, value: string) =>
                packVersion.safeParse(value).success ? Promise.resolve() : Promise.reject(new Error(t('export.versionWrong'))),
            },
          ]}
        >
          <Input maxLength={20} autoComplete="off" />
        </Form.Item>
        {text('titleZh', 60)}
        {text('titleEn', 60)}
        {text('helpZh', 400)}
        {text('helpEn', 400)}
        {exporting.error && (
          <p className="field-problem" role="alert">
            {wordsFor(exporting.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={exporting.isPending}>
            {t('export.do')}
          </Button>
        </div>
      </Form>
    </Drawer>
  );
};
