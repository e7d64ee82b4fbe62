import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { type CaseAction, limits } from '#contract/cases/lifecycle.ts';
import { dayOf, daysBefore } from '#ui/time.ts';
import { kindNames } from '../../../../app/names.ts';
import { AreaSelect } from '../../../../components/AreaSelect.tsx';
import { CategorySelect } from '../../../../components/CategorySelect.tsx';
import { PhotoField } from '../../../../components/PhotoField.tsx';
import { Phrases } from '../../../../components/Phrases.tsx';
import { DispatchField } from './DispatchField.tsx';
import { YesNo } from './YesNo.tsx';

const withPhotos: readonly CaseAction[] = ['verify', 'check', 'progress', 'answer', 'supplement'];
const withText: readonly CaseAction[] = ['progress', 'answer', 'supplement'];
const mustReason: readonly CaseAction[] = ['reject', 'recall', 'return', 'rework', 'reopen', 'shelve', 'supervise'];

/** The fields of an act, after what it needs. */
export const ActFields = ({ action, data, onBusy }: { action: CaseAction; data: CaseDetail; onBusy: (busy: boolean) => void }) => {
  const { t } = useTranslation('cases-console');
  const form = Form.useFormInstance();
  const unhappy = data.rating !== null && !(data.rating.answered && data.rating.solved && data.rating.satisfied);
  const must = mustReason.includes(action) || (action === 'close' && unhappy);
  const text = withText.includes(action);
  const min = action === 'answer' ? limits.answerMin : limits.reasonMin;
  return (
    <>
      {action === 'file' && (
        <>
          <Form.Item name="categoryCode" label={t('act.category')} rules={[{ required: true, message: t('act.categoryNeeded') }]}>
            <CategorySelect label={t('act.category')} leavesOnly />
          </Form.Item>
          <Form.Item name="kind" label={t('act.kind')}>
            <Select options={kindNames.map((kind) => ({ value: kind, label: t(`cases:kinds.${kind}`) }))} />
          </Form.Item>
          <Form.Item name="areaCode" label={t('act.area')} extra={t('act.areaHint')}>
            <AreaSelect label={t('act.area')} valueName={data.area.name} />
          </Form.Item>
        </>
      )}
      {action === 'dispatch' && <DispatchField data={data} />}
      {action === 'call_back' && (
        <>
          <p className="soft act-lead">{t('act.callBackHint')}</p>
          {(['answered', 'solved', 'satisfied'] as const).map((name) => (
            <Form.Item key={name} name={name} label={t(`rating.${name}.ask`)} rules={[{ required: true, message: t('act.chooseOne') }]}>
              <YesNo name={name} />
            </Form.Item>
          ))}
          <Form.Item name="comment" label={t('act.comment')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={limits.reasonMax} />
          </Form.Item>
        </>
      )}
      {action === 'shelve' && (
        <Form.Item
          name="until"
          label={t('act.until')}
          extra={t('act.untilHint', { days: data.shelvedDaysMost })}
          rules={[{ required: true, message: t('act.untilNeeded') }]}
        >
          <Input type="date" min={dayOf(new Date())} max={daysBefore(new Date(), 1 - data.shelvedDaysMost)} style={{ width: 180 }} />
        </Form.Item>
      )}
      {text && (
        <Form.Item
          name="text"
          label={t(`act.text.${action}`)}
          rules={[{ required: true, whitespace: true, min, message: t('act.textNeeded', { min }) }]}
        >
          <Input.TextArea
            autoFocus
            autoSize={{ minRows: 4, maxRows: 12 }}
            maxLength={action === 'answer' ? limits.answerMax : limits.reasonMax}
            showCount
          />
        </Form.Item>
      )}
      {text && (
        <Phrases
          of={action}
          onPick={(phrase) => form.setFieldValue('text', [form.getFieldValue('text'), phrase].filter(Boolean).join(''))}
        />
      )}
      {!text && action !== 'call_back' && (
        <>
          <Form.Item
            name="reason"
            label={t(must ? 'act.reason' : 'act.note')}
            rules={must ? [{ required: true, whitespace: true, min: limits.reasonMin, message: t('act.reasonNeeded') }] : []}
            extra={action === 'close' && unhappy ? t('act.unhappyClose') : undefined}
          >
            <Input.TextArea autoFocus={must} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={limits.reasonMax} />
          </Form.Item>
          <Phrases of={action} onPick={(phrase) => form.setFieldValue('reason', phrase)} />
        </>
      )}
      {withPhotos.includes(action) && (
        <Form.Item label={t('act.photos')} name="photos">
          <PhotoField onBusy={onBusy} />
        </Form.Item>
      )}
    </>
  );
};
