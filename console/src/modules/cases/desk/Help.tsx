import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { actForms, actNames } from '../acts.ts';

const moves = {
  move: ['j', 'k'],
  open: ['Enter'],
  search: ['/'],
  next: ['n'],
  mark: ['s'],
  inTurn: ['z'],
  refresh: ['r'],
  close: ['Esc'],
  help: ['?'],
} as const;

const Line = ({ keys, children }: { keys: readonly string[]; children: ReactNode }) => (
  <div>
    <dt>
      {keys.map((key, n) => (
        <span key={key}>
          {n > 0 && ' / '}
          <kbd>{key}</kbd>
        </span>
      ))}
    </dt>
    <dd>{children}</dd>
  </div>
);

/** What the keys do: on the list, and on the open case, where each act has its own. */
export const Help = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const { t } = useTranslation('cases-console');
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('help.title')} width={560}>
      <dl className="help">
        {(Object.keys(moves) as (keyof typeof moves)[]).map((name) => (
          <Line key={name} keys={moves[name]}>
            {t(`help.${name}`)}
          </Line>
        ))}
      </dl>
      <h3>{t('help.act')}</h3>
      <dl className="help help-acts">
        {actNames.map((action) => (
          <Line key={action} keys={[actForms[action].key]}>
            {t(`cases:actions.${action}`)}
          </Line>
        ))}
      </dl>
    </Modal>
  );
};
