import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import type { Exclusion } from '#contract/ratings/exclusions.ts';
import { exclusionKindSet } from '#contract/ratings/kinds.ts';
import { endpoints } from '../../../app/api.ts';
import { offered, wordOf } from '../../../app/kinds.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { PhotoField } from '../../../components/PhotoField.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';

interface Values {
  kind: Exclusion['kind'];
  reason: string;
  photos?: readonly UploadedPhoto[];
}

/** The handler asks that a complaint not count. */
export const AskDrawer = ({ caseId, onClose }: { caseId: string; onClose: () => void }) => {
  const { t } = useTranslation('ratings-console');
  const [busy, setBusy] = useState(false);
  return (
    <ActDrawer<Values, Exclusion>
      keep="ratings.ask_exclusion"
      subject={caseId}
      title={t('exclusions.askTitle')}
      lead={<p className="soft">{t('exclusions.askHint')}</p>}
      submit={t('exclusions.ask')}
      done={t('exclusions.asked')}
      renews="ratings"
      disabled={busy}
      request={({ kind, reason, photos = [] }) =>
        asked(endpoints.ratings.askExclusion, { params: { caseId }, body: { kind, reason, photoIds: photos.map(({ id }) => id) } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="kind" label={t('exclusions.kind')} rules={[{ required: true, message: t('must.choose') }]}>
        <Select options={offered(exclusionKindSet).map((value) => ({ value, label: t(wordOf(exclusionKindSet, value)) }))} />
      </Form.Item>
      <WordsItem name="reason" label={t('exclusions.reason')} needed={t('exclusions.words')} rows={3} />
      <Form.Item name="photos" label={t('exclusions.evidence')}>
        <PhotoField onBusy={setBusy} />
      </Form.Item>
    </ActDrawer>
  );
};
