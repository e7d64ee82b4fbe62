import { Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import { findings } from '#contract/ratings/findings.ts';
import type { SpotCheck } from '#contract/ratings/spot-checks.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { PhotoField } from '../../../components/PhotoField.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';

interface Values {
  found: (typeof findings)[number];
  note: string;
  photos?: readonly UploadedPhoto[];
}

/** What was found on the spot where a case was closed. */
export const InspectDrawer = ({ check, onClose }: { check: SpotCheck; onClose: () => void }) => {
  const { t } = useTranslation('ratings-console');
  const [busy, setBusy] = useState(false);
  return (
    <ActDrawer<Values, SpotCheck>
      keep="ratings.inspect"
      subject={check.id}
      title={t('spots.inspectTitle', { number: check.number })}
      lead={<p>{check.title}</p>}
      submit={t('spots.save')}
      done={t('spots.saved')}
      renews="ratings"
      disabled={busy}
      request={({ found, note, photos = [] }) =>
        asked(endpoints.ratings.inspect, {
          params: { spotCheckId: check.id },
          body: { found, note, photoIds: photos.map(({ id }) => id) },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item
        name="found"
        label={t('spots.found')}
        extra={t('spots.notDoneHint')}
        rules={[{ required: true, message: t('must.choose') }]}
      >
        <Radio.Group options={findings.map((value) => ({ value, label: t(`spots.findings.${value}`) }))} />
      </Form.Item>
      <WordsItem name="note" label={t('spots.note')} needed={t('exclusions.words')} />
      <Form.Item name="photos" label={t('spots.photos')}>
        <PhotoField onBusy={setBusy} />
      </Form.Item>
    </ActDrawer>
  );
};
