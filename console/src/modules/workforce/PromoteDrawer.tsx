import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CommunityWorker } from '#contract/workforce/api.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { NumberInput } from '../../components/NumberInput.tsx';
import { WordsItem } from '../../components/WordsItem.tsx';
import { workforceKey } from './queries.ts';
import { Why } from './Why.tsx';

/** Raises a worker to the grade the rules give, for a reason. */
export const PromoteDrawer = ({ worker, onClose }: { worker: CommunityWorker; onClose: () => void }) => {
  const { t } = useTranslation('workforce-console');
  const { grade, due } = worker;
  return (
    <ActDrawer<{ grade: number; reason: string }, CommunityWorker>
      keep="workforce.promote"
      subject={worker.id}
      title={t('promoteTitle', { name: worker.name ?? worker.number })}
      lead={
        <>
          <p>{t('promoteLead', { from: grade === null ? t('ungraded') : t('gradeOf', { grade }), to: due })}</p>
          <Why worker={worker} />
        </>
      }
      initial={{ grade: due ?? 1, reason: t('reasonBegun') }}
      submit={t('confirmPromotion')}
      done={t('promoted')}
      renews={workforceKey}
      request={(body) =>
        asked(endpoints.workforce.promoteWorker, { params: { rowId: worker.id }, body: { ...body, version: worker.version } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="grade" label={t('toGrade')} rules={[{ required: true }]}>
        <NumberInput min={(grade ?? 0) + 1} max={due ?? 1} precision={0} />
      </Form.Item>
      <WordsItem name="reason" label={t('reason')} needed={t('reasonNeeded')} most={200} />
    </ActDrawer>
  );
};
