import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as demandsApi from '#client/endpoints/demands.ts';
import type { DemandKind } from '#contract/demands/kinds.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';

/** Kinds that are asked for outside the platform. */
const kinds: readonly DemandKind[] = ['form', 'photo', 'scan', 'report', 'other'];

export interface Noting {
  readonly code: string;
  readonly name: string;
  readonly askers: readonly { readonly code: string; readonly name: string }[];
}

/** Notes what was asked outside the platform: one tap opens it, one says who asked for what. */
export const Outside = ({ areas }: { areas: readonly Noting[] }) => {
  const { t } = useTranslation();
  const act = useAct('demands');
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  if (areas.length === 0) return null;
  if (!open)
    return (
      <button type="button" className="button wide" onClick={() => setOpen(true)}>
        {t('demands.outside')}
      </button>
    );
  const note = (area: string, from: string, kind: DemandKind): void =>
    void act
      .run(`note ${area} ${from} ${kind} ${title}`, (id) =>
        call(demandsApi.noteDemand, { body: { id, area, from, kind, title: title.trim().length > 1 ? title.trim() : null } }),
      )
      .then((good) => {
        if (!good) return;
        toast(t('demands.done.noted'));
        setTitle('');
        setOpen(false);
      });
  return (
    <section className="card stack" aria-label={t('demands.outside')}>
      <h2>{t('demands.outside')}</h2>
      <p className="small soft">{t('demands.outsideLead')}</p>
      <div className="field">
        <label htmlFor="outside-title">{t('demands.outsideName')}</label>
        <input id="outside-title" className="input" maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
      </div>
      {areas.flatMap((area) =>
        area.askers.map((asker) => (
          <fieldset key={`${area.code} ${asker.code}`} className="wrap">
            <legend>{areas.length > 1 ? t('demands.outsideBy', { asker: asker.name, area: area.name }) : asker.name}</legend>
            {kinds.map((kind) => (
              <button
                key={kind}
                type="button"
                className="chip"
                disabled={act.busy !== null}
                onClick={() => note(area.code, asker.code, kind)}
              >
                {t(`demands.kinds.${kind}`)}
              </button>
            ))}
          </fieldset>
        )),
      )}
      <FormError error={act.error} />
      <button type="button" className="button" onClick={() => setOpen(false)}>
        {t('close')}
      </button>
    </section>
  );
};
