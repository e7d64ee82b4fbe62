import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Exclusion } from '#contract/ratings/exclusions.ts';
import { exclusionKindSet } from '#contract/ratings/kinds.ts';
import { endpoints } from '../../../app/api.ts';
import { wordOf } from '../../../app/kinds.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';

interface Values {
  granted: boolean;
  reason: string;
}

/** Decides on an exclusion for a level, with the reason that is shown to everybody concerned. */
export const DecideDrawer = ({ exclusion, onClose }: { exclusion: Exclusion; onClose: () => void }) => {
  const { t } = useTranslation('ratings-console');
  return (
    <ActDrawer<Values, Exclusion>
      keep="ratings.decide_exclusion"
      subject={exclusion.id}
      title={t('exclusions.decideTitle', { number: exclusion.number })}
      lead={
        <>
          <p>
            <strong>{t(wordOf(exclusionKindSet, exclusion.kind))}</strong> · {exclusion.organisation}
          </p>
          <p className="rating-text">{exclusion.reason}</p>
        </>
      }
      submit={t('exclusions.decide')}
      done={t('exclusions.saved')}
      renews="ratings"
      request={({ granted, reason }) =>
        asked(endpoints.ratings.decideExclusion, { params: { exclusionId: exclusion.id }, body: { granted, reason } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="granted" label={t('exclusions.verdict')} rules={[{ required: true, message: t('exclusions.verdict') }]}>
        <Radio.Group
          options={[
            { value: true, label: t('exclusions.grant') },
            { value: false, label: t('exclusions.refuse') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('exclusions.reason')}
        rules={[{ required: true, whitespace: true, min: 2, max: 1_000, message: t('exclusions.words') }]}
      >
        <Input.TextArea maxLength={1_000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
    </ActDrawer>
  );
};
