import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from '../../parts/written-fields.tsx';
import { AreaPicker } from '../../place/area-picker.tsx';
import { useMe } from '../../session/session.ts';

/** Who applies and where they live, as fields of a draft. */
export interface Who {
  readonly name?: string;
  readonly phone?: string;
  readonly areaCode?: string;
  readonly areaName?: string;
}

/** Name, phone and area of whoever it is for. An account's own phone is used where none is typed. */
export const WhoFields = ({ who, own, onChange }: { who: Who; own: boolean; onChange: (part: Who) => void }) => {
  const { t } = useTranslation();
  const me = useMe();
  const [choosing, setChoosing] = useState(false);
  const known = own ? me?.account.phone : null;
  return (
    <>
      <Line id="who-name" label={t('services.name')} value={who.name} onChange={(name) => onChange({ name })} />
      <Line
        id="who-phone"
        type="tel"
        label={known ? t('services.phoneKnown', { phone: known }) : t('services.phone')}
        value={who.phone}
        onChange={(phone) => onChange({ phone })}
      />
      <div className="field">
        <span id="who-area">{t('services.area')}</span>
        <button type="button" className="button wide" aria-describedby="who-area" onClick={() => setChoosing(true)}>
          {who.areaName ?? t('services.chooseArea')}
        </button>
      </div>
      {choosing && (
        <AreaPicker
          onClose={() => setChoosing(false)}
          onChoose={({ areaCode, name }) => {
            onChange({ areaCode, areaName: name });
            setChoosing(false);
          }}
        />
      )}
    </>
  );
};

/** What is missing of them, as a key of words; null: nothing. */
export const whoLacks = (who: Who): 'nameNeeded' | 'areaNeeded' | null =>
  (who.name ?? '').trim().length < 2 ? 'nameNeeded' : who.areaCode ? null : 'areaNeeded';
