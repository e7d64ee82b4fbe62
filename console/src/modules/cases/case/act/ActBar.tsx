import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { useWantedForm } from '../../../../app/kept.ts';
import { useKeys } from '../../../../app/keys.ts';
import { actForms, actNames } from '../../acts.ts';
import { ActModal } from './ActModal.tsx';
import { InTurnModal } from './InTurnModal.tsx';
import { orderedActions } from './order.ts';

/** Exactly the acts this viewer may take now, each with its key. */
export const ActBar = ({ data, onDone }: { data: CaseDetail; onDone: (action: CaseAction) => void }) => {
  const { t } = useTranslation('cases-console');
  const [open, setOpen] = useState<CaseAction | null>(null);
  const [inTurn, setInTurn] = useState(false);
  const { primary, all } = orderedActions(data);
  useWantedForm(data.id, (form) => setOpen(actNames.find((action) => form === `case.${action}`) ?? null));
  useKeys({
    ...Object.fromEntries(all.map((action) => [actForms[action].key, () => setOpen(action)])),
    ...(data.ahead.length > 0 && { z: () => setInTurn(true) }),
  });
  return (
    <>
      {all.length > 0 ? (
        <div className="acts" role="toolbar" aria-label={t('case.actions')}>
          {data.ahead.length > 0 && (
            <Button type="primary" onClick={() => setInTurn(true)} aria-keyshortcuts="z">
              {data.ahead.map((action) => t(`cases:actions.${action}`)).join(' · ')}
              <kbd>z</kbd>
            </Button>
          )}
          {all.map((action) => (
            <Button
              key={action}
              type={action === primary && data.ahead.length === 0 ? 'primary' : 'default'}
              onClick={() => setOpen(action)}
              aria-keyshortcuts={actForms[action].key}
            >
              {t(`cases:actions.${action}`)}
              <kbd>{actForms[action].key}</kbd>
            </Button>
          ))}
        </div>
      ) : (
        <p className="soft acts-none">{t(`case.waitsFor.${data.state}`)}</p>
      )}
      {inTurn && (
        <InTurnModal
          data={data}
          onClose={() => setInTurn(false)}
          onDone={(action) => {
            setInTurn(false);
            onDone(action);
          }}
        />
      )}
      {open && (
        <ActModal
          key={open}
          data={data}
          action={open}
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
