import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

const lines = [['j', 'k'], ['Enter'], ['/'], ['1', '9'], ['n'], ['r'], ['Esc'], ['?']] as const;
const names = ['move', 'open', 'search', 'act', 'next', 'refresh', 'close', 'help'] as const;

/** What the keys do. */
export const Help = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const { t } = useTranslation();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('help.title')} width={420}>
      <dl className="help">
        {lines.map((keys, i) => (
          <div key={keys[0]}>
            <dt>
              {keys.map((key, n) => (
                <span key={key}>
                  {n > 0 && (names[i] === 'act' ? ' – ' : ' / ')}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{t(`help.${names[i]}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
};
