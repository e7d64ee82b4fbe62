import { CheckOutlined, ExclamationCircleOutlined, SyncOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { shortTime } from '#ui/time.ts';
import { useLocale } from '../../../../app/hooks.ts';
import type { Autosave } from './useAutosave.ts';

/** Whether the drawing is kept, in a sign and a word. */
export const SaveMark = ({ save }: { save: Autosave }) => {
  const { t } = useTranslation('drawing');
  const locale = useLocale();
  const { state, savedAt, message } = save;
  const icon =
    state === 'saved' ? <CheckOutlined /> : state === 'waiting' || state === 'saving' ? <SyncOutlined /> : <ExclamationCircleOutlined />;
  const words =
    state === 'saved' && savedAt
      ? t('savedAt', { moment: shortTime(savedAt, locale) })
      : state === 'refused'
        ? message
        : t(`saves.${state}`);
  return (
    <span
      className={`grids-save ${state === 'saved' || state === 'waiting' || state === 'saving' ? 'soft' : 'field-problem'}`}
      role="status"
    >
      {icon} {words}
    </span>
  );
};
