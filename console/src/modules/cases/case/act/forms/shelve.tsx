import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { dayOf, daysBefore, endOfDay } from '#ui/time.ts';
import type { ActForm } from './form.ts';

const Fields = ({ data: { shelvedDaysMost: days } }: { data: CaseDetail }) => {
  const { t } = useTranslation('cases-console');
  return (
    <Form.Item
      name="until"
      label={t('act.until')}
      extra={t('act.untilHint', { days })}
      rules={[{ required: true, message: t('act.untilNeeded') }]}
    >
      <Input type="date" min={dayOf(new Date())} max={daysBefore(new Date(), 1 - days)} style={{ width: 180 }} />
    </Form.Item>
  );
};

export const shelve: ActForm = {
  key: 'g',
  words: 'must',
  tells: true,
  Fields,
  body: ({ until }) => ({ until: until && endOfDay(until as string) }),
};
