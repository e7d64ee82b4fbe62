import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { endOfDay, platformDay } from '#ui/time.ts';
import type { ActValues } from './form.ts';

/** The day on which a case comes back by itself, at most so many days ahead. */
export const UntilField = ({ days }: { days: number }) => {
  const { t } = useTranslation('cases-console');
  return (
    <Form.Item
      name="until"
      label={t('act.until')}
      extra={t('act.untilHint', { days })}
      rules={[{ required: true, message: t('act.untilNeeded') }]}
    >
      <Input type="date" min={platformDay()} max={platformDay(days - 1)} style={{ width: 180 }} />
    </Form.Item>
  );
};

export const untilOf = ({ until }: ActValues) => ({ until: until && endOfDay(until as string) });
