import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as ordersApi from '#client/endpoints/orders.ts';
import { type Group, groups, type Kind, kinds, type What } from '#contract/orders/values.ts';
import { call } from '../../api.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { given, Line } from '../../parts/written-fields.tsx';
import { AreaField, type ChosenArea } from '../../place/area-field.tsx';
import { useKeptForm } from '../../store/kept-form.ts';
import { mineQuery } from './queries.ts';

interface SelectProps<T extends string> {
  id: string;
  label: string;
  of: readonly T[];
  word: (value: T) => string;
  value: T;
  onChange: (value: T) => void;
}
const Select = <T extends string>({ id, label, of, word, value, onChange }: SelectProps<T>) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value as T)}>
      {of.map((one) => (
        <option key={one} value={one}>
          {word(one)}
        </option>
      ))}
    </select>
  </div>
);

interface Asking {
  text: string;
  kind: Kind;
  group: Group;
  area: ChosenArea | null;
  place?: string;
  yuan?: string;
  wishedOn?: string;
  guardian?: string;
  agreed: boolean;
}

/** Asks for help or posts a wish. */
export const AskSheet = ({ what, onClose }: { what: What; onClose: () => void }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: limits } = useQuery(mineQuery);
  const { busy, error, setError, run } = useAct('orders');
  const begin: Asking = { text: '', kind: what === 'wish' ? 'thing' : 'errand', group: 'other', area: null, agreed: false };
  const kept = useKeptForm<Asking>(`orders.ask.${what}`, begin);
  if (kept === null) return null;
  const { fields, change } = kept;
  const { text, kind, group, area, agreed, ...rest } = fields;
  const most = (limits?.wishMost ?? 0) / 100;
  const send = (): void => {
    const yuan = given(rest.yuan) === null ? null : Number(rest.yuan);
    const guardian = given(rest.guardian);
    const lacks =
      text.trim().length < 4
        ? t('orders.askNeeded')
        : area === null
          ? t('orders.areaNeeded')
          : yuan !== null && !(yuan >= 1 && yuan <= most)
            ? t('orders.yuanWrong', { yuan: most })
            : group === 'child' && guardian === null
              ? t('orders.guardianNeeded')
              : agreed
                ? null
                : t('orders.consentNeeded');
    if (lacks !== null || area === null) {
      setError(lacks);
      return;
    }
    const body = {
      what,
      kind,
      group,
      text: text.trim(),
      areaCode: area.areaCode,
      placeText: given(rest.place),
      wishedOn: given(rest.wishedOn),
      fen: what === 'wish' && yuan !== null ? Math.round(yuan * 100) : null,
      minor: group === 'child',
      guardian: group === 'child' && guardian !== null ? { name: guardian, phone: null } : null,
      consent: 'own' as const,
      name: null,
      caller: null,
    };
    void run(JSON.stringify(body), (id) => call(ordersApi.askOrder, { body: { id, ...body } })).then((done) => {
      if (!done) return;
      void kept.finish();
      toast(t('orders.sent'));
      void navigate({ to: '/my-orders' });
    });
  };
  return (
    <Sheet title={t(`orders.ask.${what}`)} onClose={onClose}>
      <div className="field">
        <label htmlFor="ask-text">{t('orders.askText')}</label>
        <textarea
          id="ask-text"
          className="input"
          rows={3}
          maxLength={1000}
          placeholder={t(`orders.askHint.${what}`)}
          value={text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </div>
      <Select
        id="ask-kind"
        label={t('orders.kind')}
        of={kinds}
        word={(one) => t(`orders-own:kinds.${one}`)}
        value={kind}
        onChange={(next) => change({ kind: next })}
      />
      <Select
        id="ask-group"
        label={t('orders.group')}
        of={groups}
        word={(one) => t(`orders-own:groups.${one}`)}
        value={group}
        onChange={(next) => change({ group: next })}
      />
      {group === 'child' && (
        <Line id="ask-guardian" label={t('orders.guardian')} value={rest.guardian} onChange={(guardian) => change({ guardian })} />
      )}
      <AreaField
        id="ask-area"
        label={t('orders.area')}
        choose={t('orders.chooseArea')}
        value={area}
        onChange={(next) => change({ area: next })}
      />
      <Line id="ask-place" label={t('orders.place')} value={rest.place} onChange={(place) => change({ place })} />
      <p className="hint">{t('orders.placeHint')}</p>
      {what === 'wish' && (
        <>
          <Line id="ask-yuan" type="number" label={t('orders.yuan')} value={rest.yuan} onChange={(yuan) => change({ yuan })} />
          <p className="hint">{t('orders.yuanHint', { yuan: most })}</p>
        </>
      )}
      <Line id="ask-on" type="date" label={t('orders.on')} value={rest.wishedOn} onChange={(wishedOn) => change({ wishedOn })} />
      <div className="choice">
        <label>
          <input type="checkbox" checked={agreed} onChange={(event) => change({ agreed: event.target.checked })} />
          {t('orders.consent')}
        </label>
      </div>
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="button" className="button main wide" disabled={busy !== null} onClick={send}>
        {t('orders.send')}
      </button>
    </Sheet>
  );
};
