import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisclosureDetail } from '#contract/disclosures/api.ts';
import { type DisclosureKind, disclosureKinds } from '#contract/disclosures/values.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { WrittenFields } from './WrittenFields.tsx';
import { bodyOf, type Written } from './written.ts';

type ByHand = Exclude<DisclosureKind, 'accounts'>;
interface Values extends Written {
  areaCode: string;
  kind: ByHand;
  from?: string;
  until?: string;
  decidedOn?: string;
  objections: boolean;
}
const kinds = disclosureKinds.filter((kind): kind is ByHand => kind !== 'accounts');

/** Publishes something by hand. */
export const PublishForm = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('disclosures-console');
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const today = platformDay();
  return (
    <ActDrawer<Values, DisclosureDetail>
      keep="disclosures.publish"
      subject=""
      wide
      disabled={busy}
      title={t('publish')}
      lead={<p className="soft">{t('publishLead')}</p>}
      submit={t('publish')}
      done={t('published')}
      renews="disclosures"
      initial={{ kind: 'notice', objections: true }}
      request={(v) =>
        asked(endpoints.disclosures.publishDisclosure, {
          body: {
            areaCode: v.areaCode,
            kind: v.kind,
            ...bodyOf(v),
            from: v.from || null,
            until: v.until || null,
            decidedOn: v.decidedOn || null,
            objections: v.objections,
          },
        })
      }
      onClose={onClose}
      onDone={({ id }) => {
        onClose();
        void navigate({ to: '/disclosures/$disclosureId', params: { disclosureId: id } });
      }}
    >
      <Form.Item name="areaCode" label={t('area')} rules={[{ required: true, message: t('form.areaRule') }]}>
        <AreaSelect label={t('area')} />
      </Form.Item>
      <Form.Item name="kind" label={t('kind')}>
        <Select options={kinds.map((value) => ({ value, label: t(`disclosures:kinds.${value}`) }))} />
      </Form.Item>
      <WrittenFields onBusy={setBusy} />
      <Form.Item name="from" label={t('form.from')} extra={t('form.fromHint')}>
        <Input type="date" min={today} />
      </Form.Item>
      <Form.Item name="until" label={t('form.until')} extra={t('form.untilHint')}>
        <Input type="date" min={today} />
      </Form.Item>
      <Form.Item name="decidedOn" label={t('form.decidedOn')}>
        <Input type="date" max={today} />
      </Form.Item>
      <Form.Item name="objections" valuePropName="checked">
        <Checkbox>{t('form.objections')}</Checkbox>
      </Form.Item>
    </ActDrawer>
  );
};
