import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { CaseDetail } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { useKeys } from '../../../app/keys.ts';
import { ActModal } from './ActModal.tsx';
import { orderedActions } from './order.ts';

/** Exactly the acts this viewer may take now, numbered for the keyboard. */
export const ActBar = ({ data, onDone }: { data: CaseDetail; onDone: (action: CaseAction) => void }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ action: CaseAction; id: string } | null>(null);
  const { primary, all } = orderedActions(data);
  useKeys(Object.fromEntries(all.slice(0, 9).map((action, i) => [String(i + 1), () => setOpen({ action, id: v7() })])));
  return (
    <>
      {all.length > 0 ? (
        <div className="acts" role="toolbar" aria-label={t('case.actions')}>
          {all.map((action, i) => (
            <Button
              key={action}
              type={action === primary ? 'primary' : 'default'}
              onClick={() => setOpen({ action, id: v7() })}
              aria-keyshortcuts={i < 9 ? String(i + 1) : undefined}
            >
              {t(`cases:actions.${action}`)}
              {i < 9 && <kbd>{i + 1}</kbd>}
            </Button>
          ))}
        </div>
      ) : (
        <p className="soft acts-none">{t(`case.waitsFor.${data.state}`)}</p>
      )}
      {open && (
        <ActModal
          key={open.id}
          data={data}
          action={open.action}
          id={open.id}
          onClose={() => setOpen(null)}
          onDone={(action) => {
            setOpen(null);
            onDone(action);
          }}
        />
      )}
    </>
  );
};
