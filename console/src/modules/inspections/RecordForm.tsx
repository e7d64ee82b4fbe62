import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import type { FindingDetail } from '#contract/inspections/api.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { PhotoField } from '../../components/PhotoField.tsx';

interface Values {
  estateId?: string;
  item?: string;
  spot?: string;
  words?: string;
  day?: string;
  photos?: UploadedPhoto[];
}

/** Enters what was found in an estate, from a desk: one spot after another, the estate stays. */
export const RecordForm = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('inspections-console');
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState<{ n: number; estateId?: string; day: string }>({ n: 0, day: platformDay() });
  const start = useQuery({
    queryKey: ['inspections', 'start'],
    queryFn: ({ signal }) => call(endpoints.inspections.getInspectionStart, {}, signal),
  });
  const needed = (message: string) => [{ required: true, message }];
  return (
    <ActDrawer<Values, FindingDetail>
      keep="inspections.record"
      subject="new"
      title={t('record')}
      lead={<p className="soft">{t('form.lead')}</p>}
      submit={t(busy ? 'form.uploading' : 'record')}
      disabled={busy}
      done={t('form.done')}
      renews="inspections"
      round={round.n}
      initial={{ day: round.day, ...(round.estateId && { estateId: round.estateId }) }}
      request={({ estateId, item, spot, words, day, photos }) =>
        asked(endpoints.inspections.recordFinding, {
          body: {
            estateId: estateId ?? '',
            item: item ?? '',
            spot: spot?.trim() ?? '',
            words: words?.trim() ?? '',
            day: day ?? platformDay(),
            photoIds: (photos ?? []).map(({ id }) => id),
          },
        })
      }
      onClose={onClose}
      onDone={({ estate, day }) => setRound(({ n }) => ({ n: n + 1, estateId: estate.id, day }))}
    >
      <Form.Item name="estateId" label={t('estate')} rules={needed(t('form.estateRule'))}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={start.isPending}
          notFoundContent={t('form.noEstates')}
          options={(start.data?.estates ?? []).map(({ id, name, area }) => ({ value: id, label: `${name} · ${area.name}` }))}
        />
      </Form.Item>
      <Form.Item name="item" label={t('form.item')} rules={needed(t('form.itemRule'))}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={start.isPending}
          options={(start.data?.sheet.groups ?? []).map(({ key, name, items }) => ({
            label: name,
            title: key,
            options: items.map((one) => ({ value: one.key, label: t('form.itemPoints', { text: one.text, points: one.points }) })),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="spot"
        label={t('spot')}
        extra={t('form.spotHint')}
        rules={[{ required: true, whitespace: true, message: t('form.spotRule') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="photos" label={t('form.photos')} rules={needed(t('form.photoRule'))}>
        <PhotoField onBusy={setBusy} />
      </Form.Item>
      <Form.Item name="words" label={t('form.words')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="day" label={t('day')} rules={needed(t('form.dayRule'))}>
        <Input type="date" max={platformDay()} />
      </Form.Item>
    </ActDrawer>
  );
};
