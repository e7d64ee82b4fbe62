import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Extension } from '#contract/extensions/api.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { NumberInput } from '../../components/NumberInput.tsx';
import { VerdictItem } from '../../components/VerdictItem.tsx';
import { WordsItem } from '../../components/WordsItem.tsx';

/** The handler asks for more time. @param most working days that may be asked for */
export const AskDrawer = ({ caseId, most, onClose }: { caseId: string; most: number; onClose: () => void }) => {
  const { t } = useTranslation('extensions-console');
  return (
    <ActDrawer<{ days: number; reason: string }, Extension>
      keep="extensions.ask"
      subject={caseId}
      title={t('askTitle')}
      lead={<p className="soft">{t('askLead', { days: most })}</p>}
      submit={t('ask')}
      done={t('asked')}
      renews="extensions"
      request={(body) => asked(endpoints.extensions.askExtension, { params: { caseId }, body })}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="days" label={t('days')} rules={[{ required: true, message: t('daysNeeded') }]}>
        <NumberInput min={1} max={most} step={1} precision={0} />
      </Form.Item>
      <WordsItem name="reason" label={t('reason')} needed={t('reasonNeeded')} />
    </ActDrawer>
  );
};

/** Grants or refuses more time. */
export const DecideDrawer = ({ extension, onClose }: { extension: Extension; onClose: () => void }) => {
  const { t } = useTranslation('extensions-console');
  return (
    <ActDrawer<{ granted: boolean; reason: string }, Extension>
      keep="extensions.decide"
      subject={extension.id}
      title={t('decideTitle', { number: extension.number })}
      lead={
        <>
          <p>
            <strong>{t('asks', { count: extension.days })}</strong> · {extension.organisation}
          </p>
          <p className="rating-text">{extension.reason}</p>
        </>
      }
      submit={t('decide')}
      done={t('saved')}
      renews="extensions"
      request={(body) => asked(endpoints.extensions.decideExtension, { params: { extensionId: extension.id }, body })}
      onClose={onClose}
      onDone={onClose}
    >
      <VerdictItem name="granted" label={t('verdict')} yes={t('grant')} no={t('refuse')} />
      <WordsItem name="reason" label={t('opinion')} needed={t('reasonNeeded')} />
    </ActDrawer>
  );
};
