import { Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Attributes } from '#contract/places/api.ts';
import { type PlaceAttribute, placeAttributes } from '#contract/places/kinds.ts';

/** The checklist of the eight attributes: met, not met or not looked at, with a note. */
export const AttributesField = ({ value = {}, onChange }: { value?: Attributes; onChange?: (attributes: Attributes) => void }) => {
  const { t } = useTranslation();
  const put = (code: PlaceAttribute, state: string): void => {
    const { [code]: before, ...rest } = value;
    onChange?.(state === 'unseen' ? rest : { ...rest, [code]: { met: state === 'met', note: before?.note ?? null } });
  };
  return (
    <ul className="places-check-list">
      {placeAttributes.map((code) => {
        const one = value[code];
        return (
          <li key={code}>
            <div className="places-check-head">
              <span>
                <strong>{t(`places:attributes.${code}`)}</strong> <span className="soft">{t(`places:attributeHints.${code}`)}</span>
              </span>
              <Segmented
                size="small"
                aria-label={t(`places:attributes.${code}`)}
                value={one ? (one.met ? 'met' : 'unmet') : 'unseen'}
                onChange={(state) => put(code, state)}
                options={['met', 'unmet', 'unseen'].map((state) => ({ value: state, label: t(`places:form.${state}`) }))}
              />
            </div>
            {one && (
              <Input
                size="small"
                maxLength={200}
                value={one.note ?? ''}
                placeholder={t('places:form.attributeNote')}
                aria-label={`${t(`places:attributes.${code}`)} ${t('places:form.attributeNote')}`}
                onChange={(e) => onChange?.({ ...value, [code]: { met: one.met, note: e.target.value || null } })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
};
