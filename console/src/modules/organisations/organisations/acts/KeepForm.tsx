import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Agreement, AgreementPromise } from '#contract/organisations/agreements.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../../app/api.ts';
import { asked } from '../../../../app/send.ts';
import { ActDrawer, DayItem, textOrNull } from './ActDrawer.tsx';

/** Notes that a promise was kept, and what came of it. */
export const KeepForm = ({ promise, onClose, onDone }: { promise: AgreementPromise; onClose: () => void; onDone: () => void }) => {
  const { t } = useTranslation('organisations');
  return (
    <ActDrawer<{ on: string; outcome?: string }, Agreement>
      keep="promise.keep"
      subject={promise.id}
      title={t('agreement.keep')}
      lead={promise.text}
      submit={t('agreement.keep')}
      done={t('agreement.done.kept')}
      initial={{ on: platformDay() }}
      request={(v) =>
        asked(endpoints.organisations.keepPromise, {
          params: { promiseId: promise.id },
          body: { on: v.on, outcome: textOrNull(v.outcome) },
        })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <DayItem name="on" label={t('agreement.keptOn')} required max={platformDay()} />
      <Form.Item name="outcome" label={t('agreement.outcome')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ActDrawer>
  );
};
