import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyStop } from '#contract/patrols/rounds.ts';
import { Line } from '../../parts/written-fields.tsx';
import { whose } from './code.ts';
import { canScan, Scanner } from './scanner.tsx';

interface Props {
  stop: MyStop;
  others: readonly MyStop[];
  fields: Readonly<Record<string, unknown>>;
  onChange: (part: Record<string, unknown>) => void;
}

/** The code of a stop: read by the camera, typed, or not to be read; a code of another point is told at once, without a network too. */
export const CodeField = ({ stop, others, fields, onChange }: Props) => {
  const { t } = useTranslation();
  const [scanning, setScanning] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const read = async (text: string): Promise<void> => {
    setScanning(false);
    const found = await whose(text, stop, others);
    setWrong(found.of === 'other' ? t('patrols.codeOf', { name: found.name }) : found.of === 'unknown' ? t('patrols.codeUnknown') : null);
    if (found.of === 'this') onChange({ code: text, typed: false, unreadable: false });
  };
  const scanned = typeof fields['code'] === 'string' && fields['typed'] !== true && fields['code'] !== '';
  return (
    <div className="stack">
      {scanning && (
        <Scanner
          onRead={(text) => void read(text)}
          onFailed={() => {
            setScanning(false);
            setWrong(t('patrols.noCamera'));
          }}
        />
      )}
      {scanned ? (
        <p className="notice" role="status">
          {t('patrols.codeRead')}
        </p>
      ) : (
        <>
          {canScan() && !scanning && (
            <button type="button" className="button wide" onClick={() => setScanning(true)}>
              {t('patrols.scan')}
            </button>
          )}
          <Line
            id="patrol-code"
            label={t('patrols.typeCode')}
            value={fields['code']}
            onChange={(code) => onChange({ code, typed: true })}
          />
          <div className="choice">
            <label>
              <input
                type="checkbox"
                checked={fields['unreadable'] === true}
                onChange={(event) => onChange({ unreadable: event.target.checked })}
              />
              {t('patrols.unreadable')}
            </label>
          </div>
        </>
      )}
      {wrong && <p role="alert">{wrong}</p>}
    </div>
  );
};
